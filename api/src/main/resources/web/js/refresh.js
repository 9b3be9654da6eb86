// Loads the parts of a view, each for itself: one that fails does not take the others with it.

/**
 * A part that can be loaded again. Of several loads that overlap, only the newest is shown.
 * @template T
 * @param {() => Promise<T>} fetch
 * @param {(data: T) => void} show
 * @param {(error: Error) => void} fail
 * @returns {() => Promise<void>} loads it
 */
export function part(fetch, show, fail) {
  let newest = 0;
  return async () => {
    const mine = ++newest;
    try {
      const data = await fetch();
      if (mine === newest) show(data);
    } catch (error) {
      if (mine === newest) fail(error);
    }
  };
}

/**
 * Collects parts that have to be loaded again and loads each at most once in a while.
 * @param {() => number} pauseMillis the least time between two loads
 * @returns {{ask: (...loads: Array<() => Promise<void>>) => void, close: () => void}}
 */
export function collector(pauseMillis) {
  const asked = new Set();
  let timer = 0;
  let lastRun = 0;

  function run() {
    timer = 0;
    if (document.hidden) return; // looked at again when the page becomes visible
    lastRun = Date.now();
    const loads = [...asked];
    asked.clear();
    for (const load of loads) load();
  }

  function plan() {
    if (timer || asked.size === 0) return;
    timer = setTimeout(run, Math.max(200, lastRun + pauseMillis() - Date.now()));
  }

  document.addEventListener('visibilitychange', plan);
  return {
    ask(...loads) {
      for (const load of loads) asked.add(load);
      plan();
    },
    close() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', plan);
    },
  };
}
