// The one place that talks to the API.
import { token } from './session.js';

/** An answer that is no success, with a sentence for people. */
export class ApiError extends Error {
  /** @param {number} status HTTP status, 0 if there was no answer  @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

let onUnauthorized = () => {};

/** @param {() => void} action what to do when the token is not, or no longer, valid */
export function whenUnauthorized(action) {
  onUnauthorized = action;
}

/**
 * Asks for something.
 * @param {string} path below /api/v1, its parts already encoded
 * @param {Object<string, string | number | null | undefined>} [query] what is null is left out
 * @returns {Promise<any>}
 */
export async function get(path, query) {
  return (await request('GET', address(path, query))).json();
}

/**
 * Tells something.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function post(path, body) {
  return (await request('POST', address(path), JSON.stringify(body))).json();
}

/**
 * Saves an answer as a file; a plain link could not carry the token's header.
 * @param {string} path
 * @param {Object<string, string | null | undefined>} query
 * @param {string} fileName
 */
export async function download(path, query, fileName) {
  const blob = await (await request('GET', address(path, query))).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The address of a store's event stream; EventSource cannot send headers, so the token goes with it. */
export function liveAddress(store) {
  return address(`/stores/${encodeURIComponent(store)}/live`, { token: token() });
}

function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `api/v1${path}${search ? `?${search}` : ''}`;
}

async function request(method, url, body) {
  const headers = { Authorization: `Bearer ${token() ?? ''}` };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(url, { method, headers, body });
  } catch {
    throw new ApiError(0, 'Aisleflow does not answer. Is it running, and is this device on its network?');
  }
  if (response.ok) return response;
  if (response.status === 401) onUnauthorized();
  throw new ApiError(response.status, await sentence(response));
}

/** What a problem document says, or the plain status. */
async function sentence(response) {
  try {
    const problem = await response.json();
    return problem.detail ?? problem.title ?? `Answer ${response.status}`;
  } catch {
    return `Answer ${response.status} ${response.statusText}`;
  }
}
