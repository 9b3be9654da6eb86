// Saves what is on the page as files.

/** Saves rows as CSV (RFC 4180). @param {string} name  @param {Array<Object<string, any>>} rows  @param {string[]} columns */
export function saveCsv(name, rows, columns) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => flat(row, column)))];
  save(name, new Blob([`${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }));
}

/**
 * Saves a canvas with a drawing over it as PNG.
 * @param {string} name
 * @param {HTMLCanvasElement} below
 * @param {SVGElement} above
 * @param {{background: string, below: {width: number, height: number}}} look the canvas' share of the drawing, from its lower left
 */
export async function savePng(name, below, above, look) {
  const box = above.getBoundingClientRect();
  const scale = 2;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const context = canvas.getContext('2d');
  context.fillStyle = look.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  const height = canvas.height * look.below.height;
  context.drawImage(below, 0, canvas.height - height, canvas.width * look.below.width, height);
  context.drawImage(await pictureOf(above, box), 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  if (blob) save(name, blob);
}

/** A picture knows no style sheet: each shape takes its looks along. */
function pictureOf(drawing, box) {
  const copy = /** @type {any} */ (drawing.cloneNode(true));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const copies = copy.querySelectorAll('*');
  drawing.querySelectorAll('*').forEach((shape, i) => {
    const style = getComputedStyle(shape);
    for (const property of ['fill', 'stroke', 'stroke-width', 'stroke-opacity', 'opacity', 'fill-opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'dominant-baseline', 'paint-order', 'stroke-dasharray', 'vector-effect', 'stroke-linejoin', 'stroke-linecap']) {
      copies[i].style.setProperty(property, style.getPropertyValue(property));
    }
  });
  return new Promise((done, fail) => {
    const picture = new Image();
    picture.onload = () => done(picture);
    picture.onerror = () => fail(new Error('The plan could not be drawn.'));
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  });
}

/** Saves a file. */
function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function flat(row, column) {
  return column.split('.').reduce((value, part) => value?.[part], row);
}

/** A cell that begins like a formula would be one in a spreadsheet. */
function cell(value) {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
