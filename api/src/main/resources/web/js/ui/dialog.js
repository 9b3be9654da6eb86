// A question that is answered before anything else goes on. Enter answers, Esc leaves, the focus returns.
import { h } from '../dom.js';

let dialogs = 0;

/**
 * Asks in a dialog.
 * @param {Object} question
 * @param {string} question.title
 * @param {import('../dom.js').Child} question.body the fields
 * @param {string} question.action the label of the button that answers
 * @param {() => Promise<string | null>} question.answer does it; a sentence if it is not done, else null
 * @param {string} [question.testid]
 */
export function ask({ title, body, action, answer, testid }) {
  const heading = `dialog-${++dialogs}`;
  const problem = h('p', { class: 'problem', role: 'alert' });
  const submit = h('button', { class: 'button primary', type: 'submit', 'data-testid': 'dialog-submit' }, action);
  const form = h('form', { method: 'dialog', novalidate: true },
    h('h2', { id: heading }, title), body, problem,
    h('div', { class: 'actions' },
      h('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Cancel'), submit));
  const dialog = h('dialog', { 'aria-labelledby': heading, 'data-testid': testid, onclose: () => dialog.remove() }, form);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    submit.disabled = true;
    const refusal = await answer();
    submit.disabled = false;
    if (refusal === null) dialog.close();
    else problem.textContent = refusal;
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector('input, textarea, select')?.focus();
}
