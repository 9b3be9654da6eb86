// The store view: what happens in one store, now and in a range of time.
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { dateTime } from '../format.js';
import { listen } from '../live.js';
import { FIRST_CHOICES, firstChoice, rangeOf, rangeQuery } from '../ranges.js';
import { collector, part } from '../refresh.js';
import { changeQuery, go, route } from '../router.js';
import { rangePicker } from '../ui/rangepicker.js';
import { alertCard } from './alerts.js';
import { compareCard } from './compare.js';
import { footfallCard } from './footfall.js';
import { forecastCard } from './forecast.js';
import { planCard } from './plancard.js';
import { queueCard } from './queues.js';
import { shelfState, stockCard } from './stock.js';
import { tiles } from './tiles.js';
import { wayCard } from './ways.js';
import { unknownZones, zoneCard } from './zones.js';

// The least time between two loads that live events ask for: of what is small, of what is large, of long ranges.
const SMALL_MILLIS = 1_000;
const LARGE_MILLIS = 4_000;
const LONG_MILLIS = 30_000;
const TURN_MILLIS = 60_000; // ranges that reach to now move on
const HOUR = 3_600_000;
const LONG = 50 * HOUR;

/**
 * @param {HTMLElement} root
 * @param {{stores: any[], live: HTMLElement}} context
 * @param {any} store catalog entry
 */
export function storeView(root, context, store) {
  const path = `/stores/${encodeURIComponent(store.id)}`;
  const state = () => ({
    range: rangeOf(route().query, store.timezone, Date.now(), usual),
    measure: route().query.get('measure') === 'seconds' ? 'seconds' : 'visits',
    flows: route().query.get('flows') === 'on',
    ways: route().query.get('ways') === 'basket' ? 'basket' : 'count',
  });
  let usual = 'today';
  let undecided = false; // nothing was watched yet when a range was chosen
  let pointed = null;
  let chosen = null;
  let closed = false;

  const top = tiles();
  const picker = rangePicker(store.timezone, changeQuery);
  const rangeText = h('p', { class: 'muted small', 'data-testid': 'range-text' });
  const plan = planCard(store, state().measure, {
    measure: (measure) => changeQuery({ measure: measure === 'visits' ? null : measure }), point, choose,
    flows: () => changeQuery({ flows: state().flows ? null : 'on' }),
    step: (step) => get(`${path}/heatmap`, { ...rangeQuery(step), measure: state().measure }),
  });
  const compare = compareCard(store, context.stores, (baseline) => get(`${path}/compare`, { ...rangeQuery(state().range), ...baseline }));
  const forecast = forecastCard(store);
  const footfall = footfallCard(store);
  const zones = zoneCard(point, choose);
  const queues = queueCard(store);
  const ways = wayCard(store, state().ways, (by) => changeQuery({ ways: by === 'count' ? null : by }));
  const alerts = alertCard(store);
  const stock = stockCard(store);

  function point(zone) {
    pointed = zone;
    light();
  }
  function choose(zone) {
    chosen = chosen === zone ? null : zone;
    light();
    if (chosen) zones.reveal(chosen);
  }
  function light() {
    plan.drawing.light(pointed, chosen);
    zones.light(pointed, chosen);
  }

  const loads = {
    now: part(() => get(`${path}/footfall`, { ...lastHour(), bucket: 'PT5M' }), top.showNow, top.failNow),
    footfall: part(async () => {
      const { range } = state();
      return [await get(`${path}/footfall`, { ...rangeQuery(range), bucket: range.bucket }), range];
    }, ([rows, range]) => { top.showFootfall(rows); footfall.show(rows, range); }, (error) => { top.failFootfall(); footfall.fail(error, () => loads.footfall()); }),
    visits: part(() => get(`${path}/visits`, rangeQuery(state().range)), top.showVisits, top.failVisits),
    conversion: part(() => get(`${path}/conversion`, rangeQuery(state().range)), top.showConversion, top.failConversion),
    heat: part(async () => {
      const { range, measure } = state();
      return [await get(`${path}/heatmap`, { ...rangeQuery(range), measure }), measure, range];
    }, ([grid, measure, range]) => plan.show(grid, measure, range), (error) => plan.fail(error, () => loads.heat())),
    zones: part(() => get(`${path}/zones`, rangeQuery(state().range)), (rows) => {
      zones.show(rows);
      plan.showUnknown(unknownZones(rows));
      light();
    }, (error) => zones.fail(error, () => loads.zones())),
    flows: part(async () => (state().flows ? get(`${path}/flows`, rangeQuery(state().range)) : null), plan.showFlows, () => plan.showFlows(null)),
    queues: part(() => get(`${path}/queues`, rangeQuery(state().range)), queues.show, (error) => queues.fail(error, () => loads.queues())),
    paths: part(async () => {
      const by = state().ways;
      const query = rangeQuery(state().range);
      return [await get(`${path}/paths`, { ...query, by }), await get(`${path}/entry-exit`, query), by];
    }, ([answer, doors, by]) => ways.show(answer, doors, by), (error) => ways.fail(error, () => loads.paths())),
    compare: () => compare.show(state().range),
    forecast: part(() => get(`${path}/footfall/forecast`), forecast.show, (error) => forecast.fail(error, () => loads.forecast())),
    alerts: part(() => get(`${path}/alerts`), alerts.show, (error) => alerts.fail(error, () => loads.alerts())),
    stock: part(() => get(`${path}/stock`), (rows) => {
      stock.show(rows);
      top.showStock(rows);
      const bySku = new Map(rows.map((row) => [row.sku, row]));
      plan.drawing.showShelves((shelf) => shelfMark(shelf, bySku.get(shelf.sku)));
    }, (error) => { top.failStock(); stock.fail(error, () => loads.stock()); }),
  };
  const ranged = [loads.footfall, loads.visits, loads.conversion, loads.heat, loads.zones, loads.flows, loads.queues, loads.paths, loads.compare];
  const pause = (short) => {
    const { range } = state();
    return range.to <= Date.now() || range.to - range.from > LONG ? LONG_MILLIS : short;
  };
  const soon = collector(() => SMALL_MILLIS);
  const counts = collector(() => pause(SMALL_MILLIS));
  const floor = collector(() => pause(LARGE_MILLIS));
  const shelves = collector(() => LARGE_MILLIS);
  const everything = () => [loads.now, loads.alerts, loads.stock, loads.forecast, ...inRange(...ranged)];
  let missed = false; // events, while the stream was broken
  const inRange = (...parts) => (state().range.live ? parts : []);
  const onEvent = {
    hello() {
      soon.ask(...(missed ? Object.values(loads) : [loads.now]));
      missed = false;
    },
    footfall() {
      soon.ask(loads.now);
      counts.ask(...inRange(loads.footfall, loads.conversion));
    },
    heat: () => floor.ask(...inRange(loads.heat, loads.zones, loads.visits, loads.flows, loads.queues, loads.paths)),
    stock: () => shelves.ask(loads.stock),
    alert: () => soon.ask(loads.alerts),
    device() {},
  };

  fill(root, h('div', { class: 'view store-view' },
    h('div', { class: 'view-head' },
      h('div', { class: 'title' }, storePicker(context.stores, store), rangeText), picker.element),
    top.element,
    h('div', { class: 'store-grid' }, plan.element, h('div', { class: 'side' }, alerts.element, zones.element), footfall.element),
    h('div', { class: 'more-grid' }, queues.element, ways.element, compare.element, forecast.element),
    stock.element));

  function update() {
    const { range, measure } = state();
    picker.show(range);
    plan.choose(measure);
    ways.choose(state().ways);
    rangeText.textContent = `${dateTime(range.from, store.timezone)} – ${dateTime(range.to, store.timezone)}, times in ${store.timezone}`;
    for (const load of ranged) load();
  }

  /** Nobody has chosen a range yet: one that was watched says more than one that was not. */
  async function chooseFirstRange() {
    try {
      const coverages = await Promise.all(FIRST_CHOICES.map(async (id) =>
        (await get(`${path}/visits`, rangeQuery(rangeOf(new URLSearchParams(), store.timezone, Date.now(), id)))).coverage));
      usual = firstChoice(coverages);
      undecided = !coverages.some((coverage) => coverage > 0);
    } catch {
      // What cannot be loaded is said where it would be shown.
    }
  }

  const chooseFirstAndShow = () => chooseFirstRange().then(() => { if (!closed) update(); });
  if (route().query.has('range')) update();
  else chooseFirstAndShow();
  for (const load of [loads.now, loads.alerts, loads.stock, loads.forecast]) load();
  const live = listen(store.id, (name) => onEvent[name](), (now) => {
    missed ||= now === 'reconnecting';
    context.live.hidden = false;
    context.live.dataset.state = now;
    context.live.textContent = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting …' }[now];
  });
  const turn = setInterval(() => {
    if (undecided && !route().query.has('range')) chooseFirstAndShow();
    soon.ask(...everything());
  }, TURN_MILLIS);

  return {
    update,
    close() {
      closed = true;
      clearInterval(turn);
      live.close();
      for (const one of [soon, counts, floor, shelves]) one.close();
      plan.close();
      footfall.close();
      context.live.hidden = true;
    },
  };
}

function lastHour() {
  const to = Math.ceil(Date.now() / 60_000) * 60_000;
  return { from: new Date(to - HOUR).toISOString(), to: new Date(to).toISOString() };
}

function shelfMark(shelf, row) {
  const words = { empty: 'probably empty', low: 'less than a day of cover', full: 'stocked', unknown: 'no readings yet' };
  const kind = shelfState(row);
  return { state: kind, title: `${row?.name ?? shelf.sku}, ${shelf.id}: ${words[kind]}` };
}

function storePicker(stores, store) {
  if (stores.length === 1) return h('h1', {}, store.name);
  const select = h('select', { id: 'store-picker', 'data-testid': 'store-picker', 'aria-label': 'Store', onchange: () => go(['store', select.value], route().query) },
    stores.map((other) => h('option', { value: other.id, selected: other.id === store.id }, other.name)));
  return h('h1', { class: 'store-name' }, select);
}
