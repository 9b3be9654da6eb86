// A table that can be sorted by its headings and opened row by row.
import { fill, h } from '../dom.js';

/**
 * @template R
 * @typedef {Object} Column
 * @property {string} id
 * @property {string} label
 * @property {string} [title] what the number means
 * @property {(row: R) => number | string | null} value what to sort by; null goes last
 * @property {(row: R) => import('../dom.js').Child} cell what to show
 * @property {boolean} [numeric] right-aligned, first sorted downwards
 * @property {boolean} [wide] left out on a phone
 */

/**
 * @template R
 * @param {Object} options
 * @param {string} options.caption for screen readers
 * @param {Column<R>[]} options.columns the first is the row's heading
 * @param {(row: R) => string} options.id
 * @param {{column: string, down: boolean}} options.sort at first
 * @param {(row: R) => Object<string, any>} [options.props] attributes of a row
 * @param {(row: R) => Node} [options.detail] what opens below a row; its first cell becomes the button
 * @returns {{element: HTMLElement, show: (rows: R[]) => void, row: (id: string) => HTMLElement | undefined}}
 */
export function table({ caption, columns, id, sort, props = () => ({}), detail }) {
  let rows = [];
  let order = { ...sort };
  const open = new Set();
  const shown = new Map();
  const body = h('tbody');
  const headings = columns.map((column) => heading(column));
  const element = h('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', { class: 'hidden-text' }, caption), h('thead', {}, h('tr', {}, headings)), body));

  function heading(column) {
    const by = h('button', { type: 'button', title: column.title, onclick: () => sortBy(column) }, column.label);
    return h('th', { scope: 'col', class: classes(column) }, by);
  }

  function sortBy(column) {
    order = order.column === column.id ? { column: column.id, down: !order.down } : { column: column.id, down: !!column.numeric };
    show(rows);
  }

  function toggle(row, button) {
    const key = id(row);
    if (open.has(key)) open.delete(key);
    else open.add(key);
    button.setAttribute('aria-expanded', String(open.has(key)));
    show(rows);
  }

  function make(row) {
    const cells = columns.map((column, i) => {
      const content = i === 0 && detail ? expander(row, column.cell(row)) : column.cell(row);
      return h(i === 0 ? 'th' : 'td', { scope: i === 0 && 'row', class: classes(column) }, content);
    });
    return h('tr', props(row), cells);
  }

  function expander(row, content) {
    const button = h('button', {
      class: 'expander', type: 'button', 'aria-expanded': String(open.has(id(row))),
      onclick: (event) => { event.stopPropagation(); toggle(row, button); },
    }, h('span', {}, content));
    return button;
  }

  /** Rows that have not changed keep their elements, and with them the focus. */
  function elementOf(row) {
    const key = id(row);
    const print = JSON.stringify(row);
    const before = shown.get(key);
    if (before?.print === print) return before;
    const made = { print, element: make(row), below: null };
    shown.set(key, made);
    return made;
  }

  function withDetail(row) {
    const one = elementOf(row);
    if (!detail || !open.has(id(row))) return one.element;
    one.below ??= h('tr', { class: 'detail' }, h('td', { colspan: columns.length }, detail(row)));
    return [one.element, one.below];
  }

  function show(newRows) {
    rows = newRows;
    const column = columns.find((candidate) => candidate.id === order.column) ?? columns[0];
    headings.forEach((th, i) => {
      if (columns[i] === column) th.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    });
    const sorted = [...rows].sort((a, b) => compare(column.value(a), column.value(b), order.down));
    const held = document.activeElement;
    fill(body, sorted.map(withDetail));
    if (held instanceof HTMLElement && body.contains(held)) held.focus({ preventScroll: true });
  }

  return { element, show, row: (key) => shown.get(key)?.element };
}

function classes(column) {
  return [column.numeric && 'num', column.wide && 'wide'].filter(Boolean).join(' ') || null;
}

/** Nothing known always goes last. */
function compare(a, b, down) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const result = typeof a === 'string' ? a.localeCompare(String(b), 'en', { numeric: true }) : a - b;
  return down ? -result : result;
}
