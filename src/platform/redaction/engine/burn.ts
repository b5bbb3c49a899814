import type { PageSize, RedactionBox, RedactionMark } from '../types.ts';
import type { Raster } from './draw.ts';
import type { Glyph } from './read-glyphs.ts';

/** The characters that marks take away: those with their middle, or a quarter of their room, in a box. */
export const takenGlyphs = (glyphs: readonly Glyph[], marks: readonly RedactionMark[]): boolean[] =>
  glyphs.map((glyph) => glyph.object !== 0 && marks.some(({ box }) => isTaken(glyph, box)));

/** The boxes as they are painted: widened to whole letters, in pixels, since half a letter can be read; boxes that overlap in a line become one. */
export function burntBoxes(plan: BurnPlan): BurntBox[] {
  const boxes: BurntBox[] = [];
  for (const mark of plan.marks) {
    let box = burntBox(plan, mark);
    for (let other = findInLine(boxes, box); other; other = findInLine(boxes, box)) {
      boxes.splice(boxes.indexOf(other), 1);
      box = joined(other, box);
    }
    boxes.push(box);
  }
  return boxes;
}

function burntBox({ glyphs, size, raster }: BurnPlan, { box, label }: RedactionMark): BurntBox {
  const [across, down] = [raster.width / size.width, raster.height / size.height];
  const first = glyphs.findIndex((glyph) => glyph.object !== 0 && isTaken(glyph, box));
  let [left, top, right, bottom] = [box[0], box[1], box[0] + box[2], box[1] + box[3]];
  for (const glyph of glyphs) {
    if (glyph.object === 0 || !isTaken(glyph, box)) continue;
    left = Math.min(left, glyph.ink[0]);
    top = Math.min(top, glyph.ink[1]);
    right = Math.max(right, glyph.ink[0] + glyph.ink[2]);
    bottom = Math.max(bottom, glyph.ink[1] + glyph.ink[3]);
  }
  const [x1, x2] = [
    clamp(Math.floor(left * across) - 1, raster.width),
    clamp(Math.ceil(right * across) + 1, raster.width),
  ];
  const [y1, y2] = [
    clamp(Math.floor(top * down) - 1, raster.height),
    clamp(Math.ceil(bottom * down) + 1, raster.height),
  ];
  return { left: x1, top: y1, width: x2 - x1, height: y2 - y1, first, labels: label === undefined ? [] : [label] };
}

const findInLine = (boxes: readonly BurntBox[], box: BurntBox): BurntBox | undefined =>
  boxes.find((other) => {
    const high = stretch(other.top, other.height, box.top, box.height);
    return stretch(other.left, other.width, box.left, box.width) > 0 && high > 0.6 * Math.min(other.height, box.height);
  });

function joined(a: BurntBox, b: BurntBox): BurntBox {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)];
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
    first: a.first < 0 ? b.first : b.first < 0 ? a.first : Math.min(a.first, b.first),
    labels: [...new Set([...a.labels, ...b.labels])],
  };
}

/** Paints the boxes into the pixels themselves, black, with the white label on it where it has room. */
export function burn(raster: Raster, boxes: readonly BurntBox[], stampOf: (box: BurntBox) => Stamp | undefined): void {
  for (const box of boxes) fill(raster, box);
  for (const box of boxes) {
    const stamp = stampOf(box);
    if (stamp) lay(raster, box, stamp);
  }
}

function fill({ width, rgba }: Raster, box: BurntBox): void {
  for (let row = box.top; row < box.top + box.height; row += 1) {
    rgba.fill(0, (row * width + box.left) * 4, (row * width + box.left + box.width) * 4);
  }
}

function lay({ width, rgba }: Raster, box: BurntBox, stamp: Stamp): void {
  const [left, top] = [box.left + ((box.width - stamp.width) >> 1), box.top + ((box.height - stamp.height) >> 1)];
  for (let row = 0; row < stamp.height; row += 1) {
    for (let column = 0; column < stamp.width; column += 1) {
      const at = ((top + row) * width + left + column) * 4;
      rgba.fill(stamp.white[row * stamp.width + column]!, at, at + 3);
    }
  }
}

function isTaken({ cell, ink }: Glyph, [x, y, width, height]: RedactionBox): boolean {
  const [middleX, middleY] = [ink[0] + ink[2] / 2, ink[1] + ink[3] / 2];
  if (middleX >= x && middleX <= x + width && middleY >= y && middleY <= y + height) return true;
  const [across, down] = [stretch(cell[0], cell[2], x, width), stretch(cell[1], cell[3], y, height)];
  return across > 0 && down > 0 && across * down >= cell[2] * cell[3] * leastShare;
}

const stretch = (a: number, aSize: number, b: number, bSize: number): number =>
  Math.min(a + aSize, b + bSize) - Math.max(a, b);
const clamp = (value: number, end: number): number => Math.min(end, Math.max(0, value));
const leastShare = 0.25;

export interface BurnPlan {
  readonly glyphs: readonly Glyph[];
  readonly marks: readonly RedactionMark[];
  readonly size: PageSize;
  readonly raster: Raster;
}

/** In pixels of the page's drawing. */
export interface BurntBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The first character below it; -1 for none. */
  readonly first: number;
  readonly labels: readonly string[];
}

/** One byte for each pixel: how white it is on the black of the box. */
export interface Stamp {
  readonly width: number;
  readonly height: number;
  readonly white: Uint8Array;
}
