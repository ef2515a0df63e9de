// Numbers as a person reads them.
const two = n => String(n).padStart(2, '0');

/** 1:02 or 1:02:03, from seconds since the device started. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, s = whole % 60;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 4 s, 3 min, 2 h 5 min, 3 days. */
export function span(seconds) {
  const s = Math.max(0, seconds);
  if (s < 9.95) return `${s.toFixed(s < 1 ? 1 : 0)} s`;
  if (s < 60) return `${Math.round(s)} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${Math.floor(s % 60)} s`;
  if (s < 172800) return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`;
  return `${Math.floor(s / 86400)} days`;
}

/** Local time of day; the date too where it is another day. */
export function time(ms) {
  const date = new Date(ms), today = new Date();
  const day = date.toDateString() === today.toDateString() ? '' : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} `;
  return `${day}${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

export const signed = n => (n > 0 ? `+${n}` : n < 0 ? `\u2212${-n}` : '0');

const marks = { high: ['!!!', 'high priority'], medium: ['!!', 'medium priority'], low: ['!', 'low priority'], technical: ['\u2699\uFE0E', 'technical'], none: ['', ''] };

/** The sign of a priority as IEC 60601-1-8 has it, and the word. */
export const mark = priority => marks[priority] ?? marks.none;
