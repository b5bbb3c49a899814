import { compare } from '../compare.ts';
import { FeelRange, type FeelValue } from '../values.ts';
import { type BuiltinBody, defineBuiltins } from './define.ts';

type Side = FeelValue;
type Relation = (a: Span, b: Span) => boolean | null;

const parameters: Readonly<Record<string, string>> = {
  PP: 'point1, point2',
  PR: 'point, range',
  RP: 'range, point',
  RR: 'range1, range2',
};

/** Range functions (DMN 1.5, table 78): the relations of Allen's interval algebra on points and ranges. */
export const rangeBuiltins = defineBuiltins({
  ...relation(
    'before',
    (a, b) => below(a.end, b.start) || (touch(a.end, b.start) && !(a.endIn && b.startIn)),
    'PP PR RP RR',
  ),
  ...relation(
    'after',
    (a, b) => below(b.end, a.start) || (touch(b.end, a.start) && !(b.endIn && a.startIn)),
    'PP PR RP RR',
  ),
  ...relation('meets', meets, 'RR'),
  ...relation('met by', (a, b) => meets(b, a), 'RR'),
  ...relation('overlaps', (a, b) => reaches(a, b) && reaches(b, a), 'RR'),
  ...relation('overlaps before', overlapsBefore, 'RR'),
  ...relation('overlaps after', (a, b) => overlapsBefore(b, a), 'RR'),
  ...relation('finishes', finishes, 'PR RR'),
  ...relation('finished by', (a, b) => finishes(b, a), 'RP RR'),
  ...relation('includes', includes, 'RP RR'),
  ...relation('during', (a, b) => includes(b, a), 'PR RR'),
  ...relation('starts', starts, 'PR RR'),
  ...relation('started by', (a, b) => starts(b, a), 'RP RR'),
  ...relation(
    'coincides',
    (a, b) => touch(a.start, b.start) && touch(a.end, b.end) && a.startIn === b.startIn && a.endIn === b.endIn,
    'PP RR',
  ),
});

function meets(a: Span, b: Span): boolean {
  return a.endIn && b.startIn && touch(a.end, b.start);
}

function reaches(a: Span, b: Span): boolean {
  return below(b.start, a.end) || (touch(a.end, b.start) && a.endIn && b.startIn);
}

function overlapsBefore(a: Span, b: Span): boolean {
  const beginsFirst = below(a.start, b.start) || (touch(a.start, b.start) && a.startIn && !b.startIn);
  const endsFirst = below(a.end, b.end) || (touch(a.end, b.end) && (!a.endIn || b.endIn));
  return beginsFirst && reaches(a, b) && endsFirst;
}

function finishes(a: Span, b: Span): boolean {
  if (a.isPoint) return b.endIn && touch(a.end, b.end);
  const beginsLater = below(b.start, a.start) || (touch(a.start, b.start) && (!a.startIn || b.startIn));
  return a.endIn === b.endIn && touch(a.end, b.end) && beginsLater;
}

function starts(a: Span, b: Span): boolean {
  if (a.isPoint) return b.startIn && touch(a.start, b.start);
  const endsEarlier = below(a.end, b.end) || (touch(a.end, b.end) && (!a.endIn || b.endIn));
  return a.startIn === b.startIn && touch(a.start, b.start) && endsEarlier;
}

function includes(a: Span, b: Span): boolean {
  const fromBelow = below(a.start, b.start) || (touch(a.start, b.start) && (a.startIn || !b.startIn));
  const toAbove = below(b.end, a.end) || (touch(b.end, a.end) && (a.endIn || !b.endIn));
  return fromBelow && toAbove;
}

function relation(name: string, holds: Relation, forms: string): Record<string, BuiltinBody> {
  const body: BuiltinBody = ([left, right]) => {
    const [a, b] = [spanOf(left), spanOf(right)];
    const form = `${a.isPoint ? 'P' : 'R'}${b.isPoint ? 'P' : 'R'}`;
    if (!forms.split(' ').includes(form) || ![a.start, a.end].every((end) => areComparable(end, b))) return undefined;
    return holds(a, b);
  };
  return Object.fromEntries(forms.split(' ').map((form) => [`${name}(${parameters[form]})`, body]));
}

function spanOf(value: FeelValue): Span {
  if (!(value instanceof FeelRange)) return { start: value, end: value, startIn: true, endIn: true, isPoint: true };
  return { start: value.start, end: value.end, startIn: value.startIncluded, endIn: value.endIncluded, isPoint: false };
}

function areComparable(end: Side, span: Span): boolean {
  return compare(end, span.start) !== null && compare(end, span.end) !== null;
}

function below(a: Side, b: Side): boolean {
  return (compare(a, b) ?? 1) < 0;
}

function touch(a: Side, b: Side): boolean {
  return compare(a, b) === 0;
}

type Span = {
  readonly start: Side;
  readonly end: Side;
  readonly startIn: boolean;
  readonly endIn: boolean;
  readonly isPoint: boolean;
};
