// One device's ledger: what it sent and what became of it. Nothing may be unexplained.
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { dateTime, number, protocol } from '../format.js';
import { rangeOf, rangeQuery } from '../ranges.js';
import { collector, part } from '../refresh.js';
import { changeQuery, link, route } from '../router.js';
import { numbers } from '../ui/numbers.js';
import { rangePicker } from '../ui/rangepicker.js';
import { empty, failed, loading } from '../ui/states.js';
import { table } from '../ui/table.js';
import { LOOK } from './devices.js';
import { rejectedTable } from './rejected.js';

const TURN_MILLIS = 15_000;

/**
 * @param {HTMLElement} root
 * @param {{stores: any[]}} context
 * @param {string} store
 * @param {string} device
 */
export function deviceLedger(root, context, store, device) {
  const timeZone = context.stores.find((one) => one.id === store)?.timezone ?? 'UTC';
  const range = () => rangeOf(route().query, timeZone, Date.now());
  const picker = rangePicker(timeZone, changeQuery);
  const state = h('div', { class: 'card-body' });
  const sums = h('div', {}, loading());
  const hours = h('div', {}, loading());
  const rejected = rejectedTable({ store, device }, timeZone);
  const list = hourTable(timeZone);

  const loadState = part(async () => (await get('/fleet/devices', { store })).find((one) => one.device === device),
    (row) => fill(state, row ? facts(row, timeZone) : empty('Not known', 'This device is not in the catalog and has sent nothing.')),
    (error) => fill(state, failed(error, loadState)));
  const loadLedger = part(() => get(`/fleet/devices/${encodeURIComponent(device)}/ledger`, { store, ...rangeQuery(range()) }), (ledger) => {
    fill(sums, balance(ledger));
    list.show(ledger.hours);
    fill(hours, ledger.hours.length ? list.element : empty('Nothing in this time', 'The device sent nothing that has arrived. Choose another range.'));
  }, (error) => fill(sums, failed(error, loadLedger)));

  fill(root, h('div', { class: 'view fleet-view' },
    h('div', { class: 'view-head' },
      h('div', { class: 'title' }, h('p', { class: 'small' }, h('a', { href: link(['fleet']) }, '‹ All devices')), h('h1', {}, device),
        h('p', { class: 'muted small' }, `Times in ${timeZone}`)), picker.element),
    h('section', { class: 'card' }, h('div', { class: 'card-head' }, h('h2', {}, 'Now')), state),
    h('section', { class: 'card', 'data-testid': 'ledger' }, h('div', { class: 'card-head' }, h('h2', {}, 'What became of its messages')), h('div', { class: 'card-body' }, sums)),
    h('section', { class: 'card' }, h('div', { class: 'card-head' }, h('h2', {}, 'By hour')), hours),
    h('section', { class: 'card' }, h('div', { class: 'card-head' }, h('h2', {}, 'Rejected messages')), rejected.element)));

  function update() {
    picker.show(range());
    loadLedger();
  }

  update();
  loadState();
  rejected.load();
  const soon = collector(() => 0);
  const turn = setInterval(() => soon.ask(loadState, loadLedger, rejected.load), TURN_MILLIS);
  return { update, close: () => { clearInterval(turn); soon.close(); } };
}

function facts(row, timeZone) {
  return numbers([
    ['State', h('span', { class: `pill ${LOOK[row.state]}` }, row.state)],
    ['Last seen', row.lastSeen ? dateTime(row.lastSeen, timeZone) : 'never'],
    ['Sends', row.kind], ['Protocol', protocol(row.protocol)], ['Firmware', row.firmware ?? '–'],
    ['Battery', row.battery == null ? '–' : `${number(row.battery)} %`],
    ['Boot · number', row.boot == null ? '–' : `${row.boot} · ${row.seq}`],
    ['Clock', row.clock == null ? '–' : `${row.clock}, ${number(row.clockAheadSeconds ?? 0, 1)} s ahead`],
  ]);
}

/** sent = accepted + rejected + expired + missing, with the numbers put in, and whether it holds. */
function balance(ledger) {
  const rejected = Object.values(ledger.rejected).reduce((sum, n) => sum + n, 0);
  const explained = ledger.accepted + rejected + ledger.expired + ledger.missing;
  const holds = explained === ledger.sent;
  const parts = [['accepted', ledger.accepted], ['rejected', rejected], ['expired', ledger.expired], ['missing', ledger.missing]];
  const term = (name, value, look = '') => h('span', { class: `term ${look}` }, h('strong', {}, number(value)), h('small', {}, name));
  const bar = parts.filter(([, value]) => value > 0).map(([name, value]) => {
    const piece = h('i', { class: name, title: `${number(value)} ${name}` });
    piece.style.flexGrow = String(value);
    return piece;
  });
  return [
    h('p', { class: 'balance', 'data-testid': 'balance', 'data-balanced': String(holds) }, term('sent', ledger.sent), '=',
      parts.map(([name, value], i) => [i > 0 && '+', term(name, value, value > 0 ? name : '')]),
      h('span', { class: `pill ${holds ? 'ok' : 'danger'}` }, holds ? 'balanced' : `${number(Math.abs(ledger.sent - explained))} unexplained`)),
    h('div', { class: 'balance-bar', 'aria-hidden': 'true' }, bar),
    h('p', { class: 'small muted' }, [`${number(ledger.duplicates)} duplicates, counted apart`, `${number(ledger.late)} came late`,
      ...Object.entries(ledger.rejected).map(([reason, n]) => `${number(n)} ${reason}`)].join(' · ')),
  ];
}

function hourTable(timeZone) {
  const counted = (id, label, title, wide = false) => ({ id, label, title, wide, numeric: true, value: (row) => row[id], cell: (row) => quietZero(row[id]) });
  const sum = (row) => Object.values(row.rejected).reduce((total, n) => total + n, 0);
  return table({
    caption: 'The ledger by hour',
    id: (row) => row.start,
    sort: { column: 'start', down: true },
    columns: [
      { id: 'start', label: 'Hour', value: (row) => row.start, cell: (row) => dateTime(row.start, timeZone) },
      counted('sent', 'Sent', 'As the device says, or by its numbers'),
      counted('accepted', 'Accepted', 'Taken into the numbers'),
      { id: 'rejected', label: 'Rejected', title: 'Refused, with a reason', numeric: true, wide: true, value: sum, cell: (row) => h('span', { title: Object.entries(row.rejected).map(([reason, n]) => `${n} ${reason}`).join(', ') || null, class: sum(row) ? 'urgent' : 'zero' }, number(sum(row))) },
      counted('expired', 'Expired', 'Older than what is still computed', true),
      {
        id: 'missing', label: 'Missing', title: 'Numbers that never came', numeric: true, value: (row) => row.missing,
        cell: (row) => [h('span', { class: row.missing ? 'overdue' : 'zero' }, number(row.missing)),
          row.missingRanges.length > 0 && h('span', { class: 'small muted block' }, row.missingRanges.slice(0, 4).map(written).join(', '), row.missingRanges.length > 4 && ` and ${row.missingRanges.length - 4} more`)],
      },
      counted('duplicates', 'Duplicates', 'Came more than once; counted once', true),
      counted('late', 'Late', 'Came after their window was final', true),
    ],
  });
}

/** Zeros step back, so that what is there is seen. */
function quietZero(value) {
  return h('span', { class: value === 0 ? 'zero' : null }, number(value));
}

function written(range) {
  return `boot ${range.boot}: ${range.first === range.last ? range.first : `${range.first}–${range.last}`}`;
}
