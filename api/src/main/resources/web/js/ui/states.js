// What stands where there is nothing to show: why, and what to do.
import { h } from '../dom.js';

/**
 * Nothing there yet.
 * @param {string} title
 * @param {string} advice a sentence
 * @param {string} [command] something to type
 */
export function empty(title, advice, command) {
  return h('div', { class: 'state', 'data-testid': 'empty' },
    h('strong', {}, title), h('p', {}, advice), command && h('pre', {}, command));
}

/**
 * It did not work.
 * @param {Error} error
 * @param {() => void} [again]
 */
export function failed(error, again) {
  return h('div', { class: 'state error', role: 'alert', 'data-testid': 'error' },
    h('strong', {}, 'This could not be loaded'), h('p', {}, error.message),
    again && h('button', { class: 'button', type: 'button', onclick: again }, 'Try again'));
}

/** It is on its way. */
export function loading() {
  return h('div', { class: 'skeleton', 'aria-busy': 'true' }, h('span', { class: 'hidden-text' }, 'Loading'));
}
