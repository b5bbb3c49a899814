import { ok, type Result, refuse } from '#kernel/result';
import { type BurntPage, checkResult, type Finding } from './check/check-result.ts';
import { type BurntBox, burn, burntBoxes, type Stamp, takenGlyphs } from './engine/burn.ts';
import { draw, pixelsOf, type Raster } from './engine/draw.ts';
import { labelStamp } from './engine/label-stamp.ts';
import { type OpenPage, withPage, withPdf } from './engine/open-pdf.ts';
import { type Glyph, readGlyphs } from './engine/read-glyphs.ts';
import { coveredText, soughtStrings } from './engine/sought-strings.ts';
import { visibleGlyphs } from './engine/visible-glyphs.ts';
import type { RedactedPdf, RedactionMark, RedactionOptions, RedactionRefusal } from './types.ts';
import { pageImage } from './write/page-image.ts';
import { type TextLine, type TextRun, textRuns } from './write/text-runs.ts';
import { type NewPage, writePdf } from './write/write-pdf.ts';

/** `redactPdf` in this process: for tests and for the process that is started for one file. */
export async function redactHere(
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
  options: RedactionOptions = {},
): Promise<Result<RedactedPdf, RedactionRefusal>> {
  const pages: NewPage[] = [];
  const covered: string[] = [];
  const burnt = new Map<number, BurntPage>();
  const count = await withPdf(bytes, (pdf) => (areInside(marks, pdf.pages) ? ok(pdf.pages) : refuse('mark-outside')));
  if (!count.ok) return count;
  for (let number = 1; number <= count.value; number += 1) {
    const own = marks.filter(({ page }) => page === number);
    const read = await readPage(bytes, number, own, options);
    if (!read.ok) return read;
    const { lines, size, raster, boxes } = read.value;
    const stamps = await stampsOf(boxes, (raster.width / size.width) * 72);
    const stampOf = (box: BurntBox): Stamp | undefined => stamps.get(box);
    burn(raster, boxes, stampOf);
    covered.push(...read.value.covered);
    burnt.set(number, { size: { width: raster.width, height: raster.height }, boxes, stampOf });
    pages.push({ ...size, image: pageImage(raster), lines });
  }
  const result = writePdf(pages, options.language ?? 'de');
  const strings = soughtStrings(covered, options);
  const findings = await checkResult(result, { strings, burnt });
  if (findings.length > 0) return refuse('survived', detailsOf(findings));
  return ok({ bytes: result, removed: [...new Set(covered.filter((text) => text !== ''))], pages: pages.length });
}

/** One page at a time, so that only one is in memory. */
async function readPage(
  bytes: Uint8Array,
  number: number,
  marks: readonly RedactionMark[],
  options: RedactionOptions,
): Promise<Result<ReadPage, RedactionRefusal>> {
  return withPdf(bytes, (pdf) => {
    const read = withPage(pdf, number - 1, (open): Result<ReadPage, RedactionRefusal> => {
      const glyphs = readGlyphs(open);
      const dpi = resolution(open, glyphs, options.dpi);
      if (dpi === undefined) return refuse('too-large', { page: number });
      if (!marks.every((mark) => isOnPage(mark, open))) return refuse('mark-outside', { page: number });
      const raster = draw(open, pixelsOf(open, dpi));
      const visible = visibleGlyphs(open, glyphs, raster);
      const taken = takenGlyphs(glyphs, marks);
      const stays = glyphs.map((_, index) => visible[index] === true && !taken[index]);
      const size = { width: open.width, height: open.height };
      const boxes = burntBoxes({ glyphs, marks, size, raster });
      const notes = boxes.map(
        (box) => [box.first, noteOn(box, size.width / raster.width, options.language ?? 'de')] as const,
      );
      const lines = textRuns(glyphs, stays, new Map(notes));
      const pictureNotes = notes.filter(([first]) => first < 0).map(([, note]) => [note]);
      return ok({
        size,
        raster,
        boxes,
        lines: [...lines, ...pictureNotes],
        covered: marks.map((mark) => coveredText(glyphs, mark)),
      });
    });
    return read ?? refuse('broken', { page: number });
  });
}

/** 200 dots per inch, 300 for small pages and small print; less for very large sheets, never below 100. */
function resolution(open: OpenPage, glyphs: readonly Glyph[], wished: number | undefined): number | undefined {
  const isSmall = Math.min(open.width, open.height) < smallPage || glyphs.some(isSmallPrint);
  const wanted = wished ?? (isSmall ? 300 : 200);
  const most = Math.sqrt(mostPixels / ((open.width / 72) * (open.height / 72)));
  return most < 100 ? undefined : Math.min(wanted, most);
}

const isSmallPrint = ({ object, char, cell }: Glyph): boolean =>
  object !== 0 && char.trim() !== '' && Math.max(cell[2], cell[3]) < smallPrint;

const areInside = (marks: readonly RedactionMark[], pages: number): boolean =>
  marks.every(
    ({ page, box }) =>
      Number.isInteger(page) && page >= 1 && page <= pages && box.every(Number.isFinite) && box[2] > 0 && box[3] > 0,
  );

const isOnPage = ({ box: [x, y, width, height] }: RedactionMark, open: OpenPage): boolean =>
  x < open.width && y < open.height && x + width > 0 && y + height > 0;

async function stampsOf(boxes: readonly BurntBox[], dpi: number): Promise<Map<BurntBox, Stamp | undefined>> {
  const stamps = new Map<BurntBox, Stamp | undefined>();
  for (const box of boxes) stamps.set(box, await labelStamp(box.labels.join(', '), box, dpi));
  return stamps;
}

/** For screen readers: where something was left out, and on which ground. */
function noteOn({ left, top, width, height, labels }: BurntBox, points: number, language: string): TextRun {
  const word = language.startsWith('en') ? 'redacted' : 'geschwärzt';
  return {
    text: `[${[word, ...labels].join(': ')}]`,
    x: left * points,
    y: (top + height * 0.8) * points,
    direction: 0,
    length: width * points,
    size: Math.max(1, height * points * 0.8),
  };
}

function detailsOf(findings: readonly Finding[]): Readonly<Record<string, readonly string[]>> {
  const strings = findings.flatMap((found) => ('string' in found ? [found.string] : []));
  const pages = findings.flatMap((found) => ('page' in found && found.page > 0 ? [String(found.page)] : []));
  const kinds = findings.map((found) => (found.kind === 'structure' ? `structure: ${found.what}` : found.kind));
  return { strings: [...new Set(strings)], pages: [...new Set(pages)], kinds: [...new Set(kinds)] };
}

const smallPage = 300;
/** Room of a letter from its lowest to its highest, in points. */
const smallPrint = 8;
const mostPixels = 36_000_000;

interface ReadPage {
  readonly size: { readonly width: number; readonly height: number };
  readonly raster: Raster;
  readonly lines: readonly TextLine[];
  readonly boxes: readonly BurntBox[];
  readonly covered: readonly string[];
}
