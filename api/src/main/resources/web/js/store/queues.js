// The queues before the tills: how long, how many wait, how many give up.
import { fill, h } from '../dom.js';
import { saveCsv } from '../export.js';
import { clock, day, duration, figure, number, peopleBand, percent } from '../format.js';
import { quality, unknown } from '../ui/quality.js';
import { empty, failed, loading } from '../ui/states.js';

const COLUMNS = ['zone', 'start', 'meanLength', 'maxLength', 'joined', 'meanWaitSeconds', 'served', 'abandoned.low', 'abandoned.mid', 'abandoned.high', 'abandonment', 'coverage', 'tillCoverage', 'status'];
const MOST_BARS = 96;

/** @param {any} store catalog entry */
export function queueCard(store) {
  const place = h('div', { class: 'queues' }, loading());
  const trust = h('span');
  let shown = [];
  const csv = h('button', { class: 'button quiet', type: 'button', 'data-testid': 'queues-csv', title: 'Save the quarter hours as a table', onclick: save }, 'CSV');

  function save() {
    saveCsv('queues.csv', shown.flatMap((queue) => queue.quarters.map((quarter) => ({ zone: queue.zone, ...quarter }))), COLUMNS);
  }

  return {
    element: h('section', { class: 'card queue-card', 'aria-labelledby': 'queues-title', 'data-testid': 'queues' },
      h('div', { class: 'card-head' }, h('h2', { id: 'queues-title' }, 'Queues at the tills'), trust, csv), place),
    /** @param queues the answer of the API */
    show(queues) {
      shown = queues;
      csv.hidden = queues.length === 0;
      fill(trust, queues.length === 1 && quality(queues[0].whole.coverage, queues[0].whole.status));
      if (queues.length === 0) {
        fill(place, empty('No queue is marked', 'A zone of the catalog that names its tills in "queueOf" is followed as their queue.'));
        return;
      }
      fill(place, queues.map((queue) => one(queue, store.timezone)));
    },
    fail: (error, again) => fill(place, failed(error, again)),
  };
}

function one(queue, timeZone) {
  const { whole } = queue;
  const known = (value, write) => (value === null ? unknown() : write(value));
  return h('div', { class: 'queue', 'data-testid': 'queue', 'data-zone': queue.zone },
    h('h3', {}, queue.name, h('span', { class: 'muted small' }, ` of ${queue.tills.join(', ')}`)),
    h('dl', { class: 'queue-numbers' },
      fact('Length', 'People in the zone on average, staff not counted', [known(whole.meanLength, figure), whole.maxLength !== null && h('small', {}, ` up to ${number(whole.maxLength)}`)]),
      fact('Wait', 'Mean stay of those who stayed at least the zone’s dwell time; being served is part of it', whole.meanWaitSeconds === null ? (whole.joined === null ? unknown() : '–') : duration(whole.meanWaitSeconds)),
      fact('Joined', 'People who stayed at least the zone’s dwell time, one of each group', known(whole.joined, (value) => number(value))),
      fact('Served', 'Receipts of these tills', known(whole.served, (value) => number(value))),
      fact('Gave up', 'Joined − served, of the quarter hours in which zone and tills were watched for 90 %; an estimate with its band (P10–P90)',
        whole.abandoned === null ? unknown() : [number(whole.abandoned.mid), h('small', {}, [peopleBand(whole.abandoned), whole.abandonment !== null && percent(whole.abandonment)].filter(Boolean).map((text) => ` ${text}`).join(' ·'))]),
      fact('Tills', 'Coverage of the tills', quality(whole.tillCoverage, whole.status, true))),
    bars(queue.quarters, timeZone));
}

function fact(name, title, value) {
  return h('div', { title }, h('dt', {}, name), h('dd', {}, value));
}

/** The mean length of each quarter hour, and over it a line at the most people at once. */
function bars(quarters, timeZone) {
  const open = quarters.filter((quarter) => quarter.coverage !== null).slice(-MOST_BARS);
  if (open.length === 0) return null;
  const top = Math.max(...open.map((quarter) => quarter.maxLength ?? 0), 1);
  return h('div', { class: 'queue-chart', role: 'img', 'aria-label': `Length of the queue by quarter hours, at most ${number(top)} people; the CSV has the numbers` },
    h('span', { class: 'queue-top small muted' }, number(top)),
    h('div', { class: 'queue-bars' }, open.map((quarter) => bar(quarter, top, timeZone))),
    h('div', { class: 'queue-ends small muted' }, h('span', {}, `${day(open[0].start, timeZone)}, ${clock(open[0].start, timeZone)}`), h('span', {}, clock(Date.parse(open.at(-1).start) + 900_000, timeZone))));
}

function bar(quarter, top, timeZone) {
  const from = `${day(quarter.start, timeZone)}, ${clock(quarter.start, timeZone)}`;
  if (quarter.meanLength === null) return h('span', { class: 'queue-bar unknown-bar', title: `${from}: unknown` });
  const mean = h('i', { class: 'mean' });
  const most = h('i', { class: 'most' });
  mean.style.height = `${(Math.min(quarter.meanLength, top) / top) * 100}%`;
  most.style.bottom = `${((quarter.maxLength ?? 0) / top) * 100}%`;
  const wait = quarter.meanWaitSeconds === null ? 'nobody waited' : `mean wait ${duration(quarter.meanWaitSeconds)}`;
  return h('span', { class: 'queue-bar', title: `${from}: ${figure(quarter.meanLength)} on average, up to ${number(quarter.maxLength ?? 0)}, ${wait}` }, mean, most);
}
