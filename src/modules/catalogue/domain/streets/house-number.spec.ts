import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHouseNumber, isWithin, parseHouseNumber, splitStreetLine } from './house-number.ts';

describe('parseHouseNumber', () => {
  it.each([
    ['12', '12'],
    [' 012 ', '12'],
    ['12a', '12A'],
    ['12 A', '12A'],
    ['2-4', '2-4'],
    ['2 – 4', '2-4'],
    ['2/4', '2-4'],
    ['2a-2c', '2A-2C'],
    ['2a-c', '2A-2C'],
  ])('reads %s as %s', (text, spelling) => expect(formatHouseNumber(parseHouseNumber(text)!)).toBe(spelling));
  it.each(['', 'a', '0', '4-2', '12-', '12345', '1.OG', '-3'])('does not read %s', (text) =>
    expect(parseHouseNumber(text)).toBeNull(),
  );
  it('reads what it writes', () => {
    const letter = fc.constantFrom('', 'A', 'F', 'Z');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(20), letter, letter, (from, more, first, last) => {
        const to = Math.min(9999, from + more);
        const number = { from, letter: first, to, lastLetter: to === from ? first : last };
        expect(parseHouseNumber(formatHouseNumber(number))).toEqual(number);
      }),
    );
  });
});

describe('isWithin', () => {
  const within = (range: string, number: string) => isWithin(parseHouseNumber(range)!, parseHouseNumber(number)!);
  it('keeps to the side of the street', () => {
    expect([within('2-6', '4'), within('2-6', '3'), within('2-6', '8'), within('10-11', '11')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('splitStreetLine', () => {
  it.each([
    ['Karl Liebknecht Str 12 a', 'Karl Liebknecht Str', '12 a'],
    ['Lange Str.7', 'Lange Str.', '7'],
    ['Straße des 17. Juni 2-4', 'Straße des 17. Juni', '2-4'],
    ['Am Markt', 'Am Markt', ''],
  ])('%s', (line, street, houseNumber) => expect(splitStreetLine(line)).toEqual({ street, houseNumber }));
});
