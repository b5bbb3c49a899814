import { ok } from '#kernel/result';
import type { BurntBox, Stamp } from '../engine/burn.ts';
import { draw, type PixelSize } from '../engine/draw.ts';
import { withPage, withPdf } from '../engine/open-pdf.ts';
import { readGlyphs } from '../engine/read-glyphs.ts';
import { areBurnt } from './check-pixels.ts';
import { checkStructure } from './check-structure.ts';
import { checkBytes, checkText, type SoughtString, type TextFinding } from './check-text.ts';
import { outputParts } from './output-parts.ts';

/**
 * Attacks a result before anybody gets it: reads its text anew, searches its raw bytes, looks for anything besides pictures and text, and draws the
 * black boxes. An empty list of findings is the only way out.
 */
export async function checkResult(bytes: Uint8Array, { strings, burnt }: Expected): Promise<Finding[]> {
  const parts = outputParts(bytes);
  const read = await withPdf(bytes, (pdf) => {
    const { pdfium, document } = pdf;
    const pages = Array.from({ length: pdf.pages }, (_, index) =>
      withPage(pdf, index, (page) => {
        const expected = burnt.get(index + 1);
        const isBurnt = !expected || areBurnt(draw(page, expected.size), expected.boxes, expected.stampOf);
        return { glyphs: readGlyphs(page), isBurnt };
      }),
    );
    const extras = pdfium._FPDFDoc_GetAttachmentCount(document) + pdfium._FPDFBookmark_GetFirstChild(document, 0);
    return ok({ pages, extras });
  });
  if (!read.ok) return [{ kind: 'structure', what: 'cannot be opened' }];
  const { pages, extras } = read.value;
  return [
    ...checkText(
      pages.map((page) => page?.glyphs ?? []),
      strings,
    ).map((found) => ({ kind: 'text' as const, ...found })),
    ...checkBytes(parts, strings).map((found) => ({ kind: 'bytes' as const, ...found })),
    ...[...checkStructure(parts), ...(extras === 0 ? [] : ['attached files or bookmarks'])].map((what) => ({
      kind: 'structure' as const,
      what,
    })),
    ...pages.flatMap((page, index) => (page?.isBurnt === true ? [] : [{ kind: 'pixels' as const, page: index + 1 }])),
  ];
}

export interface Expected {
  readonly strings: readonly SoughtString[];
  /** For each page, counted from 1, what must be black. */
  readonly burnt: ReadonlyMap<number, BurntPage>;
}

export interface BurntPage {
  readonly size: PixelSize;
  readonly boxes: readonly BurntBox[];
  readonly stampOf: (box: BurntBox) => Stamp | undefined;
}

export type Finding =
  | ({ readonly kind: 'text' | 'bytes' } & TextFinding)
  | { readonly kind: 'structure'; readonly what: string }
  | { readonly kind: 'pixels'; readonly page: number };
