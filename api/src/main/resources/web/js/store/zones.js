// The zones' numbers. Pointing at a row lights its zone up on the plan, and the other way round.
import { fill, h } from '../dom.js';
import { duration, number, percent } from '../format.js';
import { saveCsv } from '../export.js';
import { known, quality, unknown } from '../ui/quality.js';
import { empty, failed, loading } from '../ui/states.js';
import { table } from '../ui/table.js';

const COLUMNS = ['zone', 'name', 'entries', 'uniqueVisits', 'exposureRate', 'dwells', 'meanDwellSeconds', 'staySeconds', 'firsts', 'lasts', 'coverage', 'status'];

/**
 * @param {(zone: string | null) => void} onPoint
 * @param {(zone: string) => void} onChoose
 */
export function zoneCard(onPoint, onChoose) {
  const place = h('div', { class: 'zone-table' }, loading());
  const list = table({
    caption: 'Numbers of each zone',
    id: (row) => row.zone,
    sort: { column: 'entries', down: true },
    props: (row) => ({
      class: 'clickable', 'data-testid': 'zone-row', 'data-zone': row.zone,
      onpointerenter: () => onPoint(row.zone), onpointerleave: () => onPoint(null),
      onfocusin: () => onPoint(row.zone), onfocusout: () => onPoint(null), onclick: () => onChoose(row.zone),
    }),
    columns: [
      { id: 'name', label: 'Zone', value: (row) => row.name, cell: (row) => h('button', { class: 'bare', type: 'button', 'aria-pressed': 'false' }, row.name) },
      counted('entries', 'Entries', 'Times somebody entered the zone; repeats count'),
      counted('uniqueVisits', 'Visits', 'Unique visits: visits that entered the zone at least once'),
      {
        id: 'exposure', label: 'Reach', title: 'Exposure rate: visits of the zone ÷ visits of the store', numeric: true, wide: true,
        value: (row) => (isKnown(row) ? row.exposureRate : null),
        cell: (row) => (isKnown(row) && row.exposureRate !== null ? percent(row.exposureRate) : ''),
      },
      counted('dwells', 'Dwells', 'Stays of at least the zone’s dwell time', true),
      {
        id: 'mean', label: 'Mean dwell', title: 'Total dwell time ÷ dwells', numeric: true,
        value: (row) => row.meanDwellSeconds,
        cell: (row) => (isKnown(row) ? (row.meanDwellSeconds == null ? '–' : duration(row.meanDwellSeconds)) : ''),
      },
      {
        id: 'coverage', label: 'Cov.', title: 'Coverage: reported ÷ expected sensor minutes', numeric: true,
        value: (row) => row.coverage, cell: (row) => quality(row.coverage, row.status, true),
      },
    ],
  });
  const status = h('span', { class: 'card-note' });
  let shown = [];
  const csv = h('button', { class: 'button quiet', type: 'button', 'data-testid': 'zones-csv', title: 'Save the zones’ numbers as a table', onclick: () => saveCsv('zones.csv', shown, COLUMNS) }, 'CSV');
  return {
    element: h('section', { class: 'card zone-card', 'aria-labelledby': 'zones-title', 'data-testid': 'zones' },
      h('div', { class: 'card-head' }, h('h2', { id: 'zones-title' }, 'Zones'), status, csv), place),
    show(rows) {
      shown = rows;
      status.textContent = rows[0]?.status ?? '';
      if (rows.length === 0) {
        fill(place, empty('No zones', 'The catalog entry of this store has no zones. PUT one with zones to /api/v1/catalog/stores/{id}.'));
        return;
      }
      list.show(rows);
      if (!place.contains(list.element)) fill(place, list.element);
    },
    fail: (error, again) => fill(place, failed(error, again)),
    /** Lights rows up. */
    light(pointed, chosen) {
      for (const row of list.element.querySelectorAll('tr[data-zone]')) {
        row.classList.toggle('lit', row.dataset.zone === pointed);
        row.classList.toggle('chosen', row.dataset.zone === chosen);
        row.querySelector('button').setAttribute('aria-pressed', String(row.dataset.zone === chosen));
      }
    },
    /** Brings a zone's row into sight, within the table only. */
    reveal(zone) {
      const row = list.row(zone);
      if (!row) return;
      const [box, frame] = [row.getBoundingClientRect(), list.element.getBoundingClientRect()];
      if (box.top < frame.top + 32 || box.bottom > frame.bottom) list.element.scrollTop += box.top - frame.top - frame.height / 2;
    },
  };
}

/** Zones of which nothing is known. */
export function unknownZones(rows) {
  return new Set(rows.filter((row) => !isKnown(row)).map((row) => row.zone));
}

function isKnown(row) {
  return known(row.coverage, row.entries);
}

function counted(field, label, title, wide = false) {
  return {
    id: field, label, title, wide, numeric: true,
    value: (row) => (isKnown(row) ? row[field] : null),
    cell: (row) => (isKnown(row) ? number(row[field]) : field === 'entries' ? unknown() : ''),
  };
}
