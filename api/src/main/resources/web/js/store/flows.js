// Moves from zone to zone, drawn over the plan as bent arrows: the more people, the wider.
import { fill, svg } from '../dom.js';
import { count, percent } from '../format.js';

const MOST_LINKS = 24;
const WIDEST = 0.02; // of the plan's longer side
const THINNEST = 0.0025;

/** @typedef {{from: string, to: string, count: number, share: number}} Link */

/**
 * @param {any} store catalog entry
 * @returns the layer and what can be done with it
 */
export function flowLayer(store) {
  const size = Math.max(store.widthMetres, store.depthMetres);
  const places = new Map(store.zones.map((zone) => [zone.id, middle(zone.polygon, store.depthMetres)]));
  const names = new Map(store.zones.map((zone) => [zone.id, zone.name]));
  const element = svg('g', { class: 'flows', 'data-testid': 'flows', 'data-links': '0' });

  function arrow(link, most) {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) return null;
    const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
    // To the right of the direction, so that there and back do not lie on each other.
    const bend = { x: (from.x + to.x) / 2 - along.y * length * 0.14, y: (from.y + to.y) / 2 + along.x * length * 0.14 };
    const width = size * (THINNEST + (WIDEST - THINNEST) * (link.count / most));
    const head = width * 1.2 + size * 0.008;
    const heading = Math.hypot(to.x - bend.x, to.y - bend.y);
    const into = { x: (to.x - bend.x) / heading, y: (to.y - bend.y) / heading };
    const neck = { x: to.x - into.x * head, y: to.y - into.y * head };
    const wing = (side) => `${neck.x - into.y * side * head * 0.6},${neck.y + into.x * side * head * 0.6}`;
    return svg('g', { class: 'flow' },
      svg('title', {}, `${names.get(link.from)} → ${names.get(link.to)}: ${count(link.count, 'move')}, ${percent(link.share)} of all that leave ${names.get(link.from)}`),
      svg('path', { d: `M${from.x},${from.y} Q${bend.x},${bend.y} ${neck.x},${neck.y}`, 'stroke-width': width }),
      svg('polygon', { points: `${wing(-1)} ${to.x},${to.y} ${wing(1)}` }));
  }

  return {
    element,
    /** Draws the largest links; none hides them. @param {Link[]} links most first */
    show(links) {
      const drawn = links.filter((link) => places.has(link.from) && places.has(link.to)).slice(0, MOST_LINKS);
      element.dataset.links = String(drawn.length);
      fill(element, drawn.map((link) => arrow(link, drawn[0].count)));
    },
  };
}

function middle(polygon, depth) {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: depth - (Math.min(...ys) + Math.max(...ys)) / 2 };
}
