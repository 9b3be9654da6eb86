// The dialogs of the decisions that need more than a click.
import { h } from '../dom.js';
import { count, dateTime } from '../format.js';
import { inputTime } from '../ranges.js';
import { ask } from '../ui/dialog.js';
import { instantOf, startOfDay } from '../zonetime.js';

const HOUR = 3_600_000;

/**
 * Asks for another quantity.
 * @param {any} suggestion
 * @param {(quantity: number, reason: string | undefined) => Promise<string | null>} decide
 */
export function editDialog(suggestion, decide) {
  const { pack, minimumOrder } = suggestion.evidence;
  const hint = h('p', { class: 'small muted', 'aria-live': 'polite' });
  const quantity = h('input', { type: 'number', min: 1, step: 1, inputmode: 'numeric', value: String(suggestion.quantity), oninput: say, 'data-testid': 'edit-quantity' });
  const reason = h('input', { type: 'text', maxlength: 500 });

  function say() {
    const units = Number(quantity.value);
    const whole = Math.floor(units / pack);
    const parts = [units % pack === 0 ? `${count(whole, 'pack')} × ${pack}` : `not whole packs: ${whole} × ${pack} and ${units % pack} over`];
    if (units < minimumOrder) parts.push(`below the supplier’s minimum of ${minimumOrder}`);
    hint.textContent = quantity.value ? `${parts.join('; ')}.` : '';
  }

  say();
  ask({
    title: `Order another quantity of ${suggestion.name}`, action: 'Approve this quantity', testid: 'edit-dialog',
    body: [h('label', { class: 'field' }, h('span', {}, `Units (suggested: ${suggestion.quantity})`), quantity), hint,
      h('label', { class: 'field' }, h('span', {}, 'Why (optional)'), reason)],
    answer: async () => {
      const units = Number(quantity.value);
      if (!Number.isInteger(units) || units < 1) return 'The quantity must be a whole number of at least 1. To order nothing, reject the suggestion.';
      return decide(units, reason.value.trim() || undefined);
    },
  });
}

/**
 * Asks for the reason of a rejection.
 * @param {any} suggestion
 * @param {(reason: string) => Promise<string | null>} decide
 */
export function rejectDialog(suggestion, decide) {
  const reason = h('textarea', { maxlength: 500, 'data-testid': 'reject-reason', onkeydown: (event) => {
    // Enter answers, as in the other dialogs; Shift+Enter makes a line.
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    reason.form.requestSubmit();
  } });
  const common = ['Already ordered', 'Stock is wrong, count first', 'Will be delisted', 'Promotion has ended'];
  ask({
    title: `Do not order ${suggestion.name}`, action: 'Reject', testid: 'reject-dialog',
    body: [h('label', { class: 'field' }, h('span', {}, 'Why? The reason is kept with the decision.'), reason),
      h('div', { class: 'suggestions' }, common.map((text) =>
        h('button', { class: 'chip', type: 'button', onclick: () => { reason.value = text; reason.focus(); } }, text)))],
    answer: async () => (reason.value.trim() ? decide(reason.value.trim()) : 'Say why, in a few words.'),
  });
}

/**
 * Asks until when to put a suggestion aside.
 * @param {any} suggestion
 * @param {string} timeZone the store's
 * @param {(until: string) => Promise<string | null>} decide
 */
export function snoozeDialog(suggestion, timeZone, decide) {
  const now = Date.now();
  const tomorrow = startOfDay(now, timeZone, 1) + 8 * HOUR;
  const until = h('input', { type: 'datetime-local', value: inputTime(tomorrow, timeZone), oninput: () => say(), 'data-testid': 'snooze-until' });
  const hint = h('p', { class: 'small', 'aria-live': 'polite' });

  /** Waiting must not cost the delivery without a word. */
  function say() {
    const tooLate = instantOf(until.value, timeZone) > Date.parse(suggestion.orderBy);
    hint.className = tooLate ? 'small urgent' : 'small muted';
    hint.textContent = tooLate ? `That is after ${dateTime(suggestion.orderBy, timeZone)}, the last moment to order for arriving in time.`
      : `To arrive in time it must be ordered by ${dateTime(suggestion.orderBy, timeZone)}.`;
  }

  const choices = [['In 2 hours', now + 2 * HOUR], ['Tomorrow 08:00', tomorrow], ['In 3 days', startOfDay(now, timeZone, 3) + 8 * HOUR]];
  say();
  ask({
    title: `Look at ${suggestion.name} later`, action: 'Snooze', testid: 'snooze-dialog',
    body: [h('div', { class: 'suggestions' }, choices.map(([text, instant]) =>
      h('button', { class: 'chip', type: 'button', onclick: () => { until.value = inputTime(instant, timeZone); say(); until.focus(); } }, text))),
    h('label', { class: 'field' }, h('span', {}, `Show it again at (time in ${timeZone})`), until),
    hint],
    answer: async () => {
      const instant = instantOf(until.value, timeZone);
      if (!(instant > Date.now())) return 'Choose a time that is still to come.';
      return decide(new Date(instant).toISOString());
    },
  });
}
