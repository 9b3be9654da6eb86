// Footfall of the range: people in and out per bucket, and below how many were inside, with the band.
import { fill, h } from '../dom.js';
import { saveCsv } from '../export.js';
import { clock, dateTime, day, number, peopleBand } from '../format.js';
import { bucketMillis } from '../ranges.js';
import { onThemeChange } from '../theme.js';
import { known, overall, quality, unknown } from '../ui/quality.js';
import { empty, failed, loading } from '../ui/states.js';
import { crossingsChart, insideChart } from './footfallcharts.js';

const COLUMNS = ['start', 'in', 'out', 'passing', 'captureRatio', 'captureShare', 'occupancy.low', 'occupancy.mid', 'occupancy.high', 'coverage', 'status'];

/** @param {any} store catalog entry */
export function footfallCard(store) {
  const trust = h('span');
  const reading = h('p', { class: 'chart-reading', 'aria-live': 'off' });
  const place = h('div', { class: 'charts' }, loading());
  const rowsBelow = h('tbody');
  const below = h('details', { class: 'as-table', ontoggle: () => tabulate() }, h('summary', {}, 'As a table'),
    h('div', { class: 'table-scroll' }, h('table', {},
      h('thead', {}, h('tr', {}, ['From', 'In', 'Out', 'Passed by', 'Inside at its end', 'Coverage'].map((text, i) => h('th', { scope: 'col', class: i > 0 && i < 5 && 'num' }, text)))),
      rowsBelow)));
  const csv = h('button', { class: 'button quiet', type: 'button', 'data-testid': 'footfall-csv', title: 'Save the rows as a table', onclick: () => saveCsv('footfall.csv', shown.rows, COLUMNS) }, 'CSV');
  const element = h('section', { class: 'card footfall-card', 'aria-labelledby': 'footfall-title', 'data-testid': 'footfall' },
    h('div', { class: 'card-head' }, h('h2', { id: 'footfall-title' }, 'In and out'), trust, csv),
    h('div', { class: 'card-body' }, reading, place, below));

  let charts = [];
  let shown = { rows: [], range: null };
  let shape = '';

  /** At the end of a day a store is empty, every day: that needs no chart. */
  function hasInside() {
    return shown.range !== null && bucketMillis(shown.range.bucket) < 86_400_000;
  }

  function nameOf(row) {
    const bucket = bucketMillis(shown.range.bucket);
    if (bucket >= 86_400_000) return day(row.start, store.timezone);
    const from = Date.parse(row.start);
    return `${dateTime(from, store.timezone)}–${clock(from + bucket, store.timezone)}`;
  }

  function say(index) {
    const row = index === null ? null : shown.rows[index];
    if (!row) {
      fill(reading, h('span', { class: 'key in' }, 'in'), h('span', { class: 'key out' }, 'out'), hasInside() && h('span', { class: 'key inside' }, 'inside, with its band (95 %)'),
        h('span', { class: 'wide' }, 'Point at a bar, or use the arrow keys.'));
      return;
    }
    fill(reading, h('strong', {}, nameOf(row)), known(row.coverage, row.in + row.out)
      ? [h('span', { class: 'key in' }, `${number(row.in)} in`), h('span', { class: 'key out' }, `${number(row.out)} out`),
        row.occupancy && hasInside() && h('span', { class: 'key inside' }, `${inside(row)} inside at its end`)]
      : unknown(), quality(row.coverage, row.status));
  }

  function build() {
    charts.forEach((chart) => chart.destroy());
    fill(place, empty('Nothing in this time', 'No reading falls into it. Choose another range, or send one:', handMade(store)));
    charts = [];
    shape = '';
    if (shown.rows.length === 0) return;
    fill(place);
    charts = [crossingsChart(place, store.timezone, say), hasInside() && insideChart(place, store.timezone, say)].filter(Boolean);
    say(null);
    shape = shapeOf();
  }

  /** Charts are only built anew for another range; a new reading just moves the bars. */
  const shapeOf = () => `${shown.rows.length > 0}|${shown.range?.id}|${shown.range?.bucket}`;

  function draw() {
    if (shape !== shapeOf() || charts.length === 0) build();
    const seconds = bucketMillis(shown.range.bucket) / 1000;
    charts.forEach((chart) => chart.show(shown.rows, seconds));
  }

  function tabulate() {
    if (!below.open) return;
    fill(rowsBelow, shown.rows.map((row) => {
      const sure = known(row.coverage, row.in + row.out);
      return h('tr', {}, h('th', { scope: 'row' }, nameOf(row)),
        (sure ? [row.in, row.out, row.passing] : [null, null, null]).map((value) => h('td', { class: 'num' }, value === null ? unknown() : number(value))),
        h('td', { class: 'num' }, row.occupancy ? inside(row) : unknown()),
        h('td', {}, quality(row.coverage, row.status)));
    }));
  }

  const stopTheme = onThemeChange(() => { if (shown.range) { build(); draw(); } });
  say(null);
  return {
    element,
    /** @param rows footfall buckets  @param {import('../ranges.js').TimeRange} range */
    show(rows, range) {
      shown = { rows: withoutClosedEnds(rows), range };
      const whole = overall(rows);
      fill(trust, rows.length > 0 && quality(whole.coverage, whole.status));
      element.dataset.rows = String(rows.length);
      draw();
      tabulate();
    },
    fail(error, again) {
      charts.forEach((chart) => chart.destroy());
      charts = [];
      fill(place, failed(error, again));
    },
    close() {
      stopTheme();
      charts.forEach((chart) => chart.destroy());
    },
  };
}

function inside(row) {
  const spread = peopleBand(row.occupancy);
  return spread ? `${number(row.occupancy.mid)} (${spread})` : number(row.occupancy.mid);
}

/** Leaves out the closed hours at both ends, in which nothing was expected and nothing came. */
function withoutClosedEnds(rows) {
  const open = (row) => row.coverage !== null || row.in + row.out > 0;
  const first = rows.findIndex(open);
  return first < 0 ? rows : rows.slice(first, rows.findLastIndex(open) + 1);
}

/** A reading to send by hand. */
export function handMade(store) {
  const door = store.doors[0]?.id ?? 'door-1';
  const device = store.devices.find((candidate) => candidate.kind === 'crossing')?.id ?? 'my-counter';
  const payload = JSON.stringify({ boot: 1, seq: 1, time: new Date().toISOString(), line: door, in: 3, out: 1 });
  return `mosquitto_pub -h ${location.hostname} -V mqttv5 -q 1 -t aisleflow/v1/${store.id}/${device}/crossing -m '${payload}'`;
}
