// Which firmware runs, and how the devices that run it do.
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { number } from '../format.js';
import { collector, part } from '../refresh.js';
import { empty, failed, loading } from '../ui/states.js';
import { table } from '../ui/table.js';

const TURN_MILLIS = 10_000;

/**
 * @param {HTMLElement} place
 * @param {{stores: any[]}} context
 */
export function firmwareList(place, context) {
  const nameOf = new Map(context.stores.map((store) => [store.id, store.name]));
  const body = h('div', {}, loading());
  const column = (id, label, title) => ({ id, label, title, numeric: true, value: (row) => row[id], cell: (row) => number(row[id]) });
  const list = table({
    caption: 'Firmware versions',
    id: (row) => `${row.store}/${row.version}`,
    sort: { column: 'version', down: true },
    props: (row) => ({ 'data-testid': 'firmware-row', 'data-version': row.version ?? '' }),
    columns: [
      { id: 'version', label: 'Version', value: (row) => row.version, cell: (row) => row.version ?? h('span', { class: 'unknown', title: 'These devices never said' }, 'not told') },
      { id: 'store', label: 'Store', value: (row) => nameOf.get(row.store) ?? row.store, cell: (row) => nameOf.get(row.store) ?? row.store },
      column('devices', 'Devices', 'Devices of this store that run it'),
      column('late', 'Late', 'Have missed their reporting time'),
      column('silent', 'Silent', 'Have not reported for much longer than they should'),
      column('lowBattery', 'Low battery', 'Under 15 %, until over 20 % again'),
      column('clockOff', 'Clock off', 'Timed by the gateway'),
    ],
  });
  const load = part(() => get('/fleet/firmware'), (rows) => {
    list.show(rows);
    fill(body, rows.length ? list.element : empty('No device yet', 'Versions appear when devices say in a status message what they run.'));
  }, (error) => fill(body, failed(error, load)));

  fill(place, h('section', { class: 'card devices-card', 'data-testid': 'firmware' }, body));
  load();
  const soon = collector(() => 0);
  const turn = setInterval(() => soon.ask(load), TURN_MILLIS);
  return { update: load, close: () => { clearInterval(turn); soon.close(); } };
}
