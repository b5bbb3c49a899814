import { draw, type PixelSize, type Raster } from './draw.ts';
import type { OpenPage } from './open-pdf.ts';
import { type Pdfium, withMemory } from './pdfium.ts';
import type { Glyph } from './read-glyphs.ts';

/**
 * Which characters of a page somebody can see. Each piece of text is drawn in a colour of its own, and once not at all: a character counts when
 * pixels of its own colour are there and differ from the page without text. So white, covered, clipped, switched off and far too pale text does not.
 */
export function visibleGlyphs(open: OpenPage, glyphs: readonly Glyph[], shown: Raster): boolean[] {
  const objects = [...new Set(glyphs.map(({ object }) => object))].filter((object) => object !== 0);
  const owners = new Map(objects.map((object, index) => [object, colourOf(index)]));
  // Text without any filling stays unseen in the drawing of owners, too: its colour is left alone.
  for (const [object, colour] of owners) if (hasInk(open.pdfium, object)) paint(open.pdfium, object, colour);
  const owned = draw(open, shown, true);
  for (const object of objects) open.pdfium._FPDFTextObj_SetTextRenderMode(object, invisible);
  const bare = draw(open, shown);
  return glyphs.map((glyph) => {
    const owner = owners.get(glyph.object);
    return owner !== undefined && isSeen(glyph, owner, { open, shown, owned, bare });
  });
}

function isSeen(glyph: Glyph, owner: number, { open, shown, owned, bare }: Drawings): boolean {
  if (glyph.char.trim() === '') return false;
  const scale = [shown.width / open.width, shown.height / open.height] as const;
  const [x, y, width, height] = glyph.ink;
  if (Math.max(width, height) < leastPoints) return false;
  const [left, right] = clamp(x * scale[0] - 1, (x + width) * scale[0] + 1, shown.width);
  const [top, bottom] = clamp(y * scale[1] - 1, (y + height) * scale[1] + 1, shown.height);
  for (let row = top; row < bottom; row += 1) {
    for (let at = (row * shown.width + left) * 4; at < (row * shown.width + right) * 4; at += 4) {
      if (rgb(owned.rgba, at) === owner && difference(shown.rgba, bare.rgba, at) >= leastDifference) return true;
    }
  }
  return false;
}

const clamp = (from: number, to: number, end: number): readonly [number, number] => [
  Math.max(0, Math.floor(from)),
  Math.min(end, Math.ceil(to)),
];
const rgb = (rgba: Uint8Array, at: number): number => (rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!;
const difference = (a: Uint8Array, b: Uint8Array, at: number): number =>
  Math.max(Math.abs(a[at]! - b[at]!), Math.abs(a[at + 1]! - b[at + 1]!), Math.abs(a[at + 2]! - b[at + 2]!));

function hasInk(pdfium: Pdfium, object: number): boolean {
  const mode = pdfium._FPDFTextObj_GetTextRenderMode(object);
  if (mode === invisible || mode === clipOnly) return false;
  return withMemory(pdfium, 16, (at) => {
    pdfium.HEAPU32.fill(0, at >> 2, (at >> 2) + 4);
    const isKnown = pdfium._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12) === 1;
    return !isKnown || pdfium.HEAPU32[(at >> 2) + 3]! > 0;
  });
}

function paint(pdfium: Pdfium, object: number, colour: number): void {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
  pdfium._FPDFPageObj_SetFillColor(object, red, green, blue, 255);
  pdfium._FPDFPageObj_SetStrokeColor(object, red, green, blue, 255);
}

/** One colour for each piece of text, all different and far apart. */
const colourOf = (index: number): number => Math.imul(index + 1, 0x9e37_79b1) & 0xff_ffff;

const invisible = 3;
const clipOnly = 7;
/** Below this, letters cannot be read at any size of screen. */
const leastPoints = 1;
const leastDifference = 24;

interface Drawings {
  readonly open: OpenPage & PixelSize;
  readonly shown: Raster;
  readonly owned: Raster;
  readonly bare: Raster;
}
