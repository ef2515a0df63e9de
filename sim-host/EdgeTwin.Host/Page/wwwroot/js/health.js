// How the sensors are, and how long they are thought to last.
import { $, el, text } from './dom.js';
import { clock } from './format.js';

const words = { good: 'good', watch: 'keep an eye on it', act: 'act now', failed: 'failed', unknown: 'not measured' };
const order = ['failed', 'act', 'watch', 'good', 'unknown'];

export function drawHealth(health) {
  $('health').hidden = !health;
  $('health-empty').hidden = !!health;
  if (!health) return;
  $('health-parts').hidden = health.parts.length === 0;
  const parts = [...health.parts].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  $('health-parts').replaceChildren(...parts.map(part => el('li', '',
    el('div', '', el('b', '', part.name), el('div', 'life', [part.life, part.figures, part.replaced].filter(Boolean).join(' · '))),
    el('span', `badge ${part.state}`, words[part.state] ?? part.state), part.advice ? el('p', 'advice', part.advice) : '')));
  text('health-note', `Self-test: ${health.selfTest}. Told at ${health.uptimeS !== undefined ? clock(health.uptimeS) : 'an unknown time'}; a life needs hours of a trend before it is foretold.${health.parts.length ? '' : ' No part has been measured for long enough yet.'}`);
}
