// The replenishment view: what should be ordered, what needs a decision first.
import { download, get, post } from '../api.js';
import { fill, h } from '../dom.js';
import { count, relative } from '../format.js';
import { collector, part } from '../refresh.js';
import { changeQuery, route } from '../router.js';
import { announce } from '../ui/announce.js';
import { empty, failed, loading } from '../ui/states.js';
import { editDialog, rejectDialog, snoozeDialog } from './decisions.js';
import { suggestionRow } from './row.js';

const TURN_MILLIS = 30_000;
const STATES = [
  ['all', 'All'], ['open', 'Needs a decision'], ['approved', 'Approved'], ['edited', 'Approved with another quantity'],
  ['rejected', 'Rejected'], ['snoozed', 'Snoozed'],
];

/**
 * @param {HTMLElement} root
 * @param {{stores: any[]}} context
 */
export function replenishmentView(root, context) {
  const storeOf = new Map(context.stores.map((store) => [store.id, store]));
  const rows = new Map();
  const summary = h('p', { class: 'muted', 'data-testid': 'suggestion-summary' });
  const openList = h('ul', { class: 'suggestion-list' });
  const doneList = h('ul', { class: 'suggestion-list' });
  const openPart = section('Needs a decision', openList);
  const donePart = section('Decided', doneList);
  const place = h('div', { class: 'view' }, h('div', { class: 'card' }, loading()));
  const stores = select('Store', 'store', [['', 'All stores'], ...context.stores.map((store) => [store.id, store.name])]);
  const states = select('State', 'state', STATES);
  let suggestions = [];

  const filters = () => ({ store: route().query.get('store'), state: route().query.get('state') ?? 'all' });
  const load = part(() => get('/replenishment/suggestions', filters()), show,
    (error) => fill(place, h('div', { class: 'card' }, failed(error, load))));

  async function decide(suggestion, decision, said) {
    const next = neighbour(suggestion.id);
    try {
      const decided = await post(`/replenishment/suggestions/${encodeURIComponent(suggestion.id)}/decision`, decision);
      announce(`${said}: ${suggestion.name}`);
      show(suggestions.map((one) => (one.id === decided.id ? decided : one)));
      focusOn(next);
      return null;
    } catch (error) {
      if (error.status === 409) load();
      return error.message;
    }
  }

  const actions = {
    approve: async (suggestion) => {
      const refusal = await decide(suggestion, { action: 'approve' }, `Approved ${count(suggestion.quantity, 'unit')}`);
      if (refusal) announce(refusal);
    },
    edit: (suggestion) => editDialog(suggestion, (quantity, reason) =>
      decide(suggestion, { action: 'edit', quantity, reason }, `Approved ${count(quantity, 'unit')}`)),
    reject: (suggestion) => rejectDialog(suggestion, (reason) => decide(suggestion, { action: 'reject', reason }, 'Rejected')),
    snooze: (suggestion) => snoozeDialog(suggestion, zoneOf(suggestion), (until) =>
      decide(suggestion, { action: 'snooze', until }, `Snoozed, back ${relative(until)}`)),
  };

  const zoneOf = (suggestion) => storeOf.get(suggestion.store)?.timezone ?? 'UTC';

  /** The open suggestion after this one, else before it: where a planner goes on. */
  function neighbour(id) {
    const open = suggestions.filter((one) => one.state === 'open').map((one) => one.id);
    const here = open.indexOf(id);
    return open[here + 1] ?? open[here - 1] ?? null;
  }

  function focusOn(id) {
    // After the dialog has closed and given the focus back to a button that may be gone.
    requestAnimationFrame(() => (rows.get(id)?.element.querySelector('button') ?? openPart.querySelector('h2')).focus());
  }

  function show(newSuggestions) {
    suggestions = newSuggestions;
    const open = suggestions.filter((one) => one.state === 'open');
    const done = suggestions.filter((one) => one.state !== 'open')
      .sort((a, b) => (b.decision?.decidedAt ?? '').localeCompare(a.decision?.decidedAt ?? ''));
    const due = open.filter((one) => Date.parse(one.orderBy) < Date.now() + 24 * 3_600_000).length;
    summary.textContent = open.length === 0 ? 'Nothing waits for you.'
      : `${open.length} to decide${due > 0 ? `, ${due} of them must be ordered within a day` : ''}.`;
    fill(openList, open.map(elementOf));
    fill(doneList, done.map(elementOf));
    openPart.hidden = open.length === 0 && filters().state !== 'all';
    donePart.hidden = done.length === 0;
    fill(openPart.lastElementChild, open.length ? openList : h('div', { class: 'card' }, empty('Nothing to decide',
      'A suggestion appears here when a product falls to its reorder point. It needs the product, its supplier and some days of sales or deliveries.')));
    fill(place, openPart, donePart, suggestions.length === 0 && filters().state !== 'all' && h('div', { class: 'card' },
      empty('None in this state', 'Choose another state or store above.')));
  }

  /** Rows that have not changed keep their elements, their focus and what is opened in them. */
  function elementOf(suggestion) {
    const print = JSON.stringify(suggestion);
    const before = rows.get(suggestion.id);
    if (before?.print === print) {
      before.tick();
      return before.element;
    }
    const row = { print, ...suggestionRow(suggestion, storeOf.get(suggestion.store), actions) };
    rows.set(suggestion.id, row);
    return row.element;
  }

  function select(label, parameter, options) {
    const element = h('select', { onchange: () => changeQuery({ [parameter]: element.value || null }), 'data-testid': `filter-${parameter}` },
      options.map(([value, text]) => h('option', { value }, text)));
    return { element, labelled: h('label', { class: 'field' }, h('span', {}, label), element) };
  }

  fill(root, h('div', { class: 'view replenishment-view' },
    h('div', { class: 'view-head' },
      h('div', { class: 'title' }, h('h1', {}, 'Replenishment'), summary),
      h('div', { class: 'fields' }, stores.labelled, states.labelled,
        h('button', {
          class: 'button', type: 'button', 'data-testid': 'csv',
          onclick: () => download('/replenishment/suggestions.csv', filters(), 'suggestions.csv').catch((error) => announce(error.message)),
        }, 'Save as CSV'))),
    place));

  function update() {
    stores.element.value = filters().store ?? '';
    states.element.value = filters().state;
    load();
  }

  update();
  const soon = collector(() => 0);
  const turn = setInterval(() => { if (!document.querySelector('dialog[open]')) soon.ask(load); }, TURN_MILLIS);
  return {
    update,
    close() {
      clearInterval(turn);
      soon.close();
    },
  };
}

function section(title, list) {
  return h('section', { class: 'suggestion-part' }, h('h2', { tabindex: '-1' }, title), h('div', {}, list));
}
