import { ok } from '#kernel/result';
import type { Stamp } from './burn.ts';
import { draw, type Raster } from './draw.ts';
import { withPage, withPdf } from './open-pdf.ts';

/** The words of a label as pixels, as large as fits into a box of so many pixels; nothing when they could not be read there. */
export async function labelStamp(
  label: string,
  box: { width: number; height: number },
  dpi: number,
): Promise<Stamp | undefined> {
  const text = inLatin(label);
  if (text.trim() === '') return undefined;
  const [least, most] = [leastPoints, Math.min(mostPoints, (box.height * 0.8 * 72) / dpi)];
  const first = most < least ? undefined : await stampAt(text, most, dpi);
  if (!first || fits(first, box)) return first;
  const smaller = most * Math.min((box.width - 4) / first.width, (box.height - 2) / first.height);
  const second = smaller < least ? undefined : await stampAt(text, smaller * 0.98, dpi);
  return second && fits(second, box) ? second : undefined;
}

const fits = (stamp: Stamp, box: { width: number; height: number }): boolean =>
  stamp.width <= box.width - 2 && stamp.height <= box.height - 2;

async function stampAt(text: string, points: number, dpi: number): Promise<Stamp | undefined> {
  const [width, height] = [text.length * points + 20, points * 2];
  const drawn = await withPdf(Buffer.from(sheet(text, points, width, height), 'latin1'), (pdf) =>
    ok(
      withPage(pdf, 0, (page) =>
        draw(page, { width: Math.ceil((width * dpi) / 72), height: Math.ceil((height * dpi) / 72) }),
      ),
    ),
  );
  return drawn.ok && drawn.value ? trim(drawn.value) : undefined;
}

/** A page with the words alone; what PDFium must guess, such as the places of objects, it guesses right. */
function sheet(text: string, points: number, width: number, height: number): string {
  const escaped = text.replaceAll(/[\\()]/gu, (sign) => `\\${sign}`);
  const content = `BT /F ${points.toFixed(2)} Tf 5 ${(height * 0.35).toFixed(2)} Td (${escaped}) Tj ET`;
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width.toFixed(2)} ${height.toFixed(2)}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
}

function trim({ width, height, rgba }: Raster): Stamp | undefined {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (rgba[(row * width + column) * 4]! > 200) continue;
      [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    }
  }
  if (right <= left) return undefined;
  const white = new Uint8Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      white[(row - top) * (right - left) + column - left] = 255 - rgba[(row * width + column) * 4]!;
    }
  }
  return { width: right - left, height: bottom - top, white };
}

/** Signs beyond Western European become a question mark in the picture; below it the text has them all. */
const inLatin = (text: string): string =>
  [...text.normalize('NFC').slice(0, mostSigns)]
    .map((sign) => (/[\x20-\x7E\u00A0-\u00FF]/u.test(sign) ? sign : '?'))
    .join('');

const mostSigns = 120;
const mostPoints = 9;
const leastPoints = 4;
