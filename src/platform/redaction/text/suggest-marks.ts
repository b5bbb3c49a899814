import type { Glyph } from '../engine/read-glyphs.ts';
import type { FoundTerm, RedactionBox, TermKind } from '../types.ts';
import { findAll, normalForm } from './normal-form.ts';
import { personalPlaces } from './personal-patterns.ts';
import { type PageText, readings } from './reading-order.ts';

/** Where given strings and what looks like a person's data stand on a page, as drawn and as shown, each place once. */
export function suggestMarks(
  page: number,
  glyphs: readonly Glyph[],
  visible: readonly boolean[],
  terms: readonly string[],
): FoundTerm[] {
  const found = new Map<string, FoundTerm>();
  for (const text of readings(glyphs)) {
    for (const { kind, from, to } of placesIn(text, terms)) {
      const members = [...new Set(text.from.slice(from, to))].filter((index) => hasPlace(glyphs[index]!));
      const key = members.toSorted((a, b) => a - b).join(' ');
      if (members.length === 0 || found.has(key)) continue;
      found.set(key, {
        kind,
        page,
        text: text.text.slice(from, to).replaceAll(/\s+/gu, ' ').trim(),
        boxes: boxesOf(members.map((index) => glyphs[index]!)),
        isVisible: members.some((index) => visible[index]),
      });
    }
  }
  return [...found.values()];
}

function placesIn(
  { text }: PageText,
  terms: readonly string[],
): readonly { kind: TermKind; from: number; to: number }[] {
  const form = normalForm(text);
  const given = terms.flatMap((term) =>
    findAll(form, term).map(([from, to]) => ({ kind: 'given' as const, from, to })),
  );
  return [...given, ...personalPlaces(text)];
}

const hasPlace = ({ object, char, cell }: Glyph): boolean =>
  object !== 0 && char.trim() !== '' && cell[2] > 0 && cell[3] > 0;

/** One box for each line: a character joins the last box when it stands beside it at the same height. */
function boxesOf(glyphs: readonly Glyph[]): RedactionBox[] {
  const boxes: [number, number, number, number][] = [];
  for (const { cell } of glyphs) {
    const last = boxes.find((box) => isBeside(box, cell));
    if (!last) boxes.push([...cell]);
    else {
      const right = Math.max(last[0] + last[2], cell[0] + cell[2]);
      const bottom = Math.max(last[1] + last[3], cell[1] + cell[3]);
      last[0] = Math.min(last[0], cell[0]);
      last[1] = Math.min(last[1], cell[1]);
      last[2] = right - last[0];
      last[3] = bottom - last[1];
    }
  }
  return boxes.map(trimmed);
}

/** Without the room between lines, so that the lines above and below stay whole; with a little beside the letters. */
function trimmed([x, y, width, height]: RedactionBox): RedactionBox {
  const [across, down] = width >= height ? [room, -height * spare] : [-width * spare, room];
  return [x - across, y - down, width + 2 * across, height + 2 * down];
}

function isBeside(box: RedactionBox, cell: RedactionBox): boolean {
  const size = Math.max(cell[2], cell[3]);
  const [dx, dy] = [gap(box[0], box[2], cell[0], cell[2]), gap(box[1], box[3], cell[1], cell[3])];
  const [isRow, isColumn] = [
    overlap(box[1], box[3], cell[1], cell[3]) > 0.6,
    overlap(box[0], box[2], cell[0], cell[2]) > 0.6,
  ];
  return (
    (isRow && dx <= size && box[3] <= 1.6 * size) ||
    (isColumn && dy <= size && box[2] <= 1.2 * size && !isRow && box[3] > box[2])
  );
}

const gap = (a: number, aSize: number, b: number, bSize: number): number =>
  Math.max(0, b - (a + aSize), a - (b + bSize));
/** Share of the smaller of two stretches that lies in the other. */
const overlap = (a: number, aSize: number, b: number, bSize: number): number =>
  (Math.min(a + aSize, b + bSize) - Math.max(a, b)) / Math.max(0.01, Math.min(aSize, bSize));

/** Points. */
const room = 0.5;
/** Share of a line's room that no letter reaches. */
const spare = 0.05;
