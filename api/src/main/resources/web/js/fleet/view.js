// The fleet view: which devices to trust. Devices, one device's ledger, what was rejected.
import { fill, h } from '../dom.js';
import { link } from '../router.js';
import { deviceList } from './devices.js';
import { firmwareList } from './firmware.js';
import { deviceLedger } from './ledger.js';
import { rejectedList } from './rejected.js';

/**
 * @param {HTMLElement} root
 * @param {{stores: any[]}} context
 * @param {string[]} rest of the route: nothing, "firmware", "rejected", or store and device
 */
export function fleetView(root, context, rest) {
  if (rest.length >= 2) return deviceLedger(root, context, rest[0], rest[1]);
  const show = { firmware: firmwareList, rejected: rejectedList }[rest[0]] ?? deviceList;
  const tab = (parts, text, here) => h('a', { href: link(parts), 'aria-current': here ? 'page' : null }, text);
  const place = h('div', { class: 'view' });
  fill(root, h('div', { class: 'view fleet-view' },
    h('div', { class: 'view-head' },
      h('div', { class: 'title' }, h('h1', {}, 'Fleet'), h('p', { class: 'muted' }, 'Which devices report, and what became of every message.')),
      h('nav', { class: 'tabs', 'aria-label': 'Fleet' }, tab(['fleet'], 'Devices', show === deviceList), tab(['fleet', 'firmware'], 'Firmware', show === firmwareList),
        tab(['fleet', 'rejected'], 'Rejected messages', show === rejectedList))),
    place));
  return show(place, context);
}
