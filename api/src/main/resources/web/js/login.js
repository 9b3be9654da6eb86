// Asks for the token.
import { fill, h } from './dom.js';
import { get, ApiError } from './api.js';
import { forgetToken, keepToken } from './session.js';

/**
 * @param {HTMLElement} root
 * @param {string} why a sentence, or nothing
 * @param {() => void} onDone
 */
export function loginView(root, why, onDone) {
  const field = h('input', { type: 'password', name: 'token', autocomplete: 'current-password', required: true, 'data-testid': 'token' });
  const problem = h('p', { class: 'problem', role: 'alert' }, why);
  const form = h('form', { class: 'card', onsubmit: enter },
    h('div', { class: 'brand' }, h('img', { src: 'favicon.svg', alt: '', width: 34, height: 34 }), h('h1', {}, 'Aisleflow')),
    h('p', { class: 'muted' }, 'Open the log-in link that Aisleflow printed when it started, or paste its token here.'),
    h('label', { class: 'field' }, h('span', {}, 'Token'), field), problem,
    h('button', { class: 'button primary', type: 'submit' }, 'Log in'));

  async function enter(event) {
    event.preventDefault();
    keepToken(field.value);
    try {
      await get('/stores');
      onDone();
    } catch (error) {
      forgetToken();
      problem.textContent = error instanceof ApiError && error.status === 401 ? 'This token is not valid. Tokens are printed when Aisleflow starts.' : error.message;
      field.select();
    }
  }

  fill(root, h('div', { class: 'login' }, form));
  field.focus();
}
