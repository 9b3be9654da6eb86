// The floor plan as the catalog describes it: zones, doors, shelves. Metres become the picture's units; y is turned over.
import { fill, svg } from '../dom.js';
import { flowLayer } from './flows.js';
import { placeLabel } from './label.js';

const LABEL_PIXELS = 11.5;
const LEAST_LABEL_PIXELS = 9;

/**
 * Draws a store.
 * @param {any} store catalog entry
 * @param {(zone: string | null) => void} onPoint a zone is pointed at
 * @param {(zone: string) => void} onChoose a zone is clicked
 */
export function floorPlan(store, onPoint, onChoose) {
  const up = (y) => store.depthMetres - y;
  const points = (polygon) => polygon.map(([x, y]) => `${x},${up(y)}`).join(' ');
  const labels = svg('g', { class: 'labels' });
  const marks = svg('g', { class: 'shelves' });
  const flows = flowLayer(store);
  const areas = new Map(store.zones.map((zone) => [zone.id, svg('polygon', {
    class: zone.staffOnly ? 'zone staff' : 'zone', points: points(zone.polygon), 'data-zone': zone.id,
    onpointerenter: () => onPoint(zone.id), onpointerleave: () => onPoint(null), onclick: () => onChoose(zone.id),
  })]));
  const element = svg('svg', {
    class: 'plan-drawing', viewBox: `0 0 ${store.widthMetres} ${store.depthMetres}`, role: 'img',
    'aria-label': `Floor plan of ${store.name}: ${store.zones.map((zone) => zone.name).join(', ')}. The zone table has its numbers.`,
  },
  svg('defs', {}, hatch('unknown-hatch'), hatch('staff-hatch')),
  [...areas.values()], marks, store.doors.map((door) => doorMark(door, up)), flows.element, labels);

  let unknown = new Set();

  function label(pixelsPerMetre) {
    fill(labels, store.zones.map((zone) => {
      const box = boxOf(zone.polygon);
      // Where all is unknown the plan says so once.
      const text = unknown.has(zone.id) && unknown.size < store.zones.length ? `${zone.name} (unknown)` : zone.name;
      const place = placeLabel(text, box.width * pixelsPerMetre, box.height * pixelsPerMetre, LABEL_PIXELS, LEAST_LABEL_PIXELS);
      return place && labelOf(place, box.x + box.width / 2, up(box.y + box.height / 2), pixelsPerMetre);
    }));
  }

  const size = new ResizeObserver(([entry]) => label(entry.contentRect.width / store.widthMetres));
  size.observe(element);

  return {
    element,
    /** Lights zones up. */
    light(pointed, chosen) {
      for (const [id, area] of areas) {
        area.classList.toggle('lit', id === pointed);
        area.classList.toggle('chosen', id === chosen);
      }
    },
    /** Says of which zones nothing is known. */
    showUnknown(ids) {
      unknown = ids;
      for (const [id, area] of areas) area.classList.toggle('unknown', ids.has(id));
      label(element.getBoundingClientRect().width / store.widthMetres);
    },
    /** Marks each shelf with its state; the catalog knows a shelf's zone, not its place in it. */
    showShelves(stateOf) {
      fill(marks, store.zones.map((zone) => shelfMarks(zone, store.shelves.filter((shelf) => shelf.zone === zone.id), up, stateOf)));
    },
    showFlows: flows.show,
    close: () => size.disconnect(),
  };
}

/** A row of small squares along the zone's lower side. */
function shelfMarks(zone, shelves, up, stateOf) {
  const box = boxOf(zone.polygon);
  const size = 0.42;
  const step = 0.56;
  const perRow = Math.max(1, Math.floor((box.width - 0.4) / step));
  return shelves.map((shelf, i) => {
    const { state, title } = stateOf(shelf);
    return svg('rect', {
      class: `shelf ${state}`, width: size, height: size, rx: 0.1,
      x: box.x + 0.3 + (i % perRow) * step, y: up(box.y + 0.3 + Math.floor(i / perRow) * step + size),
    }, svg('title', {}, title));
  });
}

/** The line of a door and an arrow that points in: from the line's left to its right side. */
function doorMark(door, up) {
  const [[x1, y1], [x2, y2]] = door.line;
  const length = Math.hypot(x2 - x1, y2 - y1);
  const along = [(x2 - x1) / length, (y2 - y1) / length];
  const inward = [along[1], -along[0]];
  const tip = [(x1 + x2) / 2 + inward[0] * 1.15, (y1 + y2) / 2 + inward[1] * 1.15];
  const wing = (side) => [
    (x1 + x2) / 2 + inward[0] * 0.45 + along[0] * side * 0.55,
    (y1 + y2) / 2 + inward[1] * 0.45 + along[1] * side * 0.55,
  ];
  const arrow = [wing(-1), tip, wing(1)].map(([x, y]) => `${x},${up(y)}`).join(' ');
  return svg('g', { class: 'door' },
    svg('title', {}, `Door ${door.id}; the arrow points in`),
    svg('line', { x1, y1: up(y1), x2, y2: up(y2) }), svg('polygon', { points: arrow }));
}

function labelOf(place, x, y, pixelsPerMetre) {
  const size = place.size / pixelsPerMetre;
  const lines = place.lines.map((line, i) =>
    svg('tspan', { x, y: y + (i - (place.lines.length - 1) / 2) * size * 1.15 }, line));
  return svg('text', {
    'font-size': size, 'stroke-width': size / 4, transform: place.turned ? `rotate(-90 ${x} ${y})` : null,
  }, lines);
}

function boxOf(polygon) {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function hatch(id) {
  return svg('pattern', { id, width: 0.7, height: 0.7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('line', { x1: 0, y1: 0, x2: 0, y2: 0.7, class: id }));
}
