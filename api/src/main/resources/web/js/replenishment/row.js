// One suggestion: what, how much, until when, why, and what can be done about it.
import { fill, h } from '../dom.js';
import { count, dateTime, number, plainDate, relative } from '../format.js';
import { evidenceOf } from './evidence.js';

const HOUR = 3_600_000;
const LOOK = { open: '', approved: 'ok', edited: 'ok', rejected: 'danger', snoozed: 'warn' };
const WORD = { open: 'open', approved: 'approved', edited: 'approved, edited', rejected: 'rejected', snoozed: 'snoozed' };

/**
 * @param {any} suggestion
 * @param {any} store its catalog entry, if there is one
 * @param {Object<string, (suggestion: any) => void>} actions approve, edit, reject, snooze
 * @returns {{element: HTMLElement, tick: () => void}} tick brings what is relative to now up to date
 */
export function suggestionRow(suggestion, store, actions) {
  const timeZone = store?.timezone ?? 'UTC';
  const name = `name-${suggestion.id}`;
  const due = h('strong', {});
  const canDecide = suggestion.state === 'open' || suggestion.state === 'snoozed';
  const why = h('div', { class: 'suggestion-evidence', hidden: true });
  const whyButton = h('button', {
    class: 'expander', type: 'button', 'aria-expanded': 'false', 'data-testid': 'evidence', onclick: () => {
      if (!why.hasChildNodes()) fill(why, evidenceOf(suggestion));
      why.hidden = !why.hidden;
      whyButton.setAttribute('aria-expanded', String(!why.hidden));
    },
  }, h('span', {}, 'The numbers behind it'));

  function tick() {
    const left = Date.parse(suggestion.orderBy) - Date.now();
    due.textContent = left < 0 ? `${relative(suggestion.orderBy).replace(' ago', '')} overdue` : relative(suggestion.orderBy);
    due.className = !canDecide ? '' : left < 0 ? 'overdue' : left < 6 * HOUR ? 'urgent' : '';
  }

  tick();
  const element = h('li', { class: `card suggestion ${suggestion.state}`, 'data-testid': 'suggestion', 'data-id': suggestion.id, 'data-state': suggestion.state, 'aria-labelledby': name },
    h('div', { class: 'what' },
      h('h3', { id: name }, suggestion.name),
      h('p', { class: 'small muted' }, [suggestion.sku, store?.name ?? suggestion.store, `from ${suggestion.supplier}`].join(' · ')),
      h('p', { class: 'why' }, suggestion.reason)),
    h('div', { class: 'how-much' },
      h('p', { class: 'label' }, 'Order'),
      h('p', { class: 'quantity', 'data-testid': 'quantity' }, count(decidedQuantity(suggestion), 'unit')),
      h('p', { class: 'small muted' }, packs(suggestion))),
    h('div', { class: 'when' },
      h('p', { class: 'label' }, 'Order by'),
      h('p', {}, due),
      h('p', { class: 'small muted' }, h('time', { datetime: suggestion.orderBy, title: `time in ${timeZone}` }, dateTime(suggestion.orderBy, timeZone))),
      h('p', { class: 'small muted' }, `arrives ${plainDate(suggestion.expectedArrival)}`)),
    h('div', { class: 'todo' },
      !canDecide || suggestion.state === 'snoozed' ? decision(suggestion, timeZone) : h('span', { class: 'hidden-text', 'data-testid': 'decision-state' }, 'open'),
      canDecide && buttons(suggestion, actions)),
    h('div', { class: 'more' }, whyButton, why));
  return { element, tick };
}

function buttons(suggestion, actions) {
  const button = (action, label, look = '') => h('button', {
    class: `button ${look}`, type: 'button', 'data-testid': action, 'aria-label': `${label} ${suggestion.name}`,
    onclick: async (event) => {
      const pressed = event.currentTarget;
      pressed.disabled = true; // one click, one decision
      await actions[action](suggestion);
      pressed.disabled = false;
    },
  }, label);
  return h('div', { class: 'buttons' }, button('approve', 'Approve', 'primary'), button('edit', 'Edit'), button('reject', 'Reject'), button('snooze', 'Snooze'));
}

function decision(suggestion, timeZone) {
  const made = suggestion.decision;
  return h('div', { class: 'decision' },
    h('span', { class: `pill ${LOOK[suggestion.state]}`, 'data-testid': 'decision-state' }, WORD[suggestion.state]),
    made && h('p', { class: 'small muted' },
      made.action === 'snooze' && made.until ? `until ${dateTime(made.until, timeZone)}` : dateTime(made.decidedAt, timeZone),
      made.action === 'edit' && ` · ${number(suggestion.quantity)} was suggested`),
    made?.reason && h('p', { class: 'small' }, `“${made.reason}”`));
}

function decidedQuantity(suggestion) {
  return suggestion.decision?.action === 'edit' ? suggestion.decision.quantity : suggestion.quantity;
}

function packs(suggestion) {
  const pack = suggestion.evidence.pack;
  const quantity = decidedQuantity(suggestion);
  return quantity % pack === 0 ? `${count(quantity / pack, 'pack')} × ${pack}` : `packs of ${pack}`;
}
