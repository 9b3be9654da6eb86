// Says what has happened, to eyes and to screen readers.
let timer = 0;

/** @param {string} text a sentence; it disappears after a while */
export function announce(text) {
  const place = document.getElementById('announcer');
  place.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => { place.textContent = ''; }, 6_000);
}
