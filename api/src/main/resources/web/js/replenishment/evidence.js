// The numbers a suggestion rests on, each with its name and how it comes about.
import { h } from '../dom.js';
import { band, count, figure, number, percent } from '../format.js';
import { numbers } from '../ui/numbers.js';

/** @param {any} suggestion  @returns {HTMLElement} */
export function evidenceOf(suggestion) {
  const e = suggestion.evidence;
  return h('div', { class: 'evidence' },
    positionBar(suggestion),
    h('p', {}, e.rounding),
    h('h3', {}, 'Stock'),
    numbers([
      ['On hand', withBand(e.onHand), 'belief: median (P10–P90), whole store'],
      ['On the shelf', withBand(e.onShelf), 'belief: median (P10–P90)'],
      ['P(shelf empty)', percent(e.emptyProbability)],
      ['On order', figure(e.onOrder), 'ordered, not yet here'],
      ['Due today', figure(e.dueToday)],
      ['Inventory position', figure(e.inventoryPosition), 'on hand + on order + due today'],
    ]),
    h('h3', {}, 'Demand'),
    numbers([
      ['Mean a day, d', figure(e.meanPerDay), `of ${count(e.demandDays, 'day')}`],
      ['Deviation a day, σd', figure(e.sdPerDay)],
      ['Lead time, L', `${figure(e.leadTimeDays)} ± ${figure(e.leadTimeDaysSd)} d`, 'order to delivery, ± σL'],
      ['Review, R', `${figure(e.reviewDays)} d`, 'between two looks'],
      ['Demand in L + R', `${figure(e.leadTimeDemandMean)} ± ${figure(e.leadTimeDemandSd)}`, 'd·(L+R); variance (L+R)·σd² + d²·σL²'],
      ['Service level', percent(e.serviceLevel), 'wanted P(no stock-out in a cycle)'],
    ]),
    h('h3', {}, 'Order'),
    numbers([
      ['Reorder point', figure(e.reorderPoint), 'quantile of that demand at the service level'],
      ['Shortfall', figure(e.shortfall), 'units wanted before rounding'],
      ['Minimum order', count(e.minimumOrder, 'unit')],
      ['Pack', count(e.pack, 'unit')],
      ['Room', e.capacity === null || e.capacity === undefined ? 'not known' : count(e.capacity, 'unit'), 'shelf + back room'],
      ['Suggested', `${count(suggestion.quantity, 'unit')}`, 'rounded up to whole packs'],
    ]));
}

function withBand(of) {
  const text = band(of);
  return text ? `${figure(of.mid)} (${text})` : figure(of.mid);
}

/** Where the inventory position stands against the reorder point, and where the order brings it. */
function positionBar({ evidence: e, quantity }) {
  const after = e.inventoryPosition + quantity;
  const top = Math.max(after, e.reorderPoint, 1) * 1.06;
  const part = (value) => `${(Math.max(0, value) / top) * 100}%`;
  const now = h('i', { class: 'now' });
  now.style.width = part(e.inventoryPosition);
  const ordered = h('i', { class: 'ordered' });
  ordered.style.left = part(e.inventoryPosition);
  ordered.style.width = part(quantity);
  const point = h('i', { class: 'point' });
  point.style.left = part(e.reorderPoint);
  return h('figure', { class: 'position' },
    h('div', { class: 'position-bar', 'aria-hidden': 'true' }, now, ordered, point),
    h('figcaption', {},
      h('span', { class: 'key now' }, `position ${figure(e.inventoryPosition)}`),
      h('span', { class: 'key point' }, `reorder point ${figure(e.reorderPoint)}`),
      h('span', { class: 'key ordered' }, `with this order ${number(after, 1)}`)));
}
