import type { Glyph } from '../engine/read-glyphs.ts';
import type { RedactionBox } from '../types.ts';

/** The characters of a page as they are drawn, one after the other; `glyphs` has for each place in the text the glyph it came from. */
export function drawnText(glyphs: readonly Glyph[]): PageText {
  const text = new PlacedText();
  // PDFium writes U+0002 for a hyphen at the end of a line.
  for (const [index, { char }] of glyphs.entries())
    text.add(char === '\u0002' || char === '\uFFFE' ? '-' : char, index);
  return text.done();
}

/** The text in every order in which somebody could read it: as drawn, and line by line for each side to which lines can run. */
export const readings = (glyphs: readonly Glyph[]): readonly PageText[] => [
  drawnText(glyphs),
  ...turns.map((_, side) => shownText(glyphs, side)),
];

/** The same characters as they stand on the page, line by line from the top, from left to right, however they were drawn. */
function shownText(glyphs: readonly Glyph[], side: number): PageText {
  const text = new PlacedText();
  for (const line of linesOf(glyphs, side)) {
    let right = Number.NaN;
    for (const { cell, char, index } of line.toSorted((a, b) => a.cell[0] - b.cell[0])) {
      const [x, , width, height] = cell;
      if (x - right > height * 0.15) text.add(' ', index);
      text.add(char, index);
      right = x + width;
    }
    text.add('\n', line.at(-1)!.index);
  }
  return text.done();
}

function linesOf(glyphs: readonly Glyph[], side: number): Placed[][] {
  const placed = glyphs
    .map(({ char, cell, object, direction }, index) => ({ char, index, object, direction, cell: turns[side]!(cell) }))
    .filter(({ object, char, direction }) => object !== 0 && char.trim() !== '' && sideOf(direction) === side);
  const lines: Placed[][] = [];
  for (const entry of placed.toSorted((a, b) => middle(a) - middle(b))) {
    const first = lines.at(-1)?.[0];
    if (first && middle(entry) - middle(first) < first.cell[3] / 2) lines.at(-1)!.push(entry);
    else lines.push([entry]);
  }
  return lines;
}

const middle = ({ cell }: Placed): number => cell[1] + cell[3] / 2;

/** 0 for lines to the right, 1 downwards, 2 to the left, 3 upwards. */
const sideOf = (direction: number): number => (Math.round(direction / (Math.PI / 2)) + 4) % 4;

const turns: readonly Turn[] = [
  (box) => box,
  ([x, y, width, height]) => [y, -x - width, height, width],
  ([x, y, width, height]) => [-x - width, -y - height, width, height],
  ([x, y, width, height]) => [-y - height, x, height, width],
];

class PlacedText {
  readonly #parts: string[] = [];
  readonly #from: number[] = [];

  add(text: string, index: number): void {
    this.#parts.push(text);
    for (let step = 0; step < text.length; step += 1) this.#from.push(index);
  }

  done(): PageText {
    return { text: this.#parts.join(''), from: this.#from };
  }
}

type Turn = (box: RedactionBox) => RedactionBox;
interface Placed {
  readonly char: string;
  readonly index: number;
  readonly cell: RedactionBox;
}

export interface PageText {
  readonly text: string;
  readonly from: readonly number[];
}
