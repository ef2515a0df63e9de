// Samples come in small uneven heaps; this gives them out evenly, a little behind.
const keptS = 12;

export class Playout {
  constructor(hz, delayS) {
    this.hz = hz;
    this.delayS = delayS;
    this.size = hz * keptS;
    this.samples = new Float64Array(this.size).fill(NaN);
    this.end = 0;
    this.at = 0;
    this.speed = 1;
  }

  /** Begins anew with what was before. */
  start(from, values) {
    this.samples.fill(NaN);
    this.end = from;
    this.add(from, values);
    this.at = this.end;
  }

  add(from, values) {
    if (from < this.end || from > this.end + this.size) this.end = from;
    while (this.end < from) this.#put(NaN);
    for (const value of values) this.#put(value === null ? NaN : value);
  }

  #put(value) {
    this.samples[this.end++ % this.size] = value;
  }

  value(index) {
    return index < 0 || index >= this.end || index < this.end - this.size ? NaN : this.samples[index % this.size];
  }

  /** Moves on; faster where it lags, slower where it runs dry, so that the trace never jumps. */
  advance(seconds) {
    const lagS = (this.end - this.at) / this.hz / this.speed;
    if (lagS > this.delayS + 3) {
      this.at = this.end - this.delayS * this.hz;
      return;
    }
    const pace = 1 + Math.max(-0.5, Math.min(0.5, (lagS - this.delayS) / Math.max(0.4, this.delayS)));
    this.at = Math.min(this.end, this.at + seconds * this.hz * this.speed * pace);
  }
}
