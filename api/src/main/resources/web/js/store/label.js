// Finds a way to write a name into a box: in one line or several, level or turned. Pure functions.

const WIDTH_OF_A_LETTER = 0.56; // of the type size, on average
const LINE = 1.15;

/**
 * @param {string} text
 * @param {number} width of the box, in pixels
 * @param {number} height of the box, in pixels
 * @param {number} size the wanted type size, in pixels
 * @param {number} least the smallest that can be read
 * @returns {{lines: string[], turned: boolean, size: number} | null} null if it does not fit
 */
export function placeLabel(text, width, height, size, least) {
  for (const now of [size, (size + least) / 2, least]) {
    for (const turned of [false, true]) {
      const [along, across] = turned ? [height, width] : [width, height];
      const lines = wrap(text.split(' '), (along - 6) / (now * WIDTH_OF_A_LETTER));
      if (lines && lines.length * now * LINE <= across - 2) return { lines, turned, size: now };
    }
  }
  return null;
}

/** Words in as few lines as letters allow; null if a word is too long. */
function wrap(words, letters) {
  const lines = [''];
  for (const word of words) {
    if (word.length > letters) return null;
    const last = lines[lines.length - 1];
    const longer = last ? `${last} ${word}` : word;
    if (longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
