import type { Bounds, Point } from '../edit/process/process-file.ts';

/** A way of straight lines between two shapes: ahead by the sides, back beneath both, up and down by the middle. */
export function route(from: End, to: End, lane = 0): readonly Point[] {
  const [a, b] = [from.bounds, to.bounds];
  const [start, end] = [middleOf(a), middleOf(b)];
  const below = a.y + a.height;
  if (from.leaves === 'below') return fromBorder(a, b, lane);
  const isAhead = b.x >= a.x + a.width + gap / 2;
  if (isAhead && Math.abs(start.y - end.y) < 2)
    return [
      { x: a.x + a.width, y: start.y },
      { x: b.x, y: start.y },
    ];
  if (isAhead && from.leaves === 'corner') {
    const y = end.y > start.y ? below : a.y;
    return [
      { x: start.x, y },
      { x: start.x, y: end.y },
      { x: b.x, y: end.y },
    ];
  }
  if (isAhead) {
    const x = Math.round((a.x + a.width + b.x) / 2);
    return [
      { x: a.x + a.width, y: start.y },
      { x, y: start.y },
      { x, y: end.y },
      { x: b.x, y: end.y },
    ];
  }
  const isAbove = b.y + b.height <= a.y;
  const isBeneath = b.y >= below;
  if (Math.abs(start.x - end.x) < 2 && (isAbove || isBeneath))
    return [
      { x: start.x, y: isBeneath ? below : a.y },
      { x: end.x, y: isBeneath ? b.y : b.y + b.height },
    ];
  const y = Math.max(below, b.y + b.height) + gap + lane * 14;
  const x = end.x - Math.min(30, b.width / 4) + lane * 8;
  return [
    { x: start.x, y: below },
    { x: start.x, y },
    { x, y },
    { x, y: b.y + b.height },
  ];
}

/** An event on the border is left downwards. */
function fromBorder(a: Bounds, b: Bounds, lane: number): readonly Point[] {
  const start = { x: middleOf(a).x, y: a.y + a.height };
  const end = middleOf(b);
  if (b.x > start.x && end.y > start.y + 10) return [start, { x: start.x, y: end.y }, { x: b.x, y: end.y }];
  if (Math.abs(end.x - start.x) < 2 && b.y > start.y) return [start, { x: end.x, y: b.y }];
  const y = Math.max(start.y, end.y < start.y ? start.y : b.y + b.height) + gap / 2 + lane * 14;
  const x = b.y + b.height < y ? end.x + lane * 8 : end.x;
  return [start, { x: start.x, y }, { x, y }, { x, y: b.y > y ? b.y : b.y + b.height }];
}

export const middleOf = ({ x, y, width, height }: Bounds): Point => ({ x: x + width / 2, y: y + height / 2 });

const gap = 40;

export interface End {
  readonly bounds: Bounds;
  /** Gateways are left by their corners, events on a border downwards, everything else by the side. */
  readonly leaves?: 'side' | 'corner' | 'below';
}
