// The token of this tab. It is kept in sessionStorage only, and never stays in the address.
const KEY = 'aisleflow.token';

/** Takes the token out of a log-in link (`#token=T`) and out of the address. */
export function takeTokenFromAddress() {
  const match = /^#token=([^&]+)/.exec(location.hash);
  if (!match) return;
  sessionStorage.setItem(KEY, decodeURIComponent(match[1]));
  history.replaceState(null, '', location.pathname + location.search);
}

/** @returns {string | null} the token, or null if nobody is logged in */
export function token() {
  return sessionStorage.getItem(KEY);
}

/** @param {string} value what somebody typed */
export function keepToken(value) {
  sessionStorage.setItem(KEY, value.trim());
}

/** Forgets the token. */
export function forgetToken() {
  sessionStorage.removeItem(KEY);
}
