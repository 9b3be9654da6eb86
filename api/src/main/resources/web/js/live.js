// A store's event stream, kept open.
import { liveAddress } from './api.js';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const EVENTS = ['hello', 'footfall', 'stock', 'alert', 'heat', 'device'];

/**
 * Listens to a store until closed. After a break it waits 1 s, 2 s, 4 s … up to 30 s, each with jitter, so that
 * a restarted server is not met by every screen at once.
 * @param {string} store
 * @param {(name: string, data: any) => void} onEvent
 * @param {(state: 'connecting' | 'live' | 'reconnecting') => void} onState
 * @returns {{close: () => void}}
 */
export function listen(store, onEvent, onState) {
  let source = null;
  let timer = 0;
  let wait = FIRST_WAIT;

  function connect() {
    source = new EventSource(liveAddress(store));
    source.onopen = () => {
      wait = FIRST_WAIT;
      onState('live');
    };
    source.onerror = retry;
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => onEvent(name, JSON.parse(event.data)));
    }
  }

  function retry() {
    source.close();
    onState('reconnecting');
    timer = setTimeout(connect, wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  onState('connecting');
  connect();
  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}
