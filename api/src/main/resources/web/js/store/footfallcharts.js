// The two footfall charts. They share their cursor; each can be walked with the arrow keys.
import { h } from '../dom.js';
import { clock, day, number } from '../format.js';
import { colour } from '../theme.js';
import { known } from '../ui/quality.js';
import uPlot from '../uplot.js';

const CURSOR = 'footfall';

/** People in upwards, people out downwards. */
export function crossingsChart(place, timeZone, onCursor) {
  const bars = uPlot.paths.bars({ size: [0.78, 28], gap: 1 });
  const series = (name) => ({ stroke: 'transparent', width: 0, fill: colour(name), paths: bars, points: { show: false } });
  return chart(place, timeZone, onCursor, {
    label: 'People in (upwards) and out (downwards) over time',
    height: 170,
    series: [series('in'), series('out')],
    data: (rows) => [rows.map((row) => sure(row, row.in)), rows.map((row) => sure(row, -row.out))],
    range: (low, high) => [Math.min(low, -1) * 1.08, Math.max(high, 1) * 1.08],
    testid: 'footfall-chart',
  });
}

/** People inside: the median as a line, the 2.5th to the 97.5th percentile as a band. */
export function insideChart(place, timeZone, onCursor) {
  const quiet = { stroke: 'transparent', width: 0, points: { show: false } };
  return chart(place, timeZone, onCursor, {
    label: 'People inside over time, with the band from low to high',
    height: 124,
    series: [quiet, quiet, { stroke: colour('inside'), width: 2, points: { show: true, size: 5, fill: colour('inside'), filter: lonely } }],
    bands: [{ series: [1, 2], fill: `${colour('inside')}38` }],
    data: (rows) => ['high', 'low', 'mid'].map((part) => rows.map((row) => row.occupancy?.[part] ?? null)),
    range: (low, high) => [0, Math.max(high, 4) * 1.08],
    testid: 'inside-chart',
  });
}

/** A value between two gaps has no line to be seen by. */
function lonely(u, series) {
  const values = u.data[series];
  return values.flatMap((value, i) => (value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [i] : []));
}

function sure(row, value) {
  return known(row.coverage, row.in + row.out) ? value : null;
}

function chart(place, timeZone, onCursor, kind) {
  const holder = h('div', { class: 'chart', tabindex: '0', role: 'img', 'aria-label': kind.label, 'data-testid': kind.testid });
  place.append(holder);
  let rows = [];
  let bucketSeconds = 900;

  const axis = { stroke: colour('muted'), font: '11px DejaVu Sans Condensed, system-ui, sans-serif', ticks: { show: false } };
  const plot = new uPlot({
    width: holder.clientWidth || 600,
    height: kind.height,
    padding: [6, 4, 0, 0],
    legend: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
    cursor: { sync: { key: CURSOR }, points: { show: false }, drag: { x: false, y: false }, y: false },
    scales: { x: { range: (u, low, high) => [low - bucketSeconds / 2, high + bucketSeconds / 2] }, y: { range: (u, low, high) => kind.range(low ?? 0, high ?? 0) } },
    axes: [
      { ...axis, grid: { show: false }, space: 64, size: 26, values: (u, splits) => splits.map((s) => (bucketSeconds >= 86_400 || clock(s * 1000, timeZone) === '00:00' ? day(s * 1000, timeZone) : clock(s * 1000, timeZone))) },
      { ...axis, grid: { stroke: colour('line'), width: 1 }, size: 40, space: 28, incrs: [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000], values: (u, splits) => splits.map((value) => number(Math.abs(value))) },
    ],
    series: [{}, ...kind.series],
    bands: kind.bands,
    hooks: {
      drawClear: [(u) => shadeUnknown(u, rows, bucketSeconds)],
      setCursor: [(u) => onCursor(u.cursor.idx ?? null)],
    },
  }, [[], ...kind.series.map(() => [])], holder);

  const size = new ResizeObserver(() => plot.setSize({ width: holder.clientWidth, height: kind.height }));
  size.observe(holder);
  holder.addEventListener('keydown', (event) => walk(event, plot, rows.length));

  return {
    show(newRows, seconds) {
      rows = newRows;
      bucketSeconds = seconds;
      // A bucket's bar stands in its middle.
      plot.setData([rows.map((row) => Date.parse(row.start) / 1000 + seconds / 2), ...kind.data(rows)]);
    },
    destroy() {
      size.disconnect();
      plot.destroy();
      holder.remove();
    },
  };
}

/** Buckets without a single reported minute are shaded: they are not zero. */
function shadeUnknown(u, rows, bucketSeconds) {
  const context = u.ctx;
  context.save();
  context.fillStyle = colour('sunken');
  rows.forEach((row, i) => {
    if (row.coverage !== 0 || known(row.coverage, row.in + row.out)) return;
    const left = Math.floor(u.valToPos(u.data[0][i] - bucketSeconds / 2, 'x', true));
    const right = Math.floor(u.valToPos(u.data[0][i] + bucketSeconds / 2, 'x', true));
    context.fillRect(left, u.bbox.top, right - left, u.bbox.height);
  });
  context.restore();
}

function walk(event, plot, length) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || length === 0) return;
  event.preventDefault();
  const next = Math.min(length - 1, Math.max(0, (plot.cursor.idx ?? (step > 0 ? -1 : length)) + step));
  plot.setCursor({ left: plot.valToPos(plot.data[0][next], 'x'), top: 10 });
}
