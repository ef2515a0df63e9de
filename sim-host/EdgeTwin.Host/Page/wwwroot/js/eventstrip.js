// The eight seconds of ECG that an alarm carries, on its paper: 10 mm a mV, 25 mm a second.
import { el, svg } from './dom.js';
import { clock } from './format.js';

const mm = 5;
const mmPerS = 25;
const mmPerMv = 10;

/** First point and a signed byte of steps for each that follows. */
export function points(strip) {
  const steps = atob(strip.deltas);
  const values = [strip.firstUv];
  for (let i = 0; i < steps.length; i++) {
    const step = steps.charCodeAt(i);
    values.push(values[i] + (step > 127 ? step - 256 : step) * strip.stepUv);
  }
  return values;
}

export function drawStrip(one) {
  const values = points(one.strip);
  const seconds = values.length / one.strip.rateHz;
  const low = Math.min(...values), high = Math.max(...values);
  const gain = high - low > 4000 ? mmPerMv / 2 : mmPerMv;
  const boxes = Math.max(4, Math.ceil((high - low) / 1000 * gain / 5) + 1);
  const width = Math.ceil(seconds * 5) * 5 * mm, height = boxes * 5 * mm;
  const middle = (low + high) / 2;
  const x = i => (i / one.strip.rateHz * mmPerS * mm).toFixed(1);
  const y = uv => (height / 2 - (uv - middle) / 1000 * gain * mm).toFixed(1);
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `ECG from ${clock(one.strip.startS)} to ${clock(one.strip.startS + seconds)}, ${Math.round((high - low) / 10) / 100} millivolts from its lowest to its highest point` });
  const grid = step => {
    let path = '';
    for (let at = 0; at <= width; at += step) path += `M${at} 0V${height}`;
    for (let at = 0; at <= height; at += step) path += `M0 ${at}H${width}`;
    return path;
  };
  picture.append(svg('path', { class: 'g1', d: grid(mm) }), svg('path', { class: 'g2', d: grid(5 * mm) }));
  const decided = one.decidedS - one.strip.startS;
  if (decided >= 0 && decided <= seconds) picture.append(svg('path', { class: 'd', d: `M${x(decided * one.strip.rateHz)} 0V${height}` }));
  picture.append(svg('path', { class: 't', d: 'M' + values.map((value, i) => `${x(i)} ${y(value)}`).join('L') }));
  const box = el('div', 'strip-box', picture);
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'ECG strip');
  return [box, el('p', 'strip-note', `${clock(one.strip.startS)} to ${clock(one.strip.startS + seconds)}: the ${Math.round(seconds)} s of ECG before it was decided. 25 mm/s, ${gain} mm/mV.`)];
}
