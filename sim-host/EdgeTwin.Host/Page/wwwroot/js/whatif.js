// "Would it have noticed?": the form, the wait, the answer.
import { $, el, text } from './dom.js';
import { ask, post } from './feed.js';

const numbers = ['hr', 'st', 'pvc', 'pause', 'noise', 'spo2', 'seed'];
const flags = ['af', 'drying'];

export class WhatIf {
  #device = '';
  #running = 0;

  constructor() {
    $('whatif').addEventListener('submit', event => {
      event.preventDefault();
      this.#try();
    });
    $('whatif-stop').addEventListener('click', () => ask(`/api/whatif/${this.#running}`, { method: 'DELETE' }).catch(() => {}));
  }

  hello(device) { this.#device = device; }

  async #try() {
    const form = $('whatif').elements, body = { device: this.#device };
    for (const name of numbers) {
      const input = form[name], isBad = !input.checkValidity() && !input.validity.stepMismatch;
      input.setAttribute('aria-invalid', String(isBad));
      if (isBad) {
        text('whatif-state', `${input.parentElement.firstChild.textContent.trim()}: give ${input.min} to ${input.max}.`);
        input.focus();
        return;
      }
      if (input.value !== '') body[name] = Number(input.value);
    }
    for (const name of flags) if (form[name].checked) body[name] = true;
    this.#busy(true, 'Running…');
    try {
      const begun = await post('/api/whatif', body);
      this.#running = begun.number;
      $('whatif-stop').hidden = false;
      this.#show(await this.#wait(begun));
      this.#busy(false, 'Done.');
    } catch (error) {
      this.#busy(false, error.message);
    }
  }

  async #wait(begun) {
    let state = begun;
    while (!state.isDone) {
      await new Promise(done => setTimeout(done, 250));
      state = await ask(`/api/whatif/${begun.number}`);
      text('whatif-state', state.progress > 0 ? `Running… ${Math.round(state.progress * 100)} %` : 'Running…');
    }
    if (state.why) throw new Error(state.why);
    return state.answer;
  }

  #busy(isBusy, words) {
    $('whatif-go').disabled = isBusy;
    if (!isBusy) $('whatif-stop').hidden = true;
    text('whatif-state', words);
  }

  #show(answer) {
    const box = $('whatif-answer');
    box.replaceChildren(
      el('p', 'sentence', answer.sentence),
      table('What was changed', ['Change', 'Answer', 'After onset', 'After it may be told', 'Least that is told'], answer.changes.map(one => [one.words, one.answer, one.afterOnset, one.afterCriterion, one.least])),
      table('Side by side', ['', 'as it is', 'changed'], answer.comparison),
      el('p', 'soft', `${answer.on}. Least told: found by halves, for this place of this heart.`));
    box.hidden = false;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'nearest' });
  }
}

function table(caption, heads, rows) {
  const body = el('tbody', '', ...rows.map(row => el('tr', '', ...row.map(cell => el('td', '', cell)))));
  const box = el('div', 'scroll', el('table', '', el('caption', 'unseen', caption), el('thead', '', el('tr', '', ...heads.map(head => {
    const cell = el('th', '', head);
    cell.scope = 'col';
    return cell;
  }))), body));
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', caption);
  return box;
}
