// A moving strip: the trace sweeps over its paper as on a bedside monitor, with a gap before its head. Two layers: the paper is drawn only when its size changes.
import { colour, isStill, isDark } from './dom.js';

const gapS = 0.35;
const mmPerS = 25;

export class Strip {
  #paper; #trace; #kind; #onScale;
  #width = 0; #height = 0; #box = 0; #seconds = 8;
  #low = 0; #high = 1; #gain = 10;
  #still = false;

  /** kind: 'ecg' has a true scale of 10 mm a mV, 'ppg' fits itself. */
  constructor(box, kind, onScale = () => {}) {
    [this.#paper, this.#trace] = box.querySelectorAll('canvas');
    this.#kind = kind;
    this.#onScale = onScale;
    new ResizeObserver(() => this.#resize(box)).observe(box);
    isDark.addEventListener('change', () => this.#drawPaper());
  }

  get seconds() { return this.#seconds; }

  #resize(box) {
    const scale = Math.min(devicePixelRatio || 1, 2);
    this.#width = box.clientWidth;
    this.#height = box.clientHeight;
    for (const canvas of [this.#paper, this.#trace]) {
      canvas.width = Math.round(this.#width * scale);
      canvas.height = Math.round(this.#height * scale);
      canvas.getContext('2d').setTransform(scale, 0, 0, scale, 0, 0);
    }
    // A large square of the paper is 5 mm: 0.2 s, and 0.5 mV at 10 mm a mV.
    this.#seconds = this.#width < 520 ? 4 : this.#width < 900 ? 6 : 8;
    this.#box = this.#width / this.#seconds / 5;
    this.#drawPaper();
  }

  #drawPaper() {
    const g = this.#paper.getContext('2d');
    g.clearRect(0, 0, this.#width, this.#height);
    const middle = this.#height / 2;
    const lines = (step, style) => {
      g.strokeStyle = style;
      g.beginPath();
      for (let x = 0; x <= this.#width; x += step) { g.moveTo(x, 0); g.lineTo(x, this.#height); }
      for (let y = middle % step; y <= this.#height; y += step) { g.moveTo(0, y); g.lineTo(this.#width, y); }
      g.stroke();
    };
    g.lineWidth = 1;
    if (this.#kind === 'ecg') lines(this.#box / 5, colour('--fine'));
    lines(this.#box, colour('--coarse'));
  }

  /** Draws what was played; both strips share their head, a part 0..1 of the width. */
  draw(playout, isOld, headPart) {
    if (!this.#width) return;
    const g = this.#trace.getContext('2d');
    const perSample = this.#width / (this.#seconds * playout.hz);
    const span = Math.floor((this.#seconds - (this.#still ? 0 : gapS)) * playout.hz);
    const head = Math.floor(playout.at), first = Math.max(0, head - span);
    const headX = headPart * this.#width, behind = playout.at - head;
    const scaleY = this.#scale(playout, first, head);
    g.clearRect(0, 0, this.#width, this.#height);
    g.strokeStyle = colour(this.#kind === 'ecg' ? '--trace' : '--pulse');
    g.lineWidth = this.#kind === 'ecg' ? 1.8 : 2;
    g.lineJoin = 'round';
    g.beginPath();
    let isDown = false, lastX = -1;
    for (let i = first; i < head; i++) {
      const value = playout.value(i);
      const x = (headX - (head - i + behind) * perSample + 2 * this.#width) % this.#width;
      if (Number.isNaN(value) || x < lastX) isDown = false;
      lastX = x;
      if (Number.isNaN(value)) continue;
      const y = scaleY(value);
      if (isDown) g.lineTo(x, y); else g.moveTo(x, y);
      isDown = true;
    }
    g.stroke();
    if (!isOld && !this.#still) {
      g.fillStyle = colour('--head');
      g.fillRect(headX - 1, 0, 2, this.#height);
    }
    this.#trace.dataset.sample = head;
  }

  /** Stills have no head. */
  setStill(isStillNow) { this.#still = isStillNow; }

  // The level drifts slowly to the middle; the ECG's gain is one of the usual three.
  #scale(playout, first, head) {
    let low = Infinity, high = -Infinity, sum = 0, count = 0;
    for (let i = first; i < head; i += 2) {
      const value = playout.value(i);
      if (Number.isNaN(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      sum += value;
      count++;
    }
    if (!count) return () => this.#height / 2;
    const isFirst = this.#low === 0 && this.#high === 1;
    const ease = isFirst || isStill.matches ? 1 : 0.06;
    this.#low += (low - this.#low) * ease;
    this.#high += (high - this.#high) * ease;
    if (this.#kind !== 'ecg') {
      const room = Math.max(1e-6, this.#high - this.#low);
      return value => this.#height * (0.9 - 0.8 * (value - this.#low) / room);
    }
    const boxes = this.#height / this.#box, needMv = (this.#high - this.#low) / 1000;
    const fits = mm => needMv * mm / 5 < boxes * 0.96;
    const gain = fits(10) ? (needMv * 4 < boxes * 0.7 ? 20 : 10) : 5;
    if (gain !== this.#gain && (gain < this.#gain || fits(gain * 1.1))) this.#gain = gain;
    this.#onScale(`${mmPerS} mm/s · ${this.#gain} mm/mV`);
    const middle = (this.#low + this.#high) / 2, perUv = this.#gain / 5 * this.#box / 1000;
    return value => this.#height / 2 - (value - middle) * perUv;
  }
}
