// Frequent ways from zone to zone with what was bought on them, and by which doors people came and left.
import { fill, h } from '../dom.js';
import { saveCsv } from '../export.js';
import { count, figure, number, percent } from '../format.js';
import { quality, unknown } from '../ui/quality.js';
import { segments } from '../ui/segments.js';
import { empty, failed, loading } from '../ui/states.js';
import { table } from '../ui/table.js';

const COLUMNS = ['zones', 'count', 'share', 'receipts', 'unitsPerReceipt', 'salesPerReceipt'];
const ORDERS = [{ id: 'count', label: 'By visits' }, { id: 'basket', label: 'By basket' }];

/**
 * @param {any} store catalog entry
 * @param {string} order by which the first ways are chosen
 * @param {(order: string) => void} onOrder
 */
export function wayCard(store, order, onOrder) {
  const names = new Map(store.zones.map((zone) => [zone.id, zone.name]));
  const choice = segments('Which ways come first', ORDERS, order, onOrder, { 'data-testid': 'ways-by' });
  const trust = h('span');
  const place = h('div', {}, loading());
  const note = h('p', { class: 'muted small ways-note' });
  const doors = h('div', { class: 'doors-used', 'data-testid': 'entry-exit' });
  let shown = [];
  const csv = h('button', { class: 'button quiet', type: 'button', 'data-testid': 'ways-csv', title: 'Save the ways as a table', onclick: save }, 'CSV');
  const wayOf = (row) => row.zones.map((zone) => names.get(zone) ?? zone).join(' → ');
  const lists = new Map();

  function save() {
    saveCsv('ways.csv', shown.map((row) => ({ ...row, zones: row.zones.join('>') })), COLUMNS);
  }

  /** A list for each order: people may sort it otherwise. */
  function list(by) {
    if (!lists.has(by)) lists.set(by, ways(wayOf, by));
    return lists.get(by);
  }

  return {
    element: h('section', { class: 'card way-card', 'aria-labelledby': 'ways-title', 'data-testid': 'ways' },
      h('div', { class: 'card-head' }, h('h2', { id: 'ways-title' }, 'Ways'), trust, choice.element, csv), place, note, doors),
    choose: choice.choose,
    /**
     * @param answer the ways
     * @param used the doors
     * @param {string} by the order that was asked for
     */
    show(answer, used, by) {
      shown = answer.paths;
      csv.hidden = shown.length === 0;
      fill(trust, quality(answer.coverage, answer.status));
      fill(doors, pairs(used));
      const more = answer.leftOutVisits === null ? '' : ` The ways of ${count(answer.leftOutVisits, 'visit')} are left out.`;
      note.textContent = `Whole UTC days, the first ${answer.longest} zones. Only ways that at least ${answer.k} visits of a day went.${more}`;
      if (shown.length === 0) {
        fill(place, answer.visits === null ? h('p', { class: 'state' }, unknown()) : empty('No way is told', `No ${answer.k} visits of a day went the same way.`));
        return;
      }
      const one = list(by);
      one.show(shown);
      if (!place.contains(one.element)) fill(place, one.element);
    },
    fail: (error, again) => fill(place, failed(error, again)),
  };
}

function ways(wayOf, by) {
  return table({
    caption: 'Ways from zone to zone',
    id: (row) => row.zones.join('>'),
    sort: { column: by === 'basket' ? 'basket' : 'count', down: true },
    props: () => ({ 'data-testid': 'way-row' }),
    columns: [
      { id: 'way', label: 'Zones in order', value: wayOf, cell: wayOf },
      { id: 'count', label: 'Visits', title: 'Visits that went exactly this way', numeric: true, value: (row) => row.count, cell: (row) => number(row.count) },
      { id: 'share', label: 'Share', title: 'Of all visits of these days', numeric: true, wide: true, value: (row) => row.share, cell: (row) => (row.share === null ? '' : percent(row.share)) },
      { id: 'receipts', label: 'Receipts', title: 'Receipts put down to these visits by who was seen to leave the till', numeric: true, wide: true, value: (row) => row.receipts, cell: (row) => some(row.receipts, number) },
      { id: 'units', label: 'Units', title: 'Units on one of these receipts, the mean', numeric: true, wide: true, value: (row) => row.unitsPerReceipt, cell: (row) => some(row.unitsPerReceipt, figure) },
      { id: 'basket', label: 'Basket', title: 'Price of one of these receipts, the mean; units where the tills tell no prices', numeric: true, value: basketOf, cell: (row) => some(basketOf(row), (value) => number(value, 2)) },
    ],
  });
}

function basketOf(row) {
  return row.salesPerReceipt ?? row.unitsPerReceipt;
}

function some(value, write) {
  return value === null ? h('span', { class: 'muted', title: 'Too few receipts to be told' }, '–') : write(value);
}

/** For each door where those went who came in by it. */
function pairs({ doors, links, k }) {
  if (doors.length === 0) return null;
  if (links.length === 0) return h('p', { class: 'muted small' }, `No ${k} visits of a day came and left by the same doors.`);
  return [h('h3', {}, 'In by, out by'), h('dl', {}, doors.map((door) => {
    const from = links.filter((link) => link.in === door);
    return h('div', {}, h('dt', {}, door), h('dd', {}, from.length === 0 ? '–' : from.map((link) =>
      h('span', { 'data-testid': 'entry-exit-link' }, `${link.out}: ${number(link.count)} (${percent(link.share)})`))));
  }))];
}
