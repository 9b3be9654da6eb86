// Where we are, in the part of the address after '#': "#/store/riverside?range=today".

/**
 * @typedef {Object} Route
 * @property {string} view the first part
 * @property {string[]} rest the further parts, decoded
 * @property {URLSearchParams} query
 */

/** @returns {Route} */
export function route() {
  const [path, search = ''] = location.hash.replace(/^#/, '').split('?');
  const [view = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { view: view || 'store', rest, query: new URLSearchParams(search) };
}

/**
 * The link to a place.
 * @param {string[]} parts
 * @param {Object<string, string | null | undefined> | URLSearchParams} [query] what is null or empty is left out
 * @returns {string} with its '#'
 */
export function link(parts, query = {}) {
  const entries = query instanceof URLSearchParams ? [...query] : Object.entries(query);
  const search = new URLSearchParams(entries.filter(([, value]) => value)).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

/** Goes somewhere; the browser's back button comes back. */
export function go(parts, query) {
  location.hash = link(parts, query);
}

/**
 * Changes the query of the place where we are.
 * @param {Object<string, string | null>} changes null takes a parameter out
 */
export function changeQuery(changes) {
  const here = route();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) here.query.delete(name);
    else here.query.set(name, value);
  }
  go([here.view, ...here.rest], here.query);
}
