// How numbers and times are written. Pure functions; a time always takes the zone it is told in.

const LOCALE = 'en-GB';
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/**
 * A number with thousands separators.
 * @param {number} value
 * @param {number} [digits] most digits after the point
 */
export function number(value, digits = 0) {
  return value.toLocaleString(LOCALE, { maximumFractionDigits: digits });
}

/** A number that is only as exact as its size deserves: 0.43, 7.1, 214. */
export function figure(value) {
  const size = Math.abs(value);
  return number(value, size >= 100 ? 0 : size >= 1 ? 1 : 2);
}

/** A share of 0 to 1 in percent; almost all is not called all, almost nothing not nothing. */
export function percent(share) {
  const value = share * 100;
  if (value > 99 && value < 100) return `${Math.floor(value * 10) / 10} %`;
  if (value > 0 && value < 1) return '< 1 %';
  return `${Math.round(value)} %`;
}

/** A number that goes with its noun: "1 visit", "2 visits". */
export function count(value, noun, plural = `${noun}s`) {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** A band as "29–41", or nothing if it has no width. */
export function band(of, write = figure) {
  const [low, high] = [write(of.low), write(of.high)];
  return low === high ? '' : `${low}–${high}`;
}

/** A band of people: nobody is there by halves. */
export function peopleBand(of) {
  return band(of, (people) => number(people));
}

/** Seconds as people say them: "48 s", "12 min 22 s", "3 h 05 min", "2.4 d". */
export function duration(seconds) {
  const whole = Math.round(seconds);
  if (seconds < 10) return `${number(seconds, 1)} s`;
  if (whole < MINUTE) return `${whole} s`;
  if (whole < 20 * MINUTE) return `${Math.floor(whole / MINUTE)} min ${String(whole % MINUTE).padStart(2, '0')} s`;
  if (whole < HOUR) return `${Math.round(whole / MINUTE)} min`;
  if (whole < 2 * DAY) return `${Math.floor(whole / HOUR)} h ${String(Math.floor((whole % HOUR) / MINUTE)).padStart(2, '0')} min`;
  return `${number(whole / DAY, 1)} d`;
}

/** Seconds in one unit, for axes and legends: "45 s", "7.5 min", "3.2 h". */
export function shortDuration(seconds) {
  if (seconds < 2 * MINUTE) return `${figure(seconds)} s`;
  if (seconds < 2 * HOUR) return `${figure(seconds / MINUTE)} min`;
  if (seconds < 4 * DAY) return `${figure(seconds / HOUR)} h`;
  return `${figure(seconds / DAY)} d`;
}

/**
 * How long ago or in how long: "just now", "4 min ago", "in 3 h".
 * @param {string | number | Date} instant
 * @param {number} [now] milliseconds
 */
export function relative(instant, now = Date.now()) {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 5) return 'just now';
  const text =
    size < MINUTE ? `${Math.floor(size)} s`
    : size < HOUR ? `${Math.floor(size / MINUTE)} min`
    : size < 36 * HOUR ? `${Math.floor(size / HOUR)} h`
    : `${Math.round(size / DAY)} days`;
  return seconds < 0 ? `${text} ago` : `in ${text}`;
}

/** "14:05" in a time zone. */
export function clock(instant, timeZone) {
  return new Date(instant).toLocaleTimeString(LOCALE, { timeZone, hour: '2-digit', minute: '2-digit' });
}

/** "14:05:09" in a time zone. */
export function clockWithSeconds(instant, timeZone) {
  return new Date(instant).toLocaleTimeString(LOCALE, { timeZone });
}

/** "Tue 14 Jul" in a time zone. */
export function day(instant, timeZone) {
  return new Date(instant)
    .toLocaleDateString(LOCALE, { timeZone, weekday: 'short', day: 'numeric', month: 'short' })
    .replace(',', '');
}

/** "Tue 14 Jul, 14:05" in a time zone. */
export function dateTime(instant, timeZone) {
  return `${day(instant, timeZone)}, ${clock(instant, timeZone)}`;
}

/** A plain date such as "2026-07-14" as "Tue 14 Jul"; it has no zone to be shifted by. */
export function plainDate(text) {
  return day(`${text}T12:00:00Z`, 'UTC');
}

/** A protocol by the name people know. */
export function protocol(name) {
  return { mqtt: 'MQTT', coap: 'CoAP', coaps: 'CoAP (DTLS)' }[name] ?? name ?? '–';
}

/** A field's name in words: "emptyProbability" is "empty probability". */
export function inWords(field) {
  return field.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
}
