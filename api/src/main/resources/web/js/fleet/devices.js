// All devices, those that need a look first.
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { dateTime, duration, number, protocol, relative, shortDuration } from '../format.js';
import { collector, part } from '../refresh.js';
import { changeQuery, go, link, route } from '../router.js';
import { segments } from '../ui/segments.js';
import { empty, failed, loading } from '../ui/states.js';
import { table } from '../ui/table.js';
import { tellDevice } from './commands.js';

const TURN_MILLIS = 10_000;
const ORDER = ['silent', 'late', 'never', 'ok'];
/** What else may be wrong; a device may have both. */
const TROUBLES = [
  { id: 'battery', label: 'low battery', meaning: 'under 15 %, until it is over 20 % again', has: (row) => row.lowBattery },
  { id: 'clock', label: 'clock off', meaning: 'its messages are timed by the gateway', has: (row) => row.clockOff },
];
export const LOOK = { ok: 'ok', late: 'warn', silent: 'danger', never: '' };
const MEANING = {
  ok: 'reports as often as it should', late: 'has missed its reporting time', silent: 'has not reported for much longer than it should',
  never: 'is in the catalog but never reported',
};

/**
 * @param {HTMLElement} place
 * @param {{stores: any[]}} context
 */
export function deviceList(place, context) {
  const zoneOf = new Map(context.stores.map((store) => [store.id, store.timezone]));
  const many = context.stores.length > 1;
  const counts = h('div', { class: 'tiles' });
  const body = h('div', {}, loading());
  const search = h('input', { type: 'search', placeholder: 'Find a device', 'aria-label': 'Find a device', oninput: () => draw() });
  const store = h('select', { 'aria-label': 'Store', onchange: () => changeQuery({ store: store.value || null }) },
    h('option', { value: '' }, 'All stores'), context.stores.map((one) => h('option', { value: one.id }, one.name)));
  const filter = segments('State', [{ id: 'all', label: 'All' }, ...ORDER.map((id) => ({ id, label: id === 'ok' ? 'OK' : id[0].toUpperCase() + id.slice(1) })), { id: 'battery', label: 'Battery' }, { id: 'clock', label: 'Clock' }],
    'all', (id) => changeQuery({ state: id === 'all' ? null : id }), { 'data-testid': 'filter-state' });
  let devices = [];

  const list = table({
    caption: 'Devices',
    id: (row) => `${row.store}/${row.device}`,
    sort: { column: 'state', down: false },
    props: (row) => ({
      class: 'clickable', 'data-testid': 'device-row', 'data-device': row.device, 'data-state': row.state,
      onclick: (event) => { if (!event.target.closest('a, button')) go(['fleet', row.store, row.device]); },
    }),
    columns: [
      { id: 'device', label: 'Device', value: (row) => row.device, cell: (row) => [h('a', { href: link(['fleet', row.store, row.device]) }, row.device), many && h('span', { class: 'small muted block' }, row.store), !row.known && [' ', h('span', { class: 'pill warn plain', title: 'It is not in the catalog of its store' }, 'not in the catalog')]] },
      { id: 'kind', label: 'Sends', wide: true, value: (row) => row.kind, cell: (row) => row.kind },
      { id: 'state', label: 'State', value: (row) => ORDER.indexOf(row.state) - (row.known ? 0 : 0.5), cell: (row) => h('span', { class: `pill ${LOOK[row.state]}`, title: MEANING[row.state] }, row.state) },
      { id: 'seen', label: 'Last seen', value: (row) => row.lastSeen, cell: (row) => (row.lastSeen ? h('time', { datetime: row.lastSeen, title: dateTime(row.lastSeen, zoneOf.get(row.store) ?? 'UTC') }, relative(row.lastSeen)) : h('span', { class: 'unknown' }, 'never')) },
      { id: 'every', label: 'Should every', numeric: true, wide: true, value: (row) => row.reportSeconds, cell: (row) => (row.reportSeconds == null ? '–' : shortDuration(row.reportSeconds)) },
      { id: 'protocol', label: 'Protocol', wide: true, value: (row) => row.protocol ?? '', cell: (row) => protocol(row.protocol) },
      { id: 'firmware', label: 'Firmware', wide: true, value: (row) => row.firmware ?? '', cell: (row) => row.firmware ?? '–' },
      { id: 'battery', label: 'Battery', numeric: true, wide: true, value: (row) => row.battery, cell: battery },
      { id: 'clock', label: 'Clock', wide: true, value: (row) => (row.clock ? Math.abs(row.clockAheadSeconds ?? 0) : null), cell: clockOf },
      { id: 'tell', label: 'Tell it', value: (row) => row.device, cell: (row) => tellButton(row, zoneOf.get(row.store) ?? 'UTC') },
    ],
  });

  const load = part(() => get('/fleet/devices', { store: route().query.get('store') }), (rows) => { devices = rows; draw(); },
    (error) => fill(body, failed(error, load)));

  function draw() {
    const state = route().query.get('state') ?? 'all';
    const wanted = search.value.trim().toLowerCase();
    const trouble = TROUBLES.find((one) => one.id === state);
    const found = devices.filter((row) => (state === 'all' || (trouble ? trouble.has(row) : row.state === state)) && `${row.device} ${row.kind}`.toLowerCase().includes(wanted));
    fill(counts, ORDER.toReversed().map((id) => tile(id, LOOK[id], devices.filter((row) => row.state === id).length, MEANING[id])),
      TROUBLES.map((one) => tile(one.label, 'warn', devices.filter(one.has).length, one.meaning)));
    list.show(found);
    if (found.length) {
      if (!body.contains(list.element)) fill(body, list.element);
    } else {
      fill(body, devices.length ? empty('No such device', 'Choose another state, or search for something else.')
        : empty('No device yet', 'A device appears when it is in a store’s catalog entry, or when its first message arrives. Send one:',
          `mosquitto_pub -h ${location.hostname} -V mqttv5 -q 1 -t aisleflow/v1/${context.stores[0]?.id ?? 'my-store'}/my-counter/status -m '{"boot":1,"seq":1,"time":"${new Date().toISOString()}","sent":1}'`));
    }
  }

  function update() {
    store.value = route().query.get('store') ?? '';
    filter.choose(route().query.get('state') ?? 'all');
    draw();
    load();
  }

  fill(place, counts, h('section', { class: 'card devices-card', 'data-testid': 'devices' },
    h('div', { class: 'card-head filters' }, filter.element, many && store, search), body));
  update();
  const soon = collector(() => 0);
  const turn = setInterval(() => soon.ask(load), TURN_MILLIS);
  return { update, close: () => { clearInterval(turn); soon.close(); } };
}

function tile(name, look, amount, meaning) {
  return h('div', { class: 'card tile' }, h('h2', { class: 'label' }, h('span', { class: `pill ${look}` }, name)),
    h('p', { class: 'figure' }, number(amount)), h('p', { class: 'small muted' }, meaning));
}

function tellButton(row, timeZone) {
  // The gateway reports as a device does, but takes no commands.
  if (row.device === 'gateway') return '–';
  return h('button', {
    class: 'button small', type: 'button', 'data-testid': 'tell', 'aria-label': `Tell ${row.device} what to do`,
    onclick: (event) => { event.stopPropagation(); tellDevice(row, timeZone); },
  }, 'Command…');
}

function battery(row) {
  if (row.battery == null) return '–';
  return h('span', { class: row.lowBattery ? 'overdue' : null }, `${number(row.battery)} %`);
}

/** The clock only matters when it is off. */
function clockOf(row) {
  if (row.clock == null) return '–';
  if (row.clock === 'gateway') {
    return h('span', { class: 'pill warn plain', title: 'Its readings are stamped with the gateway’s time' }, `off by ${duration(Math.abs(row.clockAheadSeconds))}`);
  }
  return h('span', { class: 'muted' }, 'own');
}
