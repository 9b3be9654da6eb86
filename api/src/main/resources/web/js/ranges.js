// The time ranges that people choose from. Pure functions.
import { instantOf, startOfDay, wallClock } from './zonetime.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LATE = 2 * DAY; // what was cut off or is told late still changes a day that is over

/** The ranges by name, in the order they are offered. */
export const PRESETS = [
  { id: 'hour', label: 'Last hour' },
  { id: 'today', label: 'Today' },
  { id: 'yesterday', label: 'Yesterday' },
  { id: 'week', label: '7 days' },
  { id: 'month', label: '28 days' },
  { id: 'custom', label: 'Custom' },
];

/**
 * @typedef {Object} TimeRange
 * @property {string} id its preset
 * @property {number} from milliseconds, included
 * @property {number} to milliseconds, not included
 * @property {string} bucket ISO-8601 duration of the footfall buckets
 * @property {boolean} live whether new readings change it: it reaches to now, or ended a short while ago
 */

/**
 * Makes a range from what the address says.
 * @param {URLSearchParams} query `range`, and for a custom one `from` and `to` as wall-clock times of the store
 * @param {string} timeZone the store's
 * @param {number} now milliseconds
 * @param {string} [usual] the preset if the address names none
 * @returns {TimeRange}
 */
export function rangeOf(query, timeZone, now, usual = 'today') {
  const id = query.get('range') ?? usual;
  const [from, to] = bounds(id, query, timeZone, now);
  return { id, from, to, bucket: bucketOf(to - from), live: to > now - LATE && from < now };
}

/** The presets that a first screen may show, the preferred one first. */
export const FIRST_CHOICES = ['today', 'hour', 'yesterday'];
const ENOUGH = 0.5;

/**
 * Chooses what a first screen shows: the first range of which enough was watched, or else the one of which most was.
 * @param {Array<number | null>} coverages of FIRST_CHOICES, in their order; null if nothing was expected
 * @returns {string} a preset
 */
export function firstChoice(coverages) {
  const share = (i) => coverages[i] ?? -1;
  let best = 0;
  for (let i = 0; i < FIRST_CHOICES.length; i++) {
    if (share(i) >= ENOUGH) return FIRST_CHOICES[i];
    if (share(i) > share(best)) best = i;
  }
  return FIRST_CHOICES[best];
}

/** First and last moment of a range. */
function bounds(id, query, timeZone, now) {
  const thisMinute = Math.ceil(now / MINUTE) * MINUTE;
  switch (id) {
    case 'hour': return [thisMinute - HOUR, thisMinute];
    case 'yesterday': return [startOfDay(now, timeZone, -1), startOfDay(now, timeZone)];
    case 'week': return [startOfDay(now, timeZone, -6), startOfDay(now, timeZone, 1)];
    case 'month': return [startOfDay(now, timeZone, -27), startOfDay(now, timeZone, 1)];
    case 'custom': {
      const from = instantOf(query.get('from') ?? '', timeZone);
      const to = instantOf(query.get('to') ?? '', timeZone);
      if (from < to) return [from, to];
    } // a custom range that is none falls back to today
    default: return [startOfDay(now, timeZone), startOfDay(now, timeZone, 1)];
  }
}

/**
 * Buckets that give a readable chart for a range: 12 to about 170 of them.
 * @param {number} length milliseconds
 * @returns {string} ISO-8601 duration
 */
export function bucketOf(length) {
  if (length <= 2 * HOUR) return 'PT5M';
  if (length <= 26 * HOUR) return 'PT15M';
  if (length <= 8 * DAY) return 'PT1H';
  return 'PT24H';
}

/** Milliseconds of a bucket made by bucketOf. */
export function bucketMillis(bucket) {
  const [, amount, unit] = /^PT(\d+)([HM])$/.exec(bucket);
  return Number(amount) * (unit === 'H' ? HOUR : MINUTE);
}

/** A moment in the form that `datetime-local` inputs take. */
export function inputTime(instant, timeZone) {
  return wallClock(instant, timeZone).slice(0, 16);
}

/** A range's ends as the API takes them. */
export function rangeQuery(range) {
  return { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
}
