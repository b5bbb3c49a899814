import type { Bounds, Point } from '../edit/process/process-file.ts';
import { middleOf } from './route.ts';
import { widthOf, wrapWords } from './wrap-words.ts';

/** Where the name of an event or gateway may stand, the best first: where the file says, else beneath, above or beside it. */
export function placesBeside(step: Named, isOnBorder: boolean, given: Bounds | null): readonly Words[] {
  const lines = wrapWords(step.name, 104, 4);
  const half = halfOf(lines);
  const height = (lines.length - 1) * lineHeight;
  const { x, y } = middleOf(step.bounds);
  const [right, bottom] = [step.bounds.x + step.bounds.width, step.bounds.y + step.bounds.height];
  const above = { x, y: step.bounds.y - 12 - height, lines };
  const beneath = { x, y: bottom + 14, lines };
  const beside = { x: right + half + 4, y: bottom + 8, lines };
  const before = { x: step.bounds.x - half - 4, y: bottom + 8, lines };
  if (given) return [{ x: middleOfWords(given, x, half), y: given.y + 8, lines }];
  if (isOnBorder) return [beside, before, { ...beside, y: y + 40 }, { ...before, y: y + 40 }];
  return step.kind === 'gateway' ? [above, before, beneath] : [beneath, above, beside];
}

/** Words beside a step stand close to it, not in the middle of a room that reaches under its neighbour. */
function middleOfWords({ x: left, width }: Bounds, step: number, half: number): number {
  const right = left + width;
  if (right < step) return Math.max(left + half, right - half - 2);
  return left > step ? Math.min(right - half, left + half + 2) : (left + right) / 2;
}

/** Where the words of a way may stand, the best first: where the file says, else at its beginning, its end, on one of its lines. */
export function placesAlong(name: string, points: readonly Point[], given: Bounds | null): readonly Words[] {
  const lines = wrapWords(name, Math.max(given?.width ?? 0, 90), 3);
  const half = halfOf(lines);
  const height = (lines.length - 1) * lineHeight;
  const places: Words[] = given ? [{ x: given.x + given.width / 2, y: given.y + 8, lines }] : [];
  const segments = points.slice(1).map((to, at) => [points[at] as Point, to] as const);
  const [first, last] = [segments[0], segments.at(-1)];
  if (first) places.push(atBeginning(first, half, height, lines));
  if (last) places.push(atBeginning([last[1], last[0]], half, height, lines, 16));
  for (const [a, b] of segments.toReversed()) {
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    places.push(
      isLevel(a, b) ? { x: middle.x, y: middle.y - 8 - height, lines } : { x: middle.x + half + 6, y: middle.y, lines },
    );
  }
  return places;
}

function atBeginning([a, b]: Segment, half: number, height: number, lines: readonly string[], off = 0): Words {
  if (isLevel(a, b)) return { x: a.x + Math.sign(b.x - a.x) * (half + 6 + off), y: a.y - 8 - height, lines };
  const down = Math.sign(b.y - a.y);
  return { x: a.x + half + 6, y: a.y + down * (14 + off) - (down < 0 ? height : 0), lines };
}

/** The first place where nothing else stands, and the room it takes is taken from then on; without one the best all the same. */
export function settled(places: readonly Words[], taken: Bounds[]): Words | null {
  const free = places.find((place) => !taken.some((other) => overlaps(roomOf(place), other))) ?? places[0] ?? null;
  if (free) taken.push(roomOf(free));
  return free;
}

function roomOf({ x, y, lines }: Words): Bounds {
  const half = halfOf(lines);
  return { x: x - half, y: y - 7, width: half * 2, height: lines.length * lineHeight };
}

const overlaps = (a: Bounds, b: Bounds): boolean =>
  a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height;
const halfOf = (lines: readonly string[]): number => Math.max(...lines.map(widthOf), 0) / 2;
const isLevel = (a: Point, b: Point): boolean => Math.abs(a.y - b.y) < 2;

/** Between two lines of words, in the units of the file. */
export const lineHeight = 14;

type Segment = readonly [Point, Point];
interface Named {
  readonly name: string;
  readonly kind: string;
  readonly bounds: Bounds;
}
interface Words extends Point {
  readonly lines: readonly string[];
}
