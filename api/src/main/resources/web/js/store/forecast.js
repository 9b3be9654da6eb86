// People to expect in the coming days, with their quantiles.
import { fill, h } from '../dom.js';
import { clock, day, number, peopleBand } from '../format.js';
import { empty, failed, loading } from '../ui/states.js';

/** @param {any} store catalog entry */
export function forecastCard(store) {
  const place = h('div', { class: 'forecast' }, loading());
  const note = h('span', { class: 'card-note' });
  return {
    element: h('section', { class: 'card forecast-card', 'aria-labelledby': 'forecast-title', 'data-testid': 'forecast' },
      h('div', { class: 'card-head' }, h('h2', { id: 'forecast-title' }, 'Expected'), note), place),
    show(answer) {
      const known = answer.hours.filter((hour) => hour.in !== null);
      note.textContent = known.length === 0 ? '' : answer.method.replace('-', ' ');
      note.title = answer.pinball === null ? '' : `Mean pinball loss ${number(answer.pinball, 2)} people an hour on held-out weeks; as a week before: ${number(answer.naivePinball, 2)}`;
      if (known.length === 0) {
        fill(place, empty('Too early to tell', 'A forecast needs hours of earlier weeks with at least 90 % coverage of the door counters.'));
        return;
      }
      const most = Math.max(...known.map((hour) => hour.in.high), 1);
      const days = Map.groupBy(known, (hour) => day(hour.start, store.timezone));
      fill(place, [...days].map(([name, hours]) => h('div', { class: 'forecast-day' },
        h('span', { class: 'small' }, h('strong', {}, name), ` about ${number(hours.reduce((sum, hour) => sum + hour.in.mid, 0))} in`),
        h('div', { class: 'forecast-hours' }, hours.map((hour) => bar(hour, most, store.timezone))))));
    },
    fail: (error, again) => fill(place, failed(error, again)),
  };
}

function bar(hour, most, timeZone) {
  const range = h('i', { class: 'range' });
  const middle = h('i', { class: 'middle' });
  range.style.bottom = `${(hour.in.low / most) * 100}%`;
  range.style.height = `${((hour.in.high - hour.in.low) / most) * 100}%`;
  middle.style.bottom = `${(hour.in.mid / most) * 100}%`;
  const text = `${clock(hour.start, timeZone)}: about ${number(hour.in.mid)} in, ${peopleBand(hour.in)} (P10–P90)`;
  return h('span', { class: 'forecast-hour', title: text }, range, middle, h('span', { class: 'hidden-text' }, text));
}
