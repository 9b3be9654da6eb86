// Wall-clock times of a store, whatever zone the browser is in. Pure functions.

/**
 * What a clock in the zone shows.
 * @param {number} instant milliseconds
 * @param {string} timeZone IANA name
 * @returns {string} "2026-07-14T09:30:00"
 */
export function wallClock(instant, timeZone) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit',
    }).formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/**
 * The instant at which a clock in the zone shows a time. In the hour that a clock change skips, the moment after it.
 * @param {string} wall "2026-07-14T09:30" or with seconds
 * @param {string} timeZone IANA name
 * @returns {number} milliseconds, NaN if the text is no time
 */
export function instantOf(wall, timeZone) {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return NaN;
  let instant = asUtc;
  // Twice, because the first correction may itself cross a clock change.
  for (let round = 0; round < 2; round++) {
    instant += asUtc - Date.parse(`${wallClock(instant, timeZone)}Z`);
  }
  return instant;
}

/**
 * Midnight at the beginning of a day in the zone.
 * @param {number} instant milliseconds, some time in the day
 * @param {string} timeZone IANA name
 * @param {number} [days] days later (or earlier, if negative)
 * @returns {number} milliseconds
 */
export function startOfDay(instant, timeZone, days = 0) {
  const date = new Date(`${wallClock(instant, timeZone).slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return instantOf(`${date.toISOString().slice(0, 10)}T00:00`, timeZone);
}
