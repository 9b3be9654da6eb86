// A choice of one of a few, as radio buttons that look like one switch.
import { h } from '../dom.js';

let groups = 0;

/**
 * @param {string} label what is chosen
 * @param {Array<{id: string, label: string}>} options
 * @param {string} chosen an option's id
 * @param {(id: string) => void} onChange
 * @param {Object<string, string>} [props] further attributes
 * @returns {{element: HTMLElement, choose: (id: string) => void}}
 */
export function segments(label, options, chosen, onChange, props = {}) {
  const name = `segments-${++groups}`;
  const inputs = options.map((option) =>
    h('input', { type: 'radio', name, value: option.id, checked: option.id === chosen, onchange: () => onChange(option.id) }));
  const element = h('fieldset', { class: 'segments', ...props },
    h('legend', { class: 'hidden-text' }, label),
    options.map((option, i) => h('label', { 'data-option': option.id }, inputs[i], option.label)));
  return {
    element,
    choose(id) {
      for (const input of inputs) input.checked = input.value === id;
    },
  };
}
