// What began and has not ended, the gravest first.
import { $, el, text } from './dom.js';
import { mark, span } from './format.js';
import { say, sayNow } from './say.js';

const order = ['high', 'medium', 'low', 'technical'];

export class Alarms {
  #open = new Map();
  #upS = null;
  #isOffline = true;

  hello(open) {
    this.#open = new Map(open.map(one => [one.kind, one]));
    this.#draw();
  }

  take(one) {
    if (one.kind === 'boot') this.#open.clear();
    if (one.phase === 'end') this.#open.delete(one.kind);
    if (one.phase === 'begin' && order.includes(one.priority)) this.#open.set(one.kind, one);
    this.#tell(one);
    this.#draw();
  }

  /** Without a connection nobody knows what stands. */
  line(isUp) {
    if (this.#isOffline === !isUp) return;
    this.#isOffline = !isUp;
    this.#draw();
  }

  /** The device's time, for how long they last. */
  tick(upS) {
    this.#upS = upS;
    for (const node of $('alarms').children) {
      const one = this.#open.get(node.dataset.kind);
      const since = this.#isOffline ? 'when the connection was lost' : one && upS !== null && one.startS !== undefined ? `for ${span(upS - one.startS)}` : '';
      if (one && node.lastChild.textContent !== since) node.lastChild.textContent = since;
    }
  }

  #tell(one) {
    if (one.priority === 'none') return;
    const [, word] = mark(one.priority);
    const words = `${one.phase === 'end' ? 'Ended: ' : ''}${one.title}, ${word}. ${one.phase === 'end' ? '' : one.sentence}`;
    if (one.priority === 'high' && one.phase !== 'end') sayNow(words);
    else say(words);
  }

  #draw() {
    const open = [...this.#open.values()].sort((a, b) => order.indexOf(a.priority) - order.indexOf(b.priority));
    $('alarms').replaceChildren(...open.map(one => {
      const [sign, word] = mark(one.priority);
      const item = el('li', `alarm ${one.priority}`, el('span', 'mark', el('i', '', sign), word), el('b', '', one.title), el('span', '', one.sentence), el('span', 'since'));
      item.dataset.kind = one.kind;
      return item;
    }));
    $('no-alarms').hidden = open.length > 0;
    text('no-alarms', this.#isOffline ? 'Not connected: whether an alarm stands is not known.' : 'No alarm stands. That is no statement that the wearer is well.');
    document.title = open.length > 0 ? `${mark(open[0].priority)[0]} ${open[0].title} – EdgeTwin` : 'EdgeTwin live';
    this.tick(this.#upS);
  }
}
