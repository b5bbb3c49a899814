import type { RedactionBox } from '../types.ts';
import type { OpenPage } from './open-pdf.ts';
import { withMemory } from './pdfium.ts';

/** Every character of a page in the order in which it is drawn, with its place on the shown page; spaces and line ends that PDFium adds stand between. */
export function readGlyphs(open: OpenPage): Glyph[] {
  const { pdfium, page } = open;
  const text = pdfium._FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    return withMemory(pdfium, 64, (at) =>
      Array.from({ length: pdfium._FPDFText_CountChars(text) }, (_, index) => glyphOf(open, { text, index, at })),
    );
  } finally {
    pdfium._FPDFText_ClosePage(text);
  }
}

function glyphOf(open: OpenPage, { text, index, at }: Place): Glyph {
  const { pdfium } = open;
  const code = pdfium._FPDFText_GetUnicode(text, index);
  const char = code === 0 || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  const object = pdfium._FPDFText_GetTextObject(text, index);
  if (pdfium._FPDFText_IsGenerated(text, index) === 1 || object === 0) return { ...added, char };
  pdfium._FPDFText_GetCharBox(text, index, at, at + 8, at + 16, at + 24);
  const [left, right, bottom, top] = pdfium.HEAPF64.slice(at >> 3, (at >> 3) + 4) as unknown as Four;
  const ink = shownBox(open, at + 32, [left, top, right, bottom]);
  pdfium._FPDFText_GetLooseCharBox(text, index, at);
  const cell = shownBox(open, at + 32, [...pdfium.HEAPF32.slice(at >> 2, (at >> 2) + 4)] as unknown as Four);
  pdfium._FPDFText_GetCharOrigin(text, index, at, at + 8);
  const [x, y] = [pdfium.HEAPF64[at >> 3]!, pdfium.HEAPF64[(at >> 3) + 1]!];
  // Clockwise, while y grows upwards.
  const angle = pdfium._FPDFText_GetCharAngle(text, index);
  const origin = shown(open, at + 32, x, y);
  const ahead = shown(open, at + 32, x + 10 * Math.cos(angle), y - 10 * Math.sin(angle));
  const direction = Math.atan2(ahead[1] - origin[1], ahead[0] - origin[0]);
  return { char, object, ink, cell: around(ink, cell), origin, direction };
}

function shownBox(open: OpenPage, at: number, [left, top, right, bottom]: Four): RedactionBox {
  const [x1, y1] = shown(open, at, left, top);
  const [x2, y2] = shown(open, at, right, bottom);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)];
}

/** From the page's own coordinates to points from the upper left corner, turned as the page is shown. */
function shown({ pdfium, page, width, height }: OpenPage, at: number, x: number, y: number): readonly [number, number] {
  const [wide, high] = [Math.round(width * fine), Math.round(height * fine)];
  pdfium._FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, at, at + 4);
  return [(pdfium.HEAP32[at >> 2]! / wide) * width, (pdfium.HEAP32[(at >> 2) + 1]! / high) * height];
}

function around(a: RedactionBox, b: RedactionBox): RedactionBox {
  if (b[2] === 0 || b[3] === 0) return a;
  if (a[2] === 0 || a[3] === 0) return b;
  const [x, y] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y];
}

const added = { object: 0, ink: [0, 0, 0, 0], cell: [0, 0, 0, 0], origin: [0, 0], direction: 0 } as const;
/** Hundredths of a point. */
const fine = 100;

type Four = readonly [number, number, number, number];
interface Place {
  readonly text: number;
  readonly index: number;
  readonly at: number;
}

/** `object` is 0 for what PDFium adds; `ink` is what is drawn, `cell` with the room above and below the letter. */
export interface Glyph {
  readonly char: string;
  readonly object: number;
  readonly ink: RedactionBox;
  readonly cell: RedactionBox;
  readonly origin: readonly [x: number, y: number];
  /** In which the line goes on, in radians, clockwise from the right. */
  readonly direction: number;
}
