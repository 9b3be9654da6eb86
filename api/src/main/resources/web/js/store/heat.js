// The heat: one pixel per cell, painted on a small canvas and drawn large under the plan.
import { h } from '../dom.js';
import { heatScale, viridis } from '../heatscale.js';
import { isDark } from '../theme.js';

const FAINTEST = 0.35;

/** Red, green, blue and opacity of cells that no sensor saw. */
const UNKNOWN = [128, 128, 128, 70];

/** How much of the plan a colour covers: little is also faint. */
export function opacity(share) {
  return FAINTEST + (1 - FAINTEST) * share;
}

/**
 * @typedef {{cellMetres: number, columns: number, rows: number, values: number[], unknown?: Array<{first: number, count: number}>}} Grid row-major from y = 0;
 *     unknown are runs of cells that no sensor saw
 */

/** @returns the canvas and what can be done with it */
export function heatLayer() {
  const element = h('canvas', { class: 'plan-heat', 'aria-hidden': 'true', 'data-testid': 'heat', 'data-heat-max': '0' });
  /** @type {Grid | null} */
  let grid = null;

  function paint() {
    if (!grid) return;
    const scale = heatScale(grid.values);
    element.width = grid.columns;
    element.height = grid.rows;
    const context = element.getContext('2d');
    const image = context.createImageData(grid.columns, grid.rows);
    const dark = isDark();
    const at = (i) => ((grid.rows - 1 - Math.floor(i / grid.columns)) * grid.columns + (i % grid.columns)) * 4;
    for (const run of grid.unknown ?? []) {
      for (let i = run.first; i < run.first + run.count; i++) image.data.set(UNKNOWN, at(i));
    }
    grid.values.forEach((value, i) => {
      if (value <= 0) return;
      const share = scale.share(value);
      image.data.set(viridis(share, dark), at(i));
      image.data[at(i) + 3] = 255 * opacity(share);
    });
    context.putImageData(image, 0, 0);
    element.dataset.heatMax = String(scale.max);
  }

  return {
    element,
    paint,
    /** @param {Grid} newGrid  @param {{widthMetres: number, depthMetres: number}} store */
    show(newGrid, store) {
      grid = newGrid;
      // The grid's last column and row may reach beyond the plan; its origin is the lower left.
      element.style.width = `${((grid.columns * grid.cellMetres) / store.widthMetres) * 100}%`;
      element.style.height = `${((grid.rows * grid.cellMetres) / store.depthMetres) * 100}%`;
      paint();
    },
    /** Whether no sensor saw the cell at a place. */
    isUnknownAt(x, y) {
      if (!grid) return false;
      const i = Math.floor(y / grid.cellMetres) * grid.columns + Math.floor(x / grid.cellMetres);
      return (grid.unknown ?? []).some((run) => i >= run.first && i < run.first + run.count);
    },
    /** The value of the cell at a place, in metres; null outside. */
    valueAt(x, y) {
      if (!grid) return null;
      const [column, row] = [Math.floor(x / grid.cellMetres), Math.floor(y / grid.cellMetres)];
      const inside = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
      return inside ? grid.values[row * grid.columns + column] : null;
    },
  };
}
