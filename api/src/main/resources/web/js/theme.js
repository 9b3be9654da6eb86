// The colours of the style sheet, for what is painted on a canvas.

const dark = matchMedia('(prefers-color-scheme: dark)');

/** @param {string} name without the dashes  @returns {string} a CSS colour */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** @returns {boolean} whether the page is dark now */
export function isDark() {
  return dark.matches;
}

/**
 * Tells when the page turns light or dark.
 * @param {() => void} action
 * @returns {() => void} stops telling
 */
export function onThemeChange(action) {
  dark.addEventListener('change', action);
  return () => dark.removeEventListener('change', action);
}
