// What somebody should look at now.
import { fill, h } from '../dom.js';
import { dateTime, inWords, relative } from '../format.js';
import { link } from '../router.js';
import { empty, failed, loading } from '../ui/states.js';

const TYPES = {
  'out-of-stock': 'Empty shelf',
  excursion: 'Temperature',
  clock: 'Wrong clock',
  'silent-device': 'Silent device',
  'low-battery': 'Low battery',
  'counter-drift': 'Drifting counter',
};
const ABOUT_DEVICE = new Set(['excursion', 'clock', 'silent-device', 'low-battery']);
const URGENCY = ['critical', 'warning', 'info'];
const LOOK = { critical: 'danger', warning: 'warn', info: 'info' };

/** @param {any} store catalog entry */
export function alertCard(store) {
  const place = h('div', {}, loading());
  const badge = h('span', { class: 'pill plain' });
  return {
    element: h('section', { class: 'card alert-card', 'aria-labelledby': 'alerts-title', 'data-testid': 'alerts' },
      h('div', { class: 'card-head' }, h('h2', { id: 'alerts-title' }, 'Needs a look'), badge), place),
    show(rows) {
      badge.textContent = String(rows.length);
      badge.className = `pill plain ${rows.some((row) => row.severity === 'critical') ? 'danger' : ''}`;
      if (rows.length === 0) {
        fill(place, empty('All quiet', 'Empty shelves, temperatures out of band and silent devices appear here.'));
        return;
      }
      const urgent = [...rows].sort((a, b) => URGENCY.indexOf(a.severity) - URGENCY.indexOf(b.severity));
      fill(place, h('ul', { class: 'alerts', tabindex: '0', 'aria-label': 'Open alerts' }, urgent.map((row) => alert(row, store))));
    },
    fail(error, again) {
      badge.textContent = '';
      fill(place, failed(error, again));
    },
  };
}

function alert(row, store) {
  const evidence = Object.entries(row.evidence ?? {});
  return h('li', { 'data-testid': 'alert', 'data-alert': row.id },
    h('div', { class: 'alert-head' },
      h('span', { class: `pill ${LOOK[row.severity] ?? ''}` }, TYPES[row.type] ?? row.type, h('span', { class: 'hidden-text' }, `, ${row.severity}`)),
      h('time', { class: 'small muted', datetime: row.since, title: dateTime(row.since, store.timezone) }, `since ${relative(row.since).replace(' ago', '')}`)),
    h('p', {}, row.message),
    h('p', { class: 'small muted' }, evidence.map(([name, value]) => `${inWords(name)} ${value}`).join(' · '),
      ABOUT_DEVICE.has(row.type) && [evidence.length > 0 && ' · ', h('a', { href: link(['fleet', store.id, row.about]) }, 'the device')]));
}
