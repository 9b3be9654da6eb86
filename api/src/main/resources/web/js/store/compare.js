// The range beside another one, or beside another store, with the band that noise alone would give.
import { fill, h } from '../dom.js';
import { dateTime, duration, number, percent } from '../format.js';
import { quality, unknown } from '../ui/quality.js';
import { failed, loading } from '../ui/states.js';

const DAY = 86_400_000;

/**
 * @param {any} store catalog entry
 * @param {any[]} stores all of them
 * @param {(query: Object<string, string>) => Promise<any>} load
 */
export function compareCard(store, stores, load) {
  const select = h('select', { 'aria-label': 'Compare with', 'data-testid': 'compare-with', onchange: () => again() },
    h('option', { value: 'week' }, 'the week before'), h('option', { value: 'day' }, 'the day before'), h('option', { value: 'period' }, 'the period before'),
    stores.filter((other) => other.id !== store.id).map((other) => h('option', { value: `store:${other.id}` }, other.name)));
  const place = h('div', {}, loading());
  let range = null;
  let newest = 0;

  async function again() {
    if (!range) return;
    const mine = ++newest;
    try {
      const answer = await load(baseline(select.value, range));
      if (mine === newest) fill(place, sides(answer, store.timezone));
    } catch (error) {
      if (mine === newest) fill(place, failed(error, again));
    }
  }

  return {
    element: h('section', { class: 'card compare-card', 'aria-labelledby': 'compare-title', 'data-testid': 'compare' },
      h('div', { class: 'card-head' }, h('h2', { id: 'compare-title' }, 'Compared with'), select), place),
    /** @param {import('../ranges.js').TimeRange} newRange */
    show(newRange) {
      range = newRange;
      return again();
    },
  };
}

function baseline(choice, range) {
  if (choice.startsWith('store:')) return { baselineStore: choice.slice(6) };
  const back = { week: 7 * DAY, day: DAY, period: Math.min(range.to, Date.now()) - range.from }[choice];
  return { baselineFrom: new Date(range.from - back).toISOString() };
}

function sides(answer, timeZone) {
  const { subject, baseline: other } = answer;
  const row = (name, title, write, ratio) => h('tr', { 'data-measure': name },
    h('th', { scope: 'row', title }, name), h('td', { class: 'num' }, write(subject)), h('td', { class: 'num' }, write(other)), h('td', {}, ratio ? verdict(ratio) : ''));
  const people = (value) => (value === null ? unknown() : number(value));
  const seconds = (side) => (side.meanVisitSeconds === null ? '–' : duration(side.meanVisitSeconds));
  return [
    h('div', { class: 'table-scroll' }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Measure'), h('th', { scope: 'col', class: 'num' }, 'This'), h('th', { scope: 'col', class: 'num' }, 'Other'), h('th', { scope: 'col' }, 'Change (P10–P90)'))),
      h('tbody', {},
        row('In', 'People who came in', (side) => people(side.in), answer.in),
        row('Passed by', 'People seen at the doors who did not come in', (side) => people(side.passing), answer.passing),
        row('Capture share', 'In ÷ (in + passed by)', (side) => (side.captureShare === null ? '–' : percent(side.captureShare)), null),
        row('Visits', 'Visits seen on the floor', (side) => people(side.visits), answer.visits),
        row('Buying units', 'Lone visitors and groups that came together', (side) => people(side.buyingUnits), null),
        row('Mean visit', 'From the first to the last sighting', seconds, null),
        row('Doors', 'Coverage of the door counters', (side) => quality(side.doorCoverage, side.status, true), null),
        row('Floor', 'Coverage of the floor’s sensors', (side) => quality(side.floorCoverage, side.status, true), null)))),
    h('p', { class: 'small muted compare-note' },
      `Other: ${dateTime(other.from, timeZone)} – ${dateTime(other.to, timeZone)}${other.store === subject.store ? '' : `, ${other.store}`}.`,
      answer.perHour && ' Changes are per hour open and watched.'),
  ];
}

/** What a ratio says: a change that chance alone may have made is none. */
function verdict(ratio) {
  if (ratio.ratio === null || !ratio.band) return h('span', { class: 'muted', title: 'Nobody was counted, or less than half of one of the two was watched.' }, '–');
  const change = (value) => `${value >= 1 ? '+' : '−'}${number(Math.abs(value - 1) * 100)} %`;
  return h('span', { class: ratio.chance ? 'muted' : '' },
    `${change(ratio.ratio)} (${change(ratio.band.low)} to ${change(ratio.band.high)})`, ratio.chance && ' · may be chance');
}
