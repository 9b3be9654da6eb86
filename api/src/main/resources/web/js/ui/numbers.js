// Named numbers, each with a hint how it comes about.
import { h } from '../dom.js';

/**
 * @param {Array<[string, import('../dom.js').Child, string?]>} entries name, value, hint
 * @returns {HTMLElement}
 */
export function numbers(entries) {
  return h('dl', { class: 'numbers' },
    entries.map(([name, value, hint]) => h('div', {}, h('dt', {}, name), h('dd', {}, value), hint && h('dd', { class: 'hint' }, hint))));
}
