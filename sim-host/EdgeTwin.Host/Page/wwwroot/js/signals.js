// Both strips, and how often they are drawn: with the screen, or once a second where motion is unwanted.
import { $, text, isStill } from './dom.js';
import { Playout } from './playout.js';
import { PulseLevel } from './pulse.js';
import { Strip } from './strip.js';

const runDelayS = 0.25;
const networkDelayS = 1.2;
const oldAfterS = 3;

export class Signals {
  #ecg = null; #ppg = null; #level = null;
  #strips = { ecg: new Strip($('ecg-box'), 'ecg', words => text('ecg-scale', words)), ppg: new Strip($('ppg-box'), 'ppg') };
  #lastMs = 0; #drawnMs = 0; #cameMs = 0; #stillSpeed = 0; #isDirty = true;
  #isOffline = true;

  constructor() {
    requestAnimationFrame(now => this.#frame(now));
  }

  hello(message) {
    const delayS = message.isRun ? runDelayS : networkDelayS;
    const { ecg, ppg } = message.waves;
    this.#ecg = new Playout(ecg.hz, delayS);
    this.#ppg = new Playout(ppg.hz, delayS);
    this.#ecg.start(ecg.from, ecg.values);
    this.#level = new PulseLevel(ppg.hz);
    this.#ppg.start(ppg.from, this.#level.flat(ppg.values));
    this.#setStill(0);
    this.#isDirty = true;
  }

  wave(message) {
    if (!this.#ecg) return;
    this.#cameMs = performance.now();
    this.#setStill(0);
    this.#ecg.add(message.n, message.e);
    this.#ppg.add(message.m, this.#level.flat(message.p));
  }

  still(message) {
    if (!this.#ecg) return;
    this.#cameMs = performance.now();
    this.#setStill(1);
    this.#ecg.start(message.n, message.e);
    this.#ppg.start(message.m, new PulseLevel(this.#ppg.hz).flat(message.p));
    this.#isDirty = true;
  }

  now(state, isOffline) {
    this.#isOffline = isOffline;
    if (!this.#ecg) return;
    const speed = state.speed > 0.05 && state.speed <= 4 ? state.speed : 1;
    this.#ecg.speed = speed;
    this.#ppg.speed = speed;
    const isOld = this.#isOld();
    const rate = state.now?.rateBpm ? `rate ${state.now.rateBpm} a minute` : 'rate not known';
    const way = isOld ? 'standing still: nothing comes any more' : this.#stillSpeed ? `a still of every two seconds, ${Math.round(state.speed)} times real time` : isStill.matches ? 'drawn anew each second' : 'moving';
    this.#describe('ecg', this.#ecg, isOld, way, `ECG, ${way}, ${rate}, quality ${state.now?.qualityPercent ?? 'unknown'} per cent`);
    this.#describe('ppg', this.#ppg, isOld, way, `Pulse wave, ${way}`);
  }

  #describe(id, playout, isOld, way, label) {
    const isEmpty = playout.end === 0;
    text(`${id}-state`, isEmpty ? 'no signal' : isOld ? 'STANDS STILL' : this.#stillSpeed ? 'stills' : '');
    const canvas = $(id), words = isEmpty ? `${label.split(',')[0]}, no signal` : label;
    if (canvas.getAttribute('aria-label') !== words) canvas.setAttribute('aria-label', words);
    canvas.parentElement.classList.toggle('old', isOld);
  }

  #isOld() {
    return this.#isOffline || performance.now() - this.#cameMs > oldAfterS * 1000;
  }

  #setStill(is) {
    this.#stillSpeed = is;
    this.#strips.ecg.setStill(!!is);
    this.#strips.ppg.setStill(!!is);
  }

  #frame(nowMs) {
    requestAnimationFrame(next => this.#frame(next));
    const seconds = Math.min(0.25, (nowMs - this.#lastMs) / 1000);
    this.#lastMs = nowMs;
    if (!this.#ecg) return;
    if (!this.#stillSpeed) {
      this.#ecg.advance(seconds);
      this.#ppg.advance(seconds);
    }
    const everyMs = isStill.matches ? 1000 : 0;
    if (nowMs - this.#drawnMs < everyMs || (this.#stillSpeed && !this.#isDirty && nowMs - this.#drawnMs < 500)) return;
    this.#drawnMs = nowMs;
    this.#isDirty = false;
    const isOld = this.#isOld();
    const headPart = this.#stillSpeed ? 1 - 1e-9 : (this.#ecg.at / this.#ecg.hz / this.#strips.ecg.seconds) % 1;
    this.#strips.ecg.draw(this.#ecg, isOld, headPart);
    this.#strips.ppg.draw(this.#ppg, isOld, headPart);
  }
}
