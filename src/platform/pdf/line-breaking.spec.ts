import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './line-breaking.ts';

const width = (text: string): number => [...text].length;

describe('breakLines', () => {
  it.each([
    ['eins zwei drei', 9, ['eins zwei', 'drei']],
    ['Bewohner\u00adparkausweis', 12, ['Bewohner-', 'parkausweis']],
    ['Bewohner\u00adpark', 20, ['Bewohnerpark']],
    ['Donaudampfschiff', 6, ['Donaud', 'ampfsc', 'hiff']],
    ['siehe § 41 VwVfG', 8, ['siehe', '§ 41', 'VwVfG']],
    ['nach 04109 Leipzig', 13, ['nach', '04109 Leipzig']],
    ['Hin-und-Rückweg', 9, ['Hin-und-', 'Rückweg']],
    ['per E-Mail', 6, ['per', 'E-Mail']],
    ['a\n\nb', 5, ['a', '', 'b']],
    ['', 5, ['']],
  ])('breaks %j at %i', (text, limit, lines) => {
    expect(breakLines(text, limit, width)).toEqual(lines);
  });

  it('loses no character but blanks and soft hyphens, and keeps to the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', ' ', '1', 'ß', '/', '.'), maxLength: 80 }),
        fc.integer({ min: 1, max: 30 }),
        (text, limit) => {
          const lines = breakLines(text, limit, width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines) expect(width(line)).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
