// The few numbers at the top, each with its trust mark.
import { fill, h, svg } from '../dom.js';
import { count, duration, figure, number, peopleBand, percent } from '../format.js';
import { known, overall, quality, unknown } from '../ui/quality.js';

/** @returns the tiles */
export function tiles() {
  const now = tile('In the store now', 'occupancy');
  const came = tile('People in', 'people-in');
  const visits = tile('Visits', 'visits');
  const stay = tile('Mean visit', 'mean-visit');
  const conversion = tile('Conversion', 'conversion');
  const shelves = tile('Empty shelves', 'empty-shelves');
  const all = [now, came, visits, stay, conversion, shelves];
  return {
    element: h('section', { class: 'tiles', 'aria-label': 'Key numbers' }, all.map((one) => one.element)),

    /** @param rows footfall buckets of the last hour, oldest first */
    showNow(rows) {
      const last = rows.findLast((row) => row.occupancy !== null);
      const recent = rows.at(-1);
      if (!last || !recent) return now.show(unknown(), '', recent && quality(recent.coverage, recent.status));
      now.element.dataset.occupancy = String(last.occupancy.mid);
      now.show([number(last.occupancy.mid), small(peopleBand(last.occupancy))], sparkline(rows), quality(last.coverage, last.status));
    },

    /** @param rows footfall buckets of the range */
    showFootfall(rows) {
      const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
      const trust = overall(rows);
      const mark = quality(trust.coverage, trust.status);
      if (!known(trust.coverage, sum('in') + sum('out'))) return came.show(unknown(), '', mark);
      came.show(number(sum('in')), `${number(sum('out'))} out · ${number(sum('passing'))} passed by`, mark);
    },

    /** Says that something could not be loaded. */
    failNow: () => now.fail(),
    failFootfall: () => came.fail(),
    failVisits: () => [visits, stay].forEach((one) => one.fail()),
    failConversion: () => conversion.fail(),
    failStock: () => shelves.fail(),

    /** @param row the range's visits */
    showVisits(row) {
      const mark = () => quality(row.coverage, row.status);
      if (!known(row.coverage, row.visits)) {
        visits.show(unknown(), '', mark());
        return stay.show(unknown(), '', mark());
      }
      const bounces = row.bounceRate === null ? '' : `${percent(row.bounceRate)} bounced`;
      visits.show(number(row.visits), [row.buyingUnits < row.visits && `${number(row.buyingUnits)} buying units`, bounces, row.staff && `${number(row.staff)} staff apart`].filter(Boolean).join(' · '), mark());
      stay.show(row.meanVisitSeconds == null ? '–' : duration(row.meanVisitSeconds),
        [row.meanMetres != null && `${figure(row.meanMetres)} m walked`, row.meanMetresPerSecond != null && `${figure(row.meanMetresPerSecond)} m/s`, row.shoppersPerAssociate != null && `${figure(row.shoppersPerAssociate)} ${figure(row.shoppersPerAssociate) === '1' ? 'shopper' : 'shoppers'} per associate`].filter(Boolean).join(' · '), mark());
    },

    /** @param row receipts against visitors and buying units of the range */
    showConversion(row) {
      const trust = quality(leastOf(row.tillCoverage, row.doorCoverage), row.status);
      const receipts = row.receipts === null ? '' : count(row.receipts, 'receipt');
      const ofUnits = row.byBuyingUnit === null ? '' : `${percent(row.byBuyingUnit)} of buying units`;
      conversion.element.title = 'Receipts ÷ people in; below it receipts ÷ lone visitors and groups seen on the floor';
      conversion.show(row.byVisitor === null ? (row.receipts === null || row.visitors === null ? unknown() : '–') : percent(row.byVisitor),
        [receipts, ofUnits].filter(Boolean).join(' · '), trust);
    },

    /** @param rows the store's stock */
    showStock(rows) {
      const empty = rows.filter((row) => row.emptyProbability >= 0.5).length;
      const low = rows.filter((row) => row.emptyProbability < 0.5 && row.daysOfCover != null && row.daysOfCover < 1).length;
      if (rows.length === 0) return shelves.show(unknown(), 'no stock readings yet', null);
      shelves.show([number(empty), small(`of ${count(rows.length, 'product')}`)], `${number(low)} more for less than a day`, null);
    },
  };
}

/** Of what a ratio rests on, the part that was watched least. */
function leastOf(one, other) {
  return one === null || other === null ? one ?? other : Math.min(one, other);
}

function tile(label, testid) {
  const value = h('p', { class: 'figure' }, '…');
  const more = h('div', { class: 'small muted' });
  const mark = h('div');
  const element = h('div', { class: 'card tile', 'data-testid': testid }, h('h2', { class: 'label' }, label), value, more, mark);
  return {
    element,
    show(figureText, moreText, trust) {
      fill(value, figureText);
      fill(more, moreText);
      fill(mark, trust);
    },
    fail() {
      fill(value, '–');
      fill(more, 'could not be loaded');
      fill(mark);
    },
  };
}

function small(text) {
  return text && h('small', {}, text);
}

/** The last hour's occupancy with its band, without axes; the chart below has them. */
function sparkline(rows) {
  const points = rows.map((row, i) => ({ x: i, ...row.occupancy, known: row.occupancy !== null })).filter((point) => point.known);
  if (points.length < 2) return null;
  const top = Math.max(...points.map((point) => point.high), 1);
  const width = Math.max(1, rows.length - 1);
  const at = (x, value) => `${((x / width) * 100).toFixed(2)},${(22 - (value / top) * 20).toFixed(2)}`;
  return svg('svg', { class: 'sparkline', viewBox: '0 0 100 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('polygon', { points: [...points.map((p) => at(p.x, p.high)), ...points.toReversed().map((p) => at(p.x, p.low))].join(' ') }),
    svg('polyline', { points: points.map((p) => at(p.x, p.mid)).join(' ') }));
}
