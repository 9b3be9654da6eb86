// Starts the page: who is there, where we are, which view that is.
import { get, whenUnauthorized } from './api.js';
import { fill, h } from './dom.js';
import { fleetView } from './fleet/view.js';
import { loginView } from './login.js';
import { replenishmentView } from './replenishment/view.js';
import { route } from './router.js';
import { forgetToken, takeTokenFromAddress, token } from './session.js';
import { storeView } from './store/view.js';
import { announce } from './ui/announce.js';
import { empty, failed } from './ui/states.js';

const main = document.getElementById('main');
const header = document.getElementById('top');
const live = h('span', { class: 'live', role: 'status', hidden: true, 'data-testid': 'live' });
const context = { stores: [], live };
const TITLES = { store: 'Store', replenishment: 'Replenishment', fleet: 'Fleet' };

/** How often the catalog is asked for again: a changed plan shows by itself. */
const CATALOG_MILLIS = 30_000;

/** The view on the screen; update is called when only its query has changed. */
let current = { key: '', update() {}, close() {} };

function open(key, make) {
  if (current.key === key) {
    current.update();
    return;
  }
  current.close();
  fill(main);
  window.scrollTo(0, 0);
  current = { key, update() {}, close() {}, ...make() };
}

function show() {
  if (!token()) {
    askForToken('');
    return;
  }
  const here = route();
  const view = here.view in TITLES ? here.view : 'store';
  document.title = `${TITLES[view]} · Aisleflow`;
  for (const item of header.querySelectorAll('nav a')) {
    if (item.dataset.view === view) item.setAttribute('aria-current', 'page');
    else item.removeAttribute('aria-current');
  }
  if (context.stores.length === 0) {
    open('no-stores', () => noStores());
  } else if (view === 'store') {
    const store = context.stores.find((candidate) => candidate.id === here.rest[0]) ?? context.stores[0];
    open(`store/${store.id}`, () => storeView(main, context, store));
  } else if (view === 'replenishment') {
    open('replenishment', () => replenishmentView(main, context));
  } else {
    open(['fleet', ...here.rest].join('/'), () => fleetView(main, context, here.rest));
  }
}

function noStores() {
  fill(main, h('div', { class: 'card' }, empty('No store yet',
    'The catalog is empty. Put a store into it, with its zones, doors, shelves and devices; this page then shows it by itself.',
    `curl -X PUT -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" --data @store.json ${location.origin}/api/v1/catalog/stores/my-store`)));
  const timer = setInterval(start, 5_000);
  return { close: () => clearInterval(timer) };
}

async function start() {
  if (!token()) {
    askForToken('');
    return;
  }
  try {
    context.stores = await get('/stores');
    header.hidden = false;
    if (context.stores.length > 0 || current.key !== 'no-stores') show();
  } catch (error) {
    if (token()) open(`failed ${Date.now()}`, () => { fill(main, h('div', { class: 'card' }, failed(error, start))); });
  }
}

function askForToken(why) {
  open('login', () => {
    header.hidden = true;
    document.title = 'Log in · Aisleflow';
    loginView(main, why, start);
  });
}

whenUnauthorized(() => {
  if (current.key === 'login') return;
  forgetToken();
  askForToken('You have been logged out: the token is not valid, perhaps because Aisleflow was started anew with another one.');
});

async function refreshCatalog() {
  if (!token() || document.hidden || context.stores.length === 0 || document.querySelector('dialog[open]')) return;
  try {
    const stores = await get('/stores');
    if (JSON.stringify(stores) === JSON.stringify(context.stores)) return;
    context.stores = stores;
    current.close();
    current = { key: '', update() {}, close() {} };
    show();
  } catch {
    // The view itself says that the API does not answer.
  }
}

setInterval(refreshCatalog, CATALOG_MILLIS);
takeTokenFromAddress();
document.getElementById('top-end').append(live, h('button', {
  class: 'button quiet', type: 'button', onclick: () => { forgetToken(); askForToken(''); },
}, 'Log out'));
window.addEventListener('hashchange', () => {
  announce('');
  const before = token();
  takeTokenFromAddress();
  if (token() === before) show();
  else start();
});
start();
