// The dead letters: what was refused, why, its bytes, and a second chance.
import { get, post } from '../api.js';
import { fill, h } from '../dom.js';
import { clockWithSeconds, day, protocol, relative } from '../format.js';
import { collector, part } from '../refresh.js';
import { changeQuery, route } from '../router.js';
import { announce } from '../ui/announce.js';
import { numbers } from '../ui/numbers.js';
import { empty, failed, loading } from '../ui/states.js';
import { table } from '../ui/table.js';
import { hexDump, textOf } from './bytes.js';

const TURN_MILLIS = 10_000;
const REASONS = ['malformed', 'unsupported-format', 'unknown-kind', 'bad-id', 'missing-field', 'out-of-range', 'too-large',
  'unknown-store', 'unknown-device', 'foreign-device', 'expired', 'over-quota', 'unmapped'];

/**
 * The whole view.
 * @param {HTMLElement} place
 * @param {{stores: any[]}} context
 */
export function rejectedList(place, context) {
  const filters = () => ({ store: route().query.get('store'), reason: route().query.get('reason') });
  const select = (label, name, options) => h('select', { 'aria-label': label, onchange: (event) => changeQuery({ [name]: event.target.value || null }) },
    options.map(([value, text]) => h('option', { value }, text)));
  const store = select('Store', 'store', [['', 'All stores'], ...context.stores.map((one) => [one.id, one.name])]);
  const reason = select('Reason', 'reason', [['', 'Any reason'], ...REASONS.map((one) => [one, one])]);
  const list = rejectedTable(filters, context.stores[0]?.timezone ?? 'UTC');
  fill(place, h('section', { class: 'card' },
    h('div', { class: 'card-head filters' }, h('h2', {}, 'Newest first'), store, reason), list.element));

  function update() {
    store.value = filters().store ?? '';
    reason.value = filters().reason ?? '';
    list.load();
  }

  update();
  const soon = collector(() => 0);
  const turn = setInterval(() => soon.ask(list.load), TURN_MILLIS);
  return { update, close: () => { clearInterval(turn); soon.close(); } };
}

/**
 * The table, for the view and for one device.
 * @param {object | (() => object)} query
 * @param {string} timeZone
 * @returns {{element: HTMLElement, load: () => Promise<void>}}
 */
export function rejectedTable(query, timeZone) {
  const element = h('div', { 'data-testid': 'rejected' }, loading());
  const list = table({
    caption: 'Rejected messages',
    id: (row) => row.id,
    sort: { column: 'received', down: true },
    props: (row) => ({ 'data-testid': 'rejected-row', 'data-reason': row.reason, 'data-device': row.device }),
    detail: (row) => detail(row, timeZone, load),
    columns: [
      { id: 'received', label: 'Received', value: (row) => row.receivedAt, cell: (row) => h('time', { datetime: row.receivedAt, title: `time in ${timeZone}` }, `${day(row.receivedAt, timeZone)}, ${clockWithSeconds(row.receivedAt, timeZone)}`) },
      { id: 'device', label: 'Device', value: (row) => row.device ?? '', cell: (row) => row.device ?? h('span', { class: 'unknown' }, 'unknown') },
      { id: 'reason', label: 'Reason', value: (row) => row.reason, cell: (row) => h('span', { class: 'pill danger plain' }, row.reason) },
      { id: 'detail', label: 'Detail', wide: true, value: (row) => row.detail, cell: (row) => row.detail },
      { id: 'protocol', label: 'By', wide: true, value: (row) => row.protocol, cell: (row) => protocol(row.protocol) },
      { id: 'replayed', label: 'Replayed', wide: true, value: (row) => row.replayedAt, cell: (row) => (row.replayedAt ? relative(row.replayedAt) : '–') },
    ],
  });
  const load = part(() => get('/fleet/rejected', { limit: 200, ...(typeof query === 'function' ? query() : query) }), (rows) => {
    list.show(rows);
    if (rows.length === 0) fill(element, empty('Nothing was rejected', 'A message that cannot be accepted is kept here with its bytes and the reason.'));
    else if (!element.contains(list.element)) fill(element, list.element);
  }, (error) => fill(element, failed(error, load)));
  return { element, load };
}

function detail(row, timeZone, load) {
  const bytes = Uint8Array.from(atob(row.payload), (letter) => letter.charCodeAt(0));
  const text = row.text ?? textOf(bytes);
  const content = h('pre', { class: 'bytes', tabindex: '0', role: 'region', 'aria-label': 'The bytes of the message', 'data-testid': 'rejected-bytes' }, text ?? hexDump(bytes));
  const other = text !== null && h('button', {
    class: 'button small', type: 'button', onclick: (event) => {
      const hex = event.target.textContent === 'Show hex';
      content.textContent = hex ? hexDump(bytes) : text;
      event.target.textContent = hex ? 'Show text' : 'Show hex';
    },
  }, 'Show hex');
  const replay = h('button', {
    class: 'button small', type: 'button', 'data-testid': 'replay', onclick: async () => {
      replay.disabled = true;
      try {
        await post(`/fleet/rejected/${encodeURIComponent(row.id)}/replay`, {});
        announce('Sent through the gateway again. If it is still not acceptable, it comes back here.');
        load();
      } catch (error) {
        announce(error.message);
      }
      replay.disabled = false;
    },
  }, 'Replay');
  return h('div', { class: 'evidence' },
    h('div', {}, h('p', {}, h('strong', {}, row.detail)), h('p', { class: 'small muted' }, `to ${row.source}`)),
    numbers([
      ['From', row.address ?? '–'], ['Content type', row.contentType ?? '–'], ['Size', `${bytes.length} bytes`],
      ['Boot · number', row.boot == null ? '–' : `${row.boot} · ${row.seq ?? '–'}`],
      ['Its time', row.time ? `${day(row.time, timeZone)}, ${clockWithSeconds(row.time, timeZone)}` : '–'],
    ]),
    content, h('div', { class: 'buttons' }, replay, other));
}
