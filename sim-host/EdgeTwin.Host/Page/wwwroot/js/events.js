// The list of events, the newest first: begin and end in one line, evidence and strip behind it. Older ones are fetched page by page, back to the first.
import { $, el, text } from './dom.js';
import { ask } from './feed.js';
import { clock, mark, span, time } from './format.js';
import { drawStrip } from './eventstrip.js';

const most = 12;
const mostShown = 1000;

export class Events {
  #items = new Map();
  #ends = new Map();
  #device = '';
  #oldest = null;
  #isWhole = false;
  #hasOpened = false;

  constructor() {
    $('older').addEventListener('click', () => this.#page());
  }

  /** Another device, or the same after a break: what was shown stays until the answer is there. */
  async hello(device) {
    this.#device = device;
    try {
      const { events } = await ask(this.#path(null));
      const open = new Set([...$('events').querySelectorAll('details[open]')].map(node => node.parentElement.dataset.id));
      this.#items.clear();
      this.#ends.clear();
      $('events').replaceChildren();
      this.#append(events);
      for (const node of $('events').children) if (open.has(node.dataset.id)) node.firstChild.open = true;
      this.#openNewestAlarm();
    } catch (error) {
      text('events-end', error.message);
    }
  }

  take(one) {
    if (this.#items.has(id(one))) return;
    if (one.phase === 'end' && this.#close(one)) return;
    this.#add(one, true);
    if (one.strip && !this.#hasOpened) this.#openNewestAlarm();
    while ($('events').children.length > mostShown) {
      const last = $('events').lastChild;
      this.#items.delete(last.dataset.id);
      last.remove();
      this.#isWhole = false;
      this.#oldest = this.#items.get($('events').lastChild.dataset.id);
    }
    this.#note();
  }

  #path(before) {
    return `/api/events?most=${most}&device=${encodeURIComponent(this.#device)}${before ? `&log=${before.log}&seq=${before.seq}` : ''}`;
  }

  async #page() {
    $('older').disabled = true;
    try {
      const { events } = await ask(this.#path(this.#oldest));
      this.#append(events);
    } catch (error) {
      text('events-end', error.message);
    }
    $('older').disabled = false;
  }

  #append(events) {
    for (const one of events) {
      if (this.#items.has(id(one))) continue;
      // Going back in time an end comes before its begin.
      if (one.phase === 'end') this.#ends.set(`${one.log} ${one.kind}`, one);
      this.#add(one, false);
      if (one.phase === 'begin') this.#close(this.#ends.get(`${one.log} ${one.kind}`));
    }
    this.#oldest = events.at(-1) ?? this.#oldest;
    this.#isWhole = events.length < most;
    this.#note();
  }

  #note() {
    const count = this.#items.size;
    $('events-empty').hidden = count > 0;
    $('older').hidden = this.#isWhole || count === 0;
    text('events-end', count === 0 ? '' : this.#isWhole ? 'This is the first event that was collected.' : '');
  }

  // Joins an end to its begin; false where that is not shown.
  #close(end) {
    if (!end) return false;
    for (const node of $('events').children) {
      const one = this.#items.get(node.dataset.id);
      if (one.kind !== end.kind || one.log !== end.log || one.phase !== 'begin' || one.seq > end.seq) continue;
      if (one.end) return false;
      one.end = end;
      this.#ends.delete(`${end.log} ${end.kind}`);
      $('events').querySelector(`[data-id="${id(end)}"]`)?.remove();
      this.#items.set(id(end), end);
      const joined = this.#draw(one, node.firstChild.open);
      Object.assign(joined.dataset, { ...node.dataset });
      node.replaceWith(joined);
      return true;
    }
    return false;
  }

  #add(one, isNew) {
    this.#items.set(id(one), one);
    const node = this.#draw(one, false);
    if (isNew) {
      node.dataset.receivedMs = one.receivedMs;
      node.dataset.shownMs = performance.timeOrigin + performance.now();
      $('events').prepend(node);
    } else {
      $('events').append(node);
    }
  }

  #openNewestAlarm() {
    const node = [...$('events').children].find(item => this.#items.get(item.dataset.id).strip);
    if (!node) return;
    this.#hasOpened = true;
    node.firstChild.open = true;
  }

  #draw(one, isOpen) {
    const [sign, word] = mark(one.priority);
    const lasts = one.phase === 'begin' && !one.end && one.priority !== 'none';
    const when = el('span', 'when', when1(one));
    const title = el('span', 'title', one.phase === 'end' ? `${one.title}: ended` : one.title);
    const words = el('span', 'words', sign ? el('span', `mark ${one.priority}`, el('i', '', sign), word) : '', sign ? ' ' : '', one.phase === 'end' ? '' : one.sentence, lasts ? el('span', 'lasting', ' Has not ended.') : '',
      one.end && one.startS !== undefined && one.end.endS !== undefined ? ` Lasted ${span(one.end.endS - one.startS)}.` : '');
    const details = el('details', one.priority, el('summary', '', title, when, words));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) details.append(body(one));
    });
    details.open = isOpen;
    const item = el('li', '', details);
    item.dataset.id = id(one);
    item.dataset.kind = one.kind;
    return item;
  }
}

const id = one => `${one.log}.${one.seq}`;

function when1(one) {
  const atS = one.phase === 'end' ? one.endS ?? one.startS : one.startS ?? one.uptimeS;
  const at = atS === undefined ? '' : `at ${clock(atS)}`;
  return one.utcMs ? `${time(one.utcMs - Math.max(0, one.uptimeS - (atS ?? one.uptimeS)) * 1000)} · ${at}` : at;
}

function body(one) {
  const rows = [...one.evidence, ...(one.end?.evidence ?? []).filter(([name]) => !one.evidence.some(([known]) => known === name))];
  if (one.decidedS !== undefined && one.startS !== undefined && one.decidedS > one.startS) rows.push(['decided after its onset', span(one.decidedS - one.startS)]);
  rows.push(['number in the log', String(one.seq)]);
  return el('div', 'body', one.advice ? el('p', 'advice', one.advice) : '', ...(one.strip ? drawStrip(one) : []),
    el('dl', 'numbers', ...rows.map(([name, value]) => el('div', '', el('dt', '', name), el('dd', '', value)))));
}
