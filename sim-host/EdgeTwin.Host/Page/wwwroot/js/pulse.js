// A pulse is a hundredth of the light that carries it, and the light wanders: what is drawn is the light less its slow part.
const cornerHz = 0.25;
const stepPart = 0.01;

export class PulseLevel {
  #keep;
  #last = null;
  #value = 0;

  constructor(hz) {
    this.#keep = 1 - 2 * Math.PI * cornerHz / hz;
  }

  /** Takes samples, gives as many. Where the light leaps, as when its LED is set anew, the line is broken and goes on. */
  flat(samples) {
    return samples.map(sample => {
      if (sample === null) {
        this.#last = null;
        return null;
      }
      const step = this.#last === null ? 0 : sample - this.#last;
      const isLeap = Math.abs(step) > Math.max(100, Math.abs(sample) * stepPart);
      this.#last = sample;
      this.#value = this.#keep * (this.#value + (isLeap ? 0 : step));
      return isLeap ? null : this.#value;
    });
  }
}
