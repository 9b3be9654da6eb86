// How much a number can be trusted: its coverage and its status, and the word "unknown".
import { h } from '../dom.js';
import { percent } from '../format.js';

const STATUS = {
  provisional: 'Readings can still come in for this time.',
  final: 'The time for late readings has passed.',
  revised: 'Readings that came late have changed this after it was final.',
};
const WEIGHT = { final: 0, revised: 1, provisional: 2 };

/**
 * Whether a number says anything: without a single reported minute a zero is no zero.
 * @param {number | null} coverage 0 to 1, null if nothing was expected
 * @param {number} value what was counted
 */
export function known(coverage, value) {
  return (coverage ?? 0) > 0 || value > 0;
}

/**
 * The mark beside a number.
 * @param {number | null} coverage
 * @param {string} status
 * @param {boolean} [brief] without the status word
 * @returns {HTMLElement}
 */
export function quality(coverage, status, brief = false) {
  const hint = STATUS[status] ?? '';
  if (coverage === null) {
    return h('span', { class: 'quality', title: `No device was expected to report in this time. ${hint}` },
      brief ? '–' : `none expected · ${status}`);
  }
  const level = coverage === 0 ? 'none' : coverage < 0.9 ? 'partial' : 'full';
  const gauge = h('i');
  gauge.style.width = `${Math.min(100, coverage * 100)}%`;
  return h('span', {
    class: `quality ${level}`,
    title: `Coverage: devices reported in ${percent(coverage)} of the minutes they should have. ${hint}`,
  },
  h('span', { class: 'gauge', 'aria-hidden': 'true' }, gauge),
  h('span', {}, percent(coverage), h('span', { class: 'hidden-text' }, ' coverage'), brief ? '' : ` · ${status}`));
}

/** The word for what nobody knows. */
export function unknown() {
  return h('span', { class: 'unknown', title: 'No device that sees this reported in this time.' }, 'unknown');
}

/**
 * One coverage and status for several buckets of the same length.
 * @param {Array<{coverage: number | null, status: string}>} rows
 * @returns {{coverage: number | null, status: string}}
 */
export function overall(rows) {
  const expected = rows.map((row) => row.coverage).filter((coverage) => coverage !== null);
  return {
    coverage: expected.length ? expected.reduce((sum, coverage) => sum + coverage, 0) / expected.length : null,
    status: rows.reduce((worst, row) => (WEIGHT[row.status] > WEIGHT[worst] ? row.status : worst), 'final'),
  };
}
