// What is believed to lie on the shelves, and why.
import { fill, h } from '../dom.js';
import { band, count, dateTime, figure, percent, relative } from '../format.js';
import { empty, failed, loading } from '../ui/states.js';
import { numbers } from '../ui/numbers.js';
import { table } from '../ui/table.js';

const FIRST_ROWS = 12;

/** How a product's shelf stands: for the plan's marks and the table's colours. */
export function shelfState(row) {
  if (!row) return 'unknown';
  if (row.emptyProbability >= 0.5) return 'empty';
  return row.daysOfCover != null && row.daysOfCover < 1 ? 'low' : 'full';
}

/** @param {any} store catalog entry */
export function stockCard(store) {
  const zoneNames = new Map(store.zones.map((zone) => [zone.id, zone.name]));
  const place = h('div', {}, loading());
  const search = h('input', { type: 'search', placeholder: 'Find a product or zone', 'aria-label': 'Find a product or zone', oninput: () => draw() });
  const more = h('button', { class: 'button quiet', type: 'button', onclick: () => { all = !all; draw(); } });
  const note = h('span', { class: 'card-note' });
  let rows = [];
  let all = false;

  const list = table({
    caption: 'Stock on the shelves',
    id: (row) => row.sku,
    sort: { column: 'empty', down: true },
    props: (row) => ({ 'data-testid': 'stock-row', 'data-sku': row.sku }),
    detail: (row) => evidence(row, store.timezone),
    columns: [
      { id: 'name', label: 'Product', value: (row) => row.name, cell: (row) => [row.name, ' ', h('span', { class: 'sku small muted' }, row.sku)] },
      { id: 'zone', label: 'Zone', wide: true, value: (row) => zoneNames.get(row.zone) ?? row.zone ?? '', cell: (row) => zoneNames.get(row.zone) ?? row.zone ?? '' },
      { id: 'shelf', label: 'On the shelf', title: 'Median units, and the band from the 10th to the 90th percentile, over the capacity', value: (row) => row.onShelf.mid, cell: shelfBar },
      { id: 'empty', label: 'P(empty)', title: 'Probability that the shelf is empty', numeric: true, value: (row) => row.emptyProbability, cell: (row) => h('span', { class: `p-empty ${shelfState(row)}` }, percent(row.emptyProbability)) },
      { id: 'hand', label: 'In the store', title: 'Median units in the whole store, back room included', numeric: true, wide: true, value: (row) => row.onHand.mid, cell: (row) => figure(row.onHand.mid) },
      { id: 'demand', label: 'Sold a day', title: 'Mean daily demand, in units', numeric: true, wide: true, value: (row) => row.dailyDemand, cell: (row) => (row.demandDays ? figure(row.dailyDemand) : h('span', { class: 'unknown' }, 'unknown')) },
      { id: 'cover', label: 'Days of cover', title: 'Units on hand ÷ daily demand', numeric: true, wide: true, value: (row) => row.daysOfCover, cell: (row) => (row.daysOfCover == null ? '–' : figure(row.daysOfCover)) },
      { id: 'since', label: 'As it is since', wide: true, value: (row) => row.since, cell: (row) => h('time', { datetime: row.since, title: dateTime(row.since, store.timezone) }, relative(row.since)) },
    ],
  });

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const found = rows.filter((row) => `${row.name} ${row.sku} ${zoneNames.get(row.zone) ?? ''}`.toLowerCase().includes(wanted));
    const worstFirst = [...found].sort((a, b) => b.emptyProbability - a.emptyProbability);
    const few = all || wanted ? found : worstFirst.slice(0, FIRST_ROWS);
    list.show(few);
    note.textContent = few.length < found.length ? `the ${few.length} most likely empty of ${count(found.length, 'product')}` : count(found.length, 'product');
    more.textContent = all ? 'Show fewer' : `Show all ${found.length}`;
    more.hidden = Boolean(wanted) || found.length <= FIRST_ROWS;
    fill(place, found.length ? [list.element, more] : empty('No product found', 'Nothing here has that in its name, number or zone.'));
  }

  return {
    element: h('section', { class: 'card stock-card', 'aria-labelledby': 'stock-title', 'data-testid': 'stock' },
      h('div', { class: 'card-head' }, h('h2', { id: 'stock-title' }, 'On the shelves'), note, search), place),
    show(newRows) {
      rows = newRows;
      search.hidden = rows.length === 0;
      if (rows.length) draw();
      else fill(place, empty('No stock readings yet', 'A sale, a delivery, a count or a shelf’s weight makes its product appear here.'));
    },
    fail(error, again) {
      note.textContent = '';
      search.hidden = true;
      fill(place, failed(error, again));
    },
  };
}

/** The band on a bar as long as the shelf is deep. */
function shelfBar(row) {
  const top = Math.max(row.capacity ?? 0, row.onShelf.high, 1);
  const part = (value) => `${(Math.min(value, top) / top) * 100}%`;
  const range = h('i', { class: 'range' });
  range.style.left = part(row.onShelf.low);
  range.style.width = `${((row.onShelf.high - row.onShelf.low) / top) * 100}%`;
  const middle = h('i', { class: 'middle' });
  middle.style.left = part(row.onShelf.mid);
  const text = band(row.onShelf);
  return h('span', { class: 'shelf-cell' },
    h('span', { class: `shelf-bar ${shelfState(row)}`, 'aria-hidden': 'true' }, range, middle),
    h('span', {}, h('strong', {}, figure(row.onShelf.mid)), h('span', { class: 'small muted' }, text && ` (${text})`, row.capacity > 0 && h('span', { class: 'of' }, ` of ${row.capacity}`))));
}

function evidence(row, timeZone) {
  return h('div', { class: 'evidence' },
    numbers([
      ['On the shelf', `${figure(row.onShelf.mid)} units`, `P10–P90: ${band(row.onShelf) || figure(row.onShelf.mid)}`],
      ['In the store', `${figure(row.onHand.mid)} units`, `P10–P90: ${band(row.onHand) || figure(row.onHand.mid)}`],
      ['Daily demand', row.demandDays ? `${figure(row.dailyDemand)} ± ${figure(row.dailyDemandSd)}` : 'unknown', `mean ± standard deviation of ${count(row.demandDays, 'day')}`],
      ['Days of cover', row.daysOfCover == null ? '–' : figure(row.daysOfCover), 'on hand ÷ daily demand'],
      ['Shelves', row.shelves.join(', ') || '–', row.capacity ? `${row.capacity} units fit` : undefined],
    ]),
    h('h3', {}, 'What this rests on'),
    row.evidence.length === 0 ? h('p', { class: 'muted' }, 'Nothing yet.') : h('ul', { class: 'pieces' }, row.evidence.map((piece) => h('li', {},
      h('time', { datetime: piece.time, class: 'muted' }, dateTime(piece.time, timeZone)),
      h('strong', {}, `${piece.kind} ${figure(piece.units)}`), h('span', {}, piece.device), piece.note && h('span', { class: 'muted' }, piece.note)))));
}
