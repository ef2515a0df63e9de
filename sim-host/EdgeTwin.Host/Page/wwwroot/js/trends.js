// Rate and ST over time, up to a day.
import { $, colour, el, isDark } from './dom.js';
import { clock } from './format.js';

const mostPoints = 2200;
const gapS = 400;

export class Trends {
  #data = { t: [], rate: [], st: [], quality: [] };
  #plots = [];
  #rangeS = 900;
  #drawnMs = 0;
  #timer = 0;

  constructor() {
    for (const button of document.querySelectorAll('[data-range]')) {
      button.setAttribute('aria-pressed', String(Number(button.dataset.range) === this.#rangeS));
      button.addEventListener('click', () => {
        this.#rangeS = Number(button.dataset.range);
        for (const other of document.querySelectorAll('[data-range]')) other.setAttribute('aria-pressed', String(other === button));
        this.#draw();
      });
    }
    isDark.addEventListener('change', () => this.#rebuild());
    new ResizeObserver(() => this.#size()).observe($('trend-rate'));
  }

  hello(trends) {
    this.#data = { t: [...trends.t], rate: [...trends.rate], st: [...trends.st], quality: [...trends.quality] };
    this.#draw();
  }

  take(point) {
    const { t, rate, st, quality } = this.#data;
    if (t.length && point.t < t.at(-1)) for (const row of Object.values(this.#data)) row.length = 0;
    t.push(point.t);
    rate.push(point.rate ?? null);
    st.push(point.st ?? null);
    quality.push(point.quality ?? null);
    if (t.length > mostPoints) for (const row of Object.values(this.#data)) row.splice(0, row.length - mostPoints);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), performance.now() - this.#drawnMs > 1000 ? 0 : 500);
  }

  #draw() {
    this.#drawnMs = performance.now();
    const { t, rate, st } = this.#data;
    $('trends-empty').hidden = t.length > 1;
    $('trends').hidden = t.length < 2;
    if (t.length < 2) return;
    if (!this.#plots.length) this.#build();
    const end = t.at(-1), from = Math.max(t[0], end - this.#rangeS);
    const first = t.findIndex(at => at >= from);
    const times = t.slice(first);
    const rows = [rate.slice(first), st.slice(first)];
    // A hole in time is a hole in the line.
    for (let i = times.length - 1; i > 0; i--) {
      if (times[i] - times[i - 1] > Math.max(gapS, this.#rangeS / 20)) {
        times.splice(i, 0, times[i - 1] + 1);
        for (const row of rows) row.splice(i, 0, null);
      }
    }
    this.#plots.forEach((plot, i) => {
      plot.setData([times, rows[i]]);
      const known = rows[i].filter(value => value !== null && value !== undefined);
      $(['trend-rate', 'trend-st'][i]).setAttribute('aria-label', known.length
        ? `${['Heart rate', 'ST level'][i]} from ${clock(times[0])} to ${clock(end)}: lowest ${Math.min(...known)}, highest ${Math.max(...known)}, now ${rows[i].at(-1) ?? 'not known'}`
        : `${['Heart rate', 'ST level'][i]}: not known in this time`);
    });
  }

  #build() {
    const make = (id, least, unit) => {
      const ink = colour('--soft'), line = colour('--line');
      const axis = { stroke: ink, font: '12px system-ui', grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
      return new uPlot({
        width: $(id).clientWidth || 400, height: 128, padding: [8, 10, 0, 0], legend: { show: false }, cursor: { drag: { x: false, y: false }, points: { size: 7 } },
        scales: { x: { time: false }, y: { range: (_, low, high) => least(low, high) } },
        axes: [{ ...axis, size: 28, space: 80, values: (_, all) => all.map(clock) }, { ...axis, size: 46, space: 26, values: (_, all) => all.map(v => String(v).replace('-', '\u2212')) }],
        series: [{}, { label: unit, stroke: colour('--accent'), width: 2, spanGaps: false }],
      }, [[], []], $(id));
    };
    const around = (low, high, span) => {
      if (low === null || high === null) return [0, span];
      const room = Math.max(span - (high - low), (high - low) * 0.16) / 2;
      return [Math.floor((low - room) / 5) * 5, Math.ceil((high + room) / 5) * 5];
    };
    $('trend-rate').replaceChildren();
    $('trend-st').replaceChildren();
    this.#plots = [make('trend-rate', (low, high) => around(low, high, 40), '/min'), make('trend-st', (low, high) => around(Math.min(low ?? 0, -50), Math.max(high ?? 0, 50), 100), 'µV')];
  }

  #size() {
    for (const plot of this.#plots) plot.setSize({ width: Math.max(200, $('trend-rate').clientWidth), height: 128 });
  }

  #rebuild() {
    for (const plot of this.#plots) plot.destroy();
    this.#plots = [];
    this.#draw();
  }
}
