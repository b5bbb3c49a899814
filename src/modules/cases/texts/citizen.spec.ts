import { describe, expect, it } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { citizenDe } from './citizen.de.ts';
import { citizenEn } from './citizen.en.ts';

describe('the words about an own case', () => {
  const [german, english] = [wordsIn(citizenDe), wordsIn(citizenEn)];
  it('are the same in both languages', () => {
    expect([...english.keys()]).toEqual([...german.keys()]);
    const legal = new Set(['housing.official']);
    for (const [key, text] of german)
      if (text.length > 12 && !legal.has(key)) expect(english.get(key), key).not.toBe(text);
  });
  it('hold the limits of plain language', () => {
    const errors = [...german].flatMap(([key, text]) => lintGerman(text).map((finding) => ({ key, ...finding })));
    expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
    const long = [...english].flatMap(([key, text]) => lintEnglish(text).map((finding) => ({ key, ...finding })));
    expect(long.filter(({ level }) => level === 'error')).toEqual([]);
  });
  it('explain German terms in English', () => {
    const terms = /\b(Bescheid|Widerspruch|Vollmacht|Anmeldung|Verwendungszweck)\b/g;
    for (const [key, text] of english)
      for (const { index } of text.matchAll(terms)) expect(text.slice(0, index), `${key}: ${text}`).toMatch(/\([^)]*$/);
  });
  it('name an office whose English name ends with its German one in brackets', () => {
    const office = "Citizens' services (Amt Bürgerservice)";
    for (const text of [citizenEn.status.open(office, 'Monday'), citizenEn.status.late(office, 'Monday')]) {
      expect(text).toContain(`We at ${office} are checking`);
      expect(text).not.toContain('))');
    }
  });
});

/** Every text by its place; texts with gaps are filled with a short word. */
function wordsIn(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, String(value('Montag', 1))]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [...wordsIn(inner, path ? `${path}.${key}` : key)]),
  );
}
