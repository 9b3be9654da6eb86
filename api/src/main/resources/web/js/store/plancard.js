// The plan with the heat on it, the switch of the measure, the legend, and what is under the pointer.
import { fill, h } from '../dom.js';
import { savePng } from '../export.js';
import { colour, onThemeChange } from '../theme.js';
import { quality } from '../ui/quality.js';
import { segments } from '../ui/segments.js';
import { empty, failed } from '../ui/states.js';
import { heatLayer } from './heat.js';
import { heatLegend, UNITS } from './legend.js';
import { floorPlan } from './plan.js';
import { scrubber } from './scrubber.js';

/**
 * @param {any} store catalog entry
 * @param {'visits' | 'seconds'} measure at first
 * @param {Object} on
 * @param {(measure: string) => void} on.measure
 * @param {(zone: string | null) => void} on.point
 * @param {(zone: string) => void} on.choose
 * @param {() => void} on.flows the flows are switched on or off
 * @param {(step: {from: number, to: number}) => Promise<any>} on.step loads the heat of a part of the range
 */
export function planCard(store, measure, on) {
  const heat = heatLayer();
  const legend = heatLegend();
  const under = h('p', { class: 'plan-under', 'aria-hidden': 'true' });
  const trust = h('span');
  const message = h('div', { class: 'plan-message' });
  const zoneNames = new Map(store.zones.map((zone) => [zone.id, zone.name]));
  const drawing = floorPlan(store, on.point, on.choose);
  const sheet = h('div', { class: 'plan', onpointermove: say, onpointerleave: () => { under.textContent = ''; } },
    heat.element, drawing.element, message);
  sheet.style.aspectRatio = `${store.widthMetres} / ${store.depthMetres}`;
  const choice = segments('What the heat shows', [{ id: 'visits', label: 'Visits' }, { id: 'seconds', label: 'Time spent' }],
    measure, on.measure, { 'data-testid': 'measure' });
  const flowSwitch = h('button', { class: 'button quiet', type: 'button', 'aria-pressed': 'false', 'data-testid': 'flow-switch', title: 'Moves from zone to zone; links under 5 moves are left out', onclick: on.flows }, 'Flows');
  const picture = h('button', { class: 'button quiet', type: 'button', 'data-testid': 'save-png', title: 'Save the plan as a picture', onclick: saveIt }, 'PNG');
  const steps = scrubber(store.timezone, on.step, (grid) => draw(grid ?? shown?.grid ?? null, grid !== null));
  const element = h('section', { class: 'card plan-card', 'aria-labelledby': 'plan-title' },
    h('div', { class: 'card-head' }, h('h2', { id: 'plan-title' }, 'Where people are'), trust, h('div', { class: 'plan-tools' }, flowSwitch, picture, choice.element)),
    h('figure', { class: 'card-body' }, sheet, steps.element, h('div', { class: 'plan-foot' }, legend.element, h('div', { class: 'end' }, shelfKeys(), under))));

  let shown = null;
  let unknown = new Set();

  function say(event) {
    const box = sheet.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * store.widthMetres;
    const y = (1 - (event.clientY - box.top) / box.height) * store.depthMetres;
    const zone = event.target instanceof Element ? event.target.getAttribute('data-zone') : null;
    const value = heat.valueAt(x, y);
    const cell = (zone && unknown.has(zone)) || heat.isUnknownAt(x, y) ? 'unknown: no sensor reported' : value === null || !shown ? '' : UNITS[shown.measure].cell(value);
    under.textContent = [zone && zoneNames.get(zone), cell].filter(Boolean).join(' · ');
  }

  function draw(grid, isStep) {
    if (!grid || !shown) return;
    heat.show(grid, store);
    legend.show(grid, shown.measure);
    fill(trust, quality(grid.coverage, grid.status));
    fill(message, !isStep && grid.coverage === 0 && empty('Unknown', 'None of the position sensors reported in this time. The fleet view says which are silent.'),
      !isStep && grid.coverage !== 0 && !grid.values.some((value) => value > 0) && empty('Nobody was seen', 'Choose another time range.'));
  }

  function saveIt() {
    if (!shown) return;
    const { grid } = shown;
    savePng(`${store.id}-plan.png`, heat.element, drawing.element, {
      background: colour('surface'),
      below: { width: (grid.columns * grid.cellMetres) / store.widthMetres, height: (grid.rows * grid.cellMetres) / store.depthMetres },
    });
  }

  const stopTheme = onThemeChange(() => {
    heat.paint();
    if (shown) legend.show(shown.grid, shown.measure);
  });

  return {
    element,
    drawing,
    /** Shows a heat map. */
    show(grid, shownMeasure, range) {
      shown = { grid, measure: shownMeasure };
      steps.reset(range, shownMeasure);
      sheet.classList.remove('stale');
      if (!steps.isStepping()) draw(grid, false);
    },
    /** Draws moves between zones over it; null hides them. */
    showFlows(answer) {
      flowSwitch.setAttribute('aria-pressed', String(answer !== null));
      drawing.showFlows(answer?.links ?? []);
    },
    /** Says that the map could not be loaded. */
    fail(error, again) {
      sheet.classList.add('stale');
      fill(message, failed(error, again));
    },
    showUnknown(ids) {
      unknown = ids;
      drawing.showUnknown(ids);
    },
    choose: choice.choose,
    close() {
      stopTheme();
      steps.close();
      drawing.close();
    },
  };
}

/** The shelves' squares; the catalog knows a shelf's zone, not its place in it. */
function shelfKeys() {
  return h('p', { class: 'shelf-keys' }, 'Shelves of the zone:', h('span', {}, 'stocked'), h('span', { class: 'low' }, 'under a day'), h('span', { class: 'empty' }, 'empty'));
}
