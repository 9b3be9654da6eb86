// From a cell's value to its colour. Pure functions.

// Viridis (CC0, Stéfan van der Walt and Nathaniel Smith), at every eighth: it ascends evenly in lightness, so it is
// read the same with any colour vision and in grey.
const VIRIDIS = [
  [68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141],
  [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37],
];

/**
 * A colour of the scale.
 * @param {number} share 0 to 1
 * @param {boolean} dark on a dark page much is light, on a light page much is dark: more always stands out more
 * @returns {[number, number, number]} red, green, blue, 0 to 255
 */
export function viridis(share, dark) {
  const place = Math.min(1, Math.max(0, dark ? share : 1 - share)) * (VIRIDIS.length - 1);
  const below = Math.min(Math.floor(place), VIRIDIS.length - 2);
  const part = place - below;
  return [0, 1, 2].map((i) => Math.round(VIRIDIS[below][i] * (1 - part) + VIRIDIS[below + 1][i] * part));
}

/**
 * @typedef {Object} HeatScale
 * @property {number} max the largest cell
 * @property {number} top the value with the strongest colour; cells above it have it too
 * @property {(value: number) => number} share a value's place on the scale, 0 to 1
 * @property {Array<{value: number, share: number}>} ticks round values for the legend
 */

/**
 * The scale for some cells. Places go by the square root, because few cells have most of the time, and the
 * strongest colour is reached at the 99.5th percentile of the cells that have any, so that a single spot (a stool, a
 * queue) does not make all the rest pale.
 * @param {number[]} values
 * @param {(value: number) => number} [nice] rounds a value for the legend
 * @returns {HeatScale}
 */
export function heatScale(values, nice = niceCount) {
  const filled = values.filter((value) => value > 0).sort((a, b) => a - b);
  const max = filled.length ? filled[filled.length - 1] : 0;
  const percentile = filled.length ? filled[Math.floor((filled.length - 1) * 0.995)] : 0;
  const top = max > 1.5 * percentile ? percentile : max;
  const share = (value) => (top > 0 ? Math.sqrt(Math.min(value, top) / top) : 0);
  return { max, top, share, ticks: ticks(top, nice).map((value) => ({ value, share: share(value) })) };
}

/** Up to four round values that lie well apart on the square-root scale, and the top. */
function ticks(top, nice) {
  if (top <= 0) return [];
  const inner = [0.06, 0.25, 0.56].map((part) => nice(top * part)).filter((value) => value > 0 && value < top * 0.8);
  return [0, ...new Set(inner), top];
}

/** The nearest round whole number, at least 1. */
export function niceCount(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  return Math.max(1, Math.round(nearest(value / size, [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]) * size));
}

/** The nearest round time, for seconds. */
export function niceSeconds(value) {
  const unit = value < 90 ? 1 : value < 90 * 60 ? 60 : value < 40 * 3600 ? 3600 : 86_400;
  return (value / unit < 10 ? nearest(value / unit, [1, 2, 3, 5, 10]) : nearest(value / unit, [10, 15, 20, 30, 45, 60, 90])) * unit;
}

function nearest(value, choices) {
  return choices.reduce((best, choice) => (Math.abs(choice - value) < Math.abs(best - value) ? choice : best));
}
