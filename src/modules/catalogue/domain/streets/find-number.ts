import { formatHouseNumber, type HouseNumber, isWithin, parseHouseNumber } from './house-number.ts';
import type { Span, Street } from './types.ts';

/** Where a number stands in a street; null when the list does not know it. A range counts when both of its ends do. */
export function findNumber(street: Street, number: HouseNumber): FoundNumber | null {
  const spelling = formatHouseNumber(number);
  const exact = street.numbers.filter((entry) => entry.number === spelling).map((entry) => entry.postcode);
  if (number.to !== number.from || number.letter !== number.lastLetter)
    return exact.length > 0 ? { spelling, postcodes: unique(exact) } : findEnds(street, number, spelling);
  const inRange = street.numbers.flatMap((entry) => {
    const range = parseHouseNumber(entry.number);
    return range && isWithin(range, number) ? [entry.postcode] : [];
  });
  const inSpan = street.spans.filter((span) => holds(span, number.from)).map((span) => span.postcode);
  const postcodes = unique([...exact, ...inRange, ...inSpan]);
  return postcodes.length > 0 ? { spelling, postcodes } : null;
}

function findEnds(street: Street, number: HouseNumber, spelling: string): FoundNumber | null {
  const first = findNumber(street, { ...number, to: number.from, lastLetter: number.letter });
  const last = findNumber(street, { ...number, from: number.to, letter: number.lastLetter });
  const postcodes = first && last ? first.postcodes.filter((postcode) => last.postcodes.includes(postcode)) : [];
  return postcodes.length > 0 ? { spelling, postcodes } : null;
}

const holds = (span: Span, number: number): boolean =>
  number >= span.from && number <= span.to && (span.side === 'all' || (number % 2 === 1) === (span.side === 'odd'));

const unique = (postcodes: readonly string[]): readonly string[] => [...new Set(postcodes)].sort();

export interface FoundNumber {
  readonly spelling: string;
  readonly postcodes: readonly string[];
}
