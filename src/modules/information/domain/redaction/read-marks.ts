import { ok, type Result, refuse } from '#kernel/result';
import type { Mark } from './types.ts';

/** The marks of a form: suggestions that stay ticked, and boxes in millimetres. Refused without any, when a box lacks a number, or a ground is missing. */
export function readMarks(typed: TypedMarks, grounds: ReadonlyMap<string, string>): Result<ReadMarks, MarkRefusal> {
  const marks: GroundedMark[] = [];
  for (const value of typed.ticked) {
    if (!grounds.has(typed.ground)) return refuse('ground-missing', { field: 'grund' });
    const { page, boxes } = readSuggestion(value);
    for (const box of boxes) marks.push({ page, box, ground: typed.ground });
  }
  for (const row of typed.rows) {
    const numbers = [row.page, row.x, row.y, row.width, row.height].map((text) => text.trim());
    if (numbers.every((text) => text === '')) continue;
    const [page, x, y, width, height] = numbers.map(numberOf) as [number, number, number, number, number];
    const isBox =
      [page, x, y, width, height].every(Number.isFinite) && Number.isInteger(page) && width > 0 && height > 0;
    if (!isBox) return refuse('box-incomplete', { field: `seite-${row.id}` });
    const ground = row.ground || typed.ground;
    if (!grounds.has(ground)) return refuse('ground-missing', { field: 'grund' });
    marks.push({
      page,
      box: [x * perMillimetre, y * perMillimetre, width * perMillimetre, height * perMillimetre],
      ground,
    });
  }
  if (marks.length === 0) return refuse('nothing-marked', { field: 'seite-1' });
  return ok({
    marks: marks.map(({ page, box, ground }) => ({ page, box, label: grounds.get(ground)! })),
    grounds: [...new Set(marks.map(({ ground }) => ground))],
  });
}

/** A suggestion as the value of its box in the form: page and boxes in points, nothing of the text. */
export const suggestionValue = (page: number, boxes: readonly Mark['box'][]): string =>
  [page, ...boxes.map((box) => box.map((number) => number.toFixed(1)).join(','))].join(';');

/** Points as millimetres with one digit. */
export const millimetres = (points: number): number => Math.round((points / perMillimetre) * 10) / 10;

function readSuggestion(value: string): { readonly page: number; readonly boxes: readonly Mark['box'][] } {
  const [page, ...boxes] = value.slice(0, 2_000).split(';');
  const read = boxes
    .map((box) => box.split(',').map(Number))
    .filter((box) => box.length === 4 && box.every(Number.isFinite));
  return { page: Number(page), boxes: read as unknown as Mark['box'][] };
}

const numberOf = (text: string): number =>
  /^\d{1,5}(?:[.,]\d{1,3})?$/u.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

const perMillimetre = 72 / 25.4;

type GroundedMark = Omit<Mark, 'label'> & { readonly ground: string };

export type MarkRefusal = 'nothing-marked' | 'box-incomplete' | 'ground-missing';

export interface TypedMarks {
  /** Values of `suggestionValue` that stayed ticked. */
  readonly ticked: readonly string[];
  /** Ground of the suggestions, and of rows without their own. */
  readonly ground: string;
  readonly rows: readonly TypedRow[];
}

/** As typed, in millimetres from the upper left corner of the page. */
export interface TypedRow {
  readonly id: number;
  readonly page: string;
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
  readonly ground: string;
}

export interface ReadMarks {
  readonly marks: readonly Mark[];
  /** Codes of the exemptions that are named. */
  readonly grounds: readonly string[];
}
