// What the heat's colours mean, in real units.
import { fill, h } from '../dom.js';
import { figure, shortDuration } from '../format.js';
import { heatScale, niceCount, niceSeconds, viridis } from '../heatscale.js';
import { isDark } from '../theme.js';
import { opacity } from './heat.js';

/** How a measure is written. */
export const UNITS = {
  visits: { label: (metres) => `Visits per ${metres} m cell`, nice: niceCount, write: (value) => figure(value), cell: (value) => `${figure(value)} ${value === 1 ? 'visit' : 'visits'}` },
  seconds: { label: (metres) => `Time spent per ${metres} m cell, all people together`, nice: niceSeconds, write: shortDuration, cell: shortDuration },
};

/** @returns the legend */
export function heatLegend() {
  const bar = h('div', { class: 'legend-bar' });
  const marks = h('div', { class: 'legend-ticks' });
  const title = h('span', { class: 'legend-title' });
  const element = h('figcaption', { class: 'legend', hidden: true }, title, h('div', { class: 'legend-scale' }, bar, marks));
  return {
    element,
    /** @param {import('./heat.js').Grid} grid  @param {'visits' | 'seconds'} measure */
    show(grid, measure) {
      const scale = heatScale(grid.values, UNITS[measure].nice);
      element.hidden = scale.max === 0;
      const dark = isDark();
      const stops = Array.from({ length: 17 }, (_, i) => `rgb(${viridis(i / 16, dark).join(' ')} / ${opacity(i / 16)}) ${(i / 16) * 100}%`);
      bar.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
      title.textContent = UNITS[measure].label(grid.cellMetres);
      fill(marks, scale.ticks.map((tick) => {
        const over = tick.value === scale.top && scale.max > scale.top;
        const mark = h('span', { title: over ? `the largest cell has ${UNITS[measure].cell(scale.max)}` : null },
          `${over ? '≥ ' : ''}${UNITS[measure].write(tick.value)}`);
        mark.style.left = `${tick.share * 100}%`;
        return mark;
      }));
    },
  };
}
