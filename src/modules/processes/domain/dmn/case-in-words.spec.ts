import { expect, it } from 'vitest';
import { caseInWords } from './case-in-words.ts';

it.each([
  ['< 18', 'kleiner als 18', 'less than 18'],
  ['>= 65', 'mindestens 65', 'at least 65'],
  ['[18..65)', 'mindestens 18 und kleiner als 65', 'at least 18 and less than 65'],
  ['(0..10]', 'größer als 0 und höchstens 10', 'more than 0 and at most 10'],
  ['true', 'ja', 'yes'],
  ['"none", "ambiguous"', '„none“ oder „ambiguous“', '“none” or “ambiguous”'],
  ['not("a", "b, c")', 'etwas anderes als „a“ oder „b, c“', 'something other than “a” or “b, c”'],
  ['@"2026-01-31"', '31.01.2026', '2026-01-31'],
  [
    '< @"2026-01-01", >= @"2027-01-01"',
    'kleiner als 01.01.2026 oder mindestens 01.01.2027',
    'less than 2026-01-01 or at least 2027-01-01',
  ],
  ['18', '18', '18'],
])('says %s in words', (values, de, en) => {
  expect(
    caseInWords([
      { input: 'X', values },
      { input: 'Y', values: '-' },
    ]),
  ).toEqual({ de: `„X“ ist ${de}`, en: `“X” is ${en}` });
});

it('joins what must come together, and knows a table without any row', () => {
  const found = [
    { input: 'A', values: 'false' },
    { input: 'B', values: '"x"' },
  ];
  expect(caseInWords(found).de).toBe('„A“ ist nein und „B“ ist „x“');
  expect(caseInWords([{ input: 'A', values: '-' }])).toEqual({ de: 'jeder Fall', en: 'every case' });
});
