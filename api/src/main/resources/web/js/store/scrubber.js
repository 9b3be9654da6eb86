// Goes through a day in steps: the heat of each, one after the other or where the slider stands.
import { h } from '../dom.js';
import { clock, day } from '../format.js';

const STEP_MILLIS = { short: 15 * 60_000, long: 30 * 60_000 };
const LONGEST = 36 * 3_600_000;
const PAUSE_MILLIS = 700;

/**
 * @param {string} timeZone the store's
 * @param {(step: {from: number, to: number}) => Promise<any>} load the heat of a step
 * @param {(grid: any | null) => void} show shows it; null for the whole range again
 */
export function scrubber(timeZone, load, show) {
  const slider = h('input', { type: 'range', min: '0', max: '0', value: '0', 'aria-label': 'Time of the heat shown', 'data-testid': 'scrubber', oninput: () => { stop(); go(Number(slider.value)); } });
  const button = h('button', { class: 'button', type: 'button', 'data-testid': 'play', onclick: () => (timer ? stop() : play()) }, 'Play');
  const text = h('output', { class: 'scrubber-text', 'data-testid': 'scrubber-text' }, 'Whole range');
  const element = h('div', { class: 'scrubber' }, button, slider, text);
  let range = { from: 0, to: 0 };
  let step = STEP_MILLIS.long;
  let known = new Map();
  let timer = 0;
  let wanted = 0;

  /** Step 0 is the whole range, 1 the first part. */
  async function go(index) {
    wanted = index;
    slider.value = String(index);
    if (index === 0) {
      text.textContent = 'Whole range';
      show(null);
      return;
    }
    const part = partOf(index);
    text.textContent = `${day(part.from, timeZone)}, ${clock(part.from, timeZone)}–${clock(part.to, timeZone)}`;
    slider.setAttribute('aria-valuetext', text.textContent);
    try {
      const grid = await fetched(index);
      if (wanted === index) show(grid);
    } catch {
      if (wanted === index) {
        stop();
        text.textContent = 'could not be loaded';
      }
    }
  }

  function partOf(index) {
    const from = range.from + (index - 1) * step;
    return { from, to: Math.min(range.to, from + step) };
  }

  function fetched(index) {
    const before = known.get(index);
    if (before) return before;
    const loading = load(partOf(index));
    known.set(index, loading);
    loading.catch(() => known.delete(index));
    return loading;
  }

  function play() {
    button.textContent = 'Pause';
    timer = setInterval(forward, PAUSE_MILLIS);
    forward();
  }

  /** At the end the whole range comes back. */
  async function forward() {
    const next = wanted + 1;
    if (next > Number(slider.max)) {
      stop();
      go(0);
      return;
    }
    await go(next);
    if (next < Number(slider.max)) fetched(next + 1).catch(() => {});
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    button.textContent = 'Play';
  }

  return {
    element,
    /** Whether one step is shown, which new readings must not replace by the whole. */
    isStepping: () => wanted > 0,
    /** @param {{from: number, to: number}} newRange  @param {string} print changes when what was loaded no longer holds */
    reset(newRange, print) {
      const to = Math.min(newRange.to, Date.now());
      const key = `${newRange.from}|${newRange.to}|${print}`;
      element.hidden = to - newRange.from > LONGEST || to <= newRange.from;
      if (element.dataset.key === key) {
        // What was still running when it was loaded has gone on.
        if (to !== range.to) known.delete(Math.ceil((range.to - range.from) / step));
        range = { from: newRange.from, to };
      } else {
        stop();
        known = new Map();
        element.dataset.key = key;
        range = { from: newRange.from, to };
        step = to - newRange.from <= 4 * 3_600_000 ? STEP_MILLIS.short : STEP_MILLIS.long;
        if (wanted > 0) go(0);
      }
      slider.max = String(Math.max(0, Math.ceil((range.to - range.from) / step)));
    },
    close: stop,
  };
}
