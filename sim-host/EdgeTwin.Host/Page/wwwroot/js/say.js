// What a screen reader is told by itself: high priority at once, the rest when it is quiet. Emptied first, so that the same words are said twice.
import { $ } from './dom.js';

function put(id, words) {
  const node = $(id);
  node.textContent = '';
  setTimeout(() => { node.textContent = words; }, 60);
}

export const say = words => put('say', words);
export const sayNow = words => put('say-now', words);
