// The line to the server: one stream of events, opened again for ever, and watched: the server speaks at least once a second.
const silentMs = 4000;
const pauses = [500, 1000, 2000, 4000];

export class Feed {
  #source = null;
  #handlers;
  #lastMs = 0;
  #failures = 0;
  #timer = 0;
  #device = '';

  /** handlers: one for each name of event, and line(isUp, sinceMs). */
  constructor(handlers) {
    this.#handlers = handlers;
    setInterval(() => this.#watch(), 500);
    addEventListener('online', () => this.#again(0));
    addEventListener('pageshow', event => event.persisted && this.#again(0));
  }

  open(device) {
    this.#device = device;
    this.#again(0);
  }

  #again(afterMs) {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#timer = setTimeout(() => this.#connect(), afterMs);
  }

  #connect() {
    const source = new EventSource(`/api/stream${this.#device ? `?device=${encodeURIComponent(this.#device)}` : ''}`);
    this.#source = source;
    this.#lastMs = this.#lastMs || performance.now();
    for (const name of ['hello', 'now', 'w', 'still', 'event', 'trend', 'twin', 'health', 'lost']) {
      source.addEventListener(name, event => {
        if (source !== this.#source) return;
        this.#lastMs = performance.now();
        if (name === 'hello') {
          this.#failures = 0;
          this.#handlers.line(true, 0);
        }
        this.#handlers[name]?.(JSON.parse(event.data));
      });
    }
    source.onerror = () => {
      if (source === this.#source) this.#fail();
    };
  }

  #fail() {
    this.#handlers.line(false, performance.now() - this.#lastMs);
    this.#again(pauses[Math.min(this.#failures++, pauses.length - 1)]);
  }

  #watch() {
    const quietMs = performance.now() - this.#lastMs;
    if (this.#lastMs && quietMs > silentMs) {
      this.#handlers.line(false, quietMs);
      // A connection that is open and says nothing is dead, and does not know it.
      if (this.#source && quietMs % 8000 < 500) this.#fail();
    }
  }
}

/** Asks for a document; what is wrong is said in one sentence. */
export async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', ...options });
  } catch {
    throw new Error('edgetwin does not answer.');
  }
  const document = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(document.why ?? `edgetwin refused (${answer.status}).`);
  return document;
}

export const post = (path, body) => ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
