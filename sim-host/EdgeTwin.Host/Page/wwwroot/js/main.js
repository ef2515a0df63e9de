// Puts the parts together: what comes over the line goes to whoever draws it.
import { $, el, text } from './dom.js';
import { Feed, ask, post } from './feed.js';
import { span } from './format.js';
import { Signals } from './signals.js';
import { Alarms } from './alarms.js';
import { Events } from './events.js';
import { Trends } from './trends.js';
import { Twin } from './twin.js';
import { WhatIf } from './whatif.js';
import { drawHealth } from './health.js';
import { drawLink, drawVitals } from './vitals.js';
import { say } from './say.js';

const signals = new Signals(), alarms = new Alarms(), events = new Events(), trends = new Trends(), twin = new Twin(), whatIf = new WhatIf();
let state = null, isRun = true, isUp = false, stateMs = 0;

function takeState(next) {
  state = next;
  stateMs = performance.now();
  drawVitals(state);
  drawLink(state);
  signals.now(state, !isUp);
  alarms.tick(state.deviceS ?? null);
  twin.age(state.twinAgeS);
  $('ask').hidden = isRun || (state.wavesAgeS !== undefined && state.wavesAgeS < 5);
}

function line(isUpNow, quietMs) {
  const seconds = (quietMs ?? 0) / 1000;
  if (isUp && !isUpNow) say('The connection to edgetwin is lost. What is shown is old.');
  if (!isUp && isUpNow && state) say('The connection to edgetwin is back.');
  isUp = isUpNow;
  if (state) alarms.line(isUp);
  document.body.classList.toggle('stale', !isUpNow && state !== null);
  document.body.classList.toggle('waiting', !isUpNow && state === null);
  text('line-text', isUpNow ? 'Live' : state ? `Offline for ${span(seconds)}: edgetwin does not answer. What is shown is old; trying again` : 'Connecting…');
  if (!isUpNow && state) {
    text('age', `${span((state.now?.ageS ?? 0) + (performance.now() - stateMs) / 1000)} ago`);
    signals.now(state, true);
  }
}

const feed = new Feed({
  line,
  hello(message) {
    isRun = message.isRun;
    isUp = true;
    text('device-name', isRun ? message.device : '');
    $('wearer').hidden = !isRun;
    text('wearer', 'simulated wearer');
    signals.hello(message);
    alarms.line(true);
    alarms.hello(message.open);
    trends.hello(message.trends);
    twin.take(message.twin);
    drawHealth(message.health);
    events.hello(message.device);
    whatIf.hello(message.device);
    takeState(message.state);
    if (!isRun) fillDevices(message.device);
  },
  now: takeState,
  w: message => signals.wave(message),
  still: message => signals.still(message),
  event(one) {
    alarms.take(one);
    events.take(one);
  },
  trend: point => trends.take(point),
  twin: message => twin.take(message.twin),
  health: drawHealth,
  lost: gap => say(`Events ${gap.firstSeq} to ${gap.lastSeq} will not come: the device has dropped them.`),
});

async function fillDevices(chosen) {
  const { devices } = await ask('/api/devices').catch(() => ({ devices: [] }));
  $('device-pick').hidden = devices.length === 0;
  $('device').replaceChildren(...devices.map(one => {
    const option = el('option', '', `${one.name}${one.isOnline ? '' : ' (offline)'}`);
    option.value = one.name;
    option.selected = one.name === chosen;
    return option;
  }));
}

$('device').addEventListener('change', event => feed.open(event.target.value));
$('ask-button').addEventListener('click', async () => {
  text('ask-answer', 'Asking…');
  try {
    await post('/api/waves', { device: $('device').value });
    text('ask-answer', 'Asked. If nothing comes within some seconds, the wearer has not consented or the device is offline: see the events.');
  } catch (error) {
    text('ask-answer', error.message);
  }
});

feed.open('');
