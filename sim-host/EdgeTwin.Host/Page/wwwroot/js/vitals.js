// The numbers, the link, and how old all of it is.
import { $, el, text } from './dom.js';
import { clock, signed, span } from './format.js';

const oldAfterS = 150;

export function drawVitals(state) {
  const now = state.now;
  text('rate', now?.rateBpm ? String(now.rateBpm) : '–');
  text('st', now?.stUv !== undefined ? signed(now.stUv) : '–');
  text('spo2', now?.spo2Permille ? (now.spo2Permille / 10).toFixed(0) : '–');
  text('quality', now?.isLeadOff ? 'no contact' : now?.qualityPercent !== undefined ? String(now.qualityPercent) : '–');
  text('quality-unit', now?.isLeadOff ? '' : '%');
  text('age', !now ? 'nothing told yet' : now.ageS > 2 ? `${span(now.ageS)} ago` : now.uptimeS !== undefined ? clock(now.uptimeS) : '–');
  document.querySelector('.vitals').classList.toggle('old', !!now && now.ageS > oldAfterS);
}

export function drawLink(state) {
  const now = state.now ?? {};
  const rows = [['device’s link', now.link || 'not told yet']];
  if (now.waiting !== undefined) rows.push(['waits in its log', `${now.waiting} ${now.waiting === 1 ? 'record' : 'records'}`]);
  if (now.lastSeq !== undefined) rows.push(['written, acknowledged', `${now.lastSeq}, ${now.ackedSeq}`]);
  if (now.segments !== undefined) rows.push(['log’s segments in use', String(now.segments)]);
  if (now.hint) rows.push(['the wearer sees', now.hint]);
  rows.push(['collector', !state.collects ? 'collected elsewhere: no events here' : state.broker ? `no broker: ${state.broker}` : 'connected to the broker']);
  if (state.speed) rows.push(['device’s time', `${state.speed < 1.2 && state.speed > 0.8 ? 'real time' : `${state.speed.toFixed(state.speed < 10 ? 1 : 0)} times real time`}`]);
  if (state.fault) rows.push(['defect of the page', `${state.fault}: please report it`]);
  $('link').replaceChildren(...rows.flatMap(([name, value]) => [el('dt', '', name), el('dd', '', value)]));
}
