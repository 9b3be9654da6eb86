// Chooses a time range; what is chosen is in the address.
import { h } from '../dom.js';
import { inputTime, PRESETS } from '../ranges.js';
import { segments } from './segments.js';

/**
 * @param {string} timeZone the store's, in which custom times are meant
 * @param {(changes: Object<string, string | null>) => void} onChange gets what changes in the query
 * @param {Array<{id: string, label: string}>} [presets]
 */
export function rangePicker(timeZone, onChange, presets = PRESETS) {
  const from = h('input', { type: 'datetime-local', required: true });
  const to = h('input', { type: 'datetime-local', required: true });
  const problem = h('span', { class: 'problem small', role: 'alert' });
  const custom = h('form', { class: 'fields', hidden: true, onsubmit: apply },
    h('label', { class: 'field' }, h('span', {}, 'From'), from), h('label', { class: 'field' }, h('span', {}, 'To'), to),
    h('button', { class: 'button', type: 'submit' }, 'Show'), problem);
  const choice = segments('Time range', presets, presets[0].id, (id) => {
    custom.hidden = id !== 'custom';
    if (id === 'custom') from.focus();
    else onChange({ range: id, from: null, to: null });
  }, { 'data-testid': 'range' });

  function apply(event) {
    event.preventDefault();
    problem.textContent = from.value < to.value ? '' : 'The end must come after the beginning.';
    if (from.value < to.value) onChange({ range: 'custom', from: from.value, to: to.value });
  }

  return {
    element: h('div', { class: 'range-picker' }, choice.element, custom),
    /** @param {import('../ranges.js').TimeRange} range */
    show(range) {
      choice.choose(range.id);
      custom.hidden = range.id !== 'custom';
      if (document.activeElement === from || document.activeElement === to) return;
      from.value = inputTime(range.from, timeZone);
      to.value = inputTime(range.to, timeZone);
    },
  };
}
