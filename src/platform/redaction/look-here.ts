import { ok, type Result, refuse } from '#kernel/result';
import { draw, pixelsOf } from './engine/draw.ts';
import { layGrid } from './engine/grid.ts';
import { withPage, withPdf } from './engine/open-pdf.ts';
import { readGlyphs } from './engine/read-glyphs.ts';
import { visibleGlyphs } from './engine/visible-glyphs.ts';
import { suggestMarks } from './text/suggest-marks.ts';
import type { FoundTerm, PageSize, RedactionRefusal } from './types.ts';
import { encodePng } from './write/png.ts';

/** `findTerms` in this process. */
export const findHere = (
  bytes: Uint8Array,
  terms: readonly string[] = [],
): Promise<Result<{ readonly pages: readonly PageSize[]; readonly found: readonly FoundTerm[] }, RedactionRefusal>> =>
  withPdf(bytes, (pdf) => {
    const [pages, found]: [PageSize[], FoundTerm[]] = [[], []];
    for (let index = 0; index < pdf.pages; index += 1) {
      const size = withPage(pdf, index, (open) => {
        const glyphs = readGlyphs(open);
        const visible = visibleGlyphs(open, glyphs, draw(open, pixelsOf(open, dotsToSee(open))));
        const size = { width: open.width, height: open.height };
        found.push(...suggestMarks(index + 1, glyphs, visible, terms).map((term) => onPage(term, size)));
        return size;
      });
      if (!size) return refuse('broken', { page: index + 1 });
      pages.push(size);
    }
    return ok({ pages, found });
  });

/** `drawPage` in this process. */
export async function drawHere(
  bytes: Uint8Array,
  page: number,
  dpi = 96,
): Promise<Result<{ readonly png: Uint8Array; readonly size: PageSize }, RedactionRefusal>> {
  const drawn = await withPdf(bytes, (pdf) => {
    const found = withPage(pdf, page - 1, (open) => ({
      raster: draw(open, pixelsOf(open, Math.min(dpi, dotsToSee(open)))),
      size: { width: open.width, height: open.height },
    }));
    return found ? ok(found) : refuse('mark-outside', { page });
  });
  if (!drawn.ok) return drawn;
  const { raster, size } = drawn.value;
  await layGrid(raster, size);
  return ok({ png: encodePng(raster), size });
}

/** What stands outside of the shown page keeps no box: it goes by itself. */
const onPage = (term: FoundTerm, { width, height }: PageSize): FoundTerm => ({
  ...term,
  boxes: term.boxes.filter(([x, y, wide, high]) => x < width && y < height && x + wide > 0 && y + high > 0),
});

/** Enough to tell whether a letter can be seen; less for very large sheets. */
const dotsToSee = ({ width, height }: PageSize): number =>
  Math.min(100, Math.sqrt((4_000_000 * 72 * 72) / (width * height)));
