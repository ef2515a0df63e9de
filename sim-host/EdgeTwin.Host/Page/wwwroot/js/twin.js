// The wearer's beat as it was measured, the model's over it with the band that it is unsure within; always with its age and its fit.
import { $, colour, el, isDark } from './dom.js';
import { signed, span } from './format.js';

export class Twin {
  #twin = null;
  #plot = null;
  #receivedMs = 0;

  constructor() {
    isDark.addEventListener('change', () => this.#draw());
    new ResizeObserver(() => this.#plot?.setSize({ width: Math.max(200, $('twin-plot').clientWidth), height: 210 })).observe($('twin-plot'));
    setInterval(() => this.#facts(), 1000);
  }

  take(twin) {
    this.#twin = twin ?? null;
    this.#receivedMs = performance.now();
    this.#draw();
  }

  /** The age by the server's clock; between its words, and when it is gone, it grows here. */
  age(seconds) {
    if (!this.#twin || seconds === undefined) return;
    this.#twin.ageS = seconds;
    this.#receivedMs = performance.now();
    this.#facts();
  }

  #draw() {
    const twin = this.#twin;
    $('twin').hidden = !twin;
    $('twin-empty').hidden = !!twin;
    this.#plot?.destroy();
    this.#plot = null;
    if (!twin) return;
    this.#facts();
    const x = twin.measuredUv.map((_, i) => Math.round((twin.firstMs + i * twin.stepMs) * 10) / 10);
    const band = twin.modelUv && twin.bandUv;
    const data = [x, twin.measuredUv, twin.modelUv ?? x.map(() => null), band ? twin.modelUv.map((v, i) => v + twin.bandUv[i]) : x.map(() => null), band ? twin.modelUv.map((v, i) => v - twin.bandUv[i]) : x.map(() => null)];
    const ink = colour('--soft'), line = colour('--line'), accent = colour('--accent');
    const axis = { stroke: ink, font: '12px system-ui', grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    this.#plot = new uPlot({
      width: Math.max(200, $('twin-plot').clientWidth || 400), height: 210, padding: [10, 12, 0, 0], legend: { show: false }, cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false } },
      axes: [{ ...axis, size: 30, space: 60, values: (_, all) => all.map(v => `${signed(v)} ms`) }, { ...axis, size: 64, values: (_, all) => all.map(v => `${(v / 1000).toFixed(1).replace('-', '\u2212')} mV`) }],
      series: [{}, { stroke: colour('--trace'), width: 2, points: { show: false } }, { stroke: accent, width: 3, dash: [9, 5], points: { show: false } }, { stroke: 'transparent', width: 0, points: { show: false } }, { stroke: 'transparent', width: 0, points: { show: false } }],
      bands: [{ series: [3, 4], fill: `color-mix(in srgb, ${accent} 20%, transparent)` }],
    }, data, $('twin-plot'));
    $('twin-plot').setAttribute('aria-label', `The measured beat, from ${Math.min(...twin.measuredUv)} to ${Math.max(...twin.measuredUv)} microvolts${twin.modelUv ? ', and the model’s over it' : '; no model is fitted yet'}`);
    $('twin-rows').tBodies[0].replaceChildren(...twin.rows.map(row => el('tr', '', ...[row.name, row.value, row.count, row.confidence].map(cell => el('td', '', cell)))));
  }

  #facts() {
    const twin = this.#twin;
    if (!twin) return;
    const ageS = twin.ageS + (performance.now() - this.#receivedMs) / 1000;
    const parts = [el('b', '', `${span(ageS)} old`), twin.isStale ? el('span', 'old-word', ' TOO OLD to stand for the heart of now') : '',
      ` · fit error ${twin.fitPrdPercent !== undefined ? `${twin.fitPrdPercent.toFixed(1)} % (PRD)` : 'not known: no model yet'} · ${twin.beats} beats · version ${twin.version} · rate ${twin.rateBpm}/min`,
      twin.stUv !== undefined ? ` · ST ${signed(twin.stUv)} µV` : ' · ST not measured', twin.qtMs !== undefined ? ` · QT ${twin.qtMs} ms` : ' · QT not measured'];
    $('twin-facts').replaceChildren(...parts.filter(part => part !== ''));
  }
}
