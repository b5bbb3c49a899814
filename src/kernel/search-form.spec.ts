import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, normaliseStreet, streetKey } from './search-form.ts';

const streets = '../shared/data/leipzig/strassen.csv';
const hasStreets = existsSync(streets);
if (!hasStreets) console.warn(`Skipped: ${streets} is absent`);

describe('foldForSearch', () => {
  it.each([
    ['Müller-Lüdenscheidt', 'mueller luedenscheidt'],
    ['MUELLER  LÜDENSCHEIDT', 'mueller luedenscheidt'],
    ['Ju\u0308rgen', 'juergen'],
    ['Groß', 'gross'],
    ['GROẞ', 'gross'],
    ['Łukasz Święcicki', 'lukasz swiecicki'],
    ['Đặng Thị Nguyệt', 'dang thi nguyet'],
    ['Bjørn Åse Ærø', 'bjoern aase aeroe'],
    ['O’Neill', 'oneill'],
    ["O'NEILL", 'oneill'],
    ['İlker Işık', 'ilker isik'],
    ['Ǖ', 'ue'],
    ['St. Georg', 'st georg'],
    ['Þór', 'thor'],
    ['', ''],
  ])('folds %s to %s', (name, folded) => expect(foldForSearch(name)).toBe(folded));

  it('is stable, and blind to case and to the form of the code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldForSearch(text);
        expect(foldForSearch(folded)).toBe(folded);
        expect(foldForSearch(text.normalize('NFD'))).toBe(folded);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zäöüßéłç -]{0,20}$/), (text) => {
        expect(foldForSearch(text.toUpperCase())).toBe(foldForSearch(text));
      }),
    );
  });
});

describe('street names', () => {
  it.each([
    ['Karl-Liebknecht-Str.', 'Karl-Liebknecht-Straße'],
    ['Karl-Liebknecht - Str', 'Karl-Liebknecht-Straße'],
    ['Hauptstr.', 'Hauptstraße'],
    ['Hauptstrasse', 'Hauptstraße'],
    ['HAUPTSTRASSE', 'HAUPTSTRASSE'],
    ['Str. des 18. Oktober', 'Straße des 18. Oktober'],
    ['Str.des 18. Oktober', 'Straße des 18. Oktober'],
    ['Strasse der Nationen', 'Straße der Nationen'],
    ['Augustuspl.', 'Augustusplatz'],
    ['Strümpellstraße', 'Strümpellstraße'],
    ['Am Strand', 'Am Strand'],
    ['Straßburger Str.', 'Straßburger Straße'],
  ])('writes %s as %s', (text, written) => expect(normaliseStreet(text)).toBe(written));

  it('meet under one key however they are typed', () => {
    const spellings = [
      'Karl-Liebknecht-Straße',
      'karl liebknecht str',
      'KARL-LIEBKNECHT-STRASSE',
      'Karl-Liebknechtstr.',
    ];
    expect(new Set(spellings.map(streetKey))).toEqual(new Set(['karlliebknechtstrasse']));
  });

  it.skipIf(!hasStreets)('keep all streets of Leipzig apart and unchanged', () => {
    const lines = readFileSync(streets, 'utf8').trim().split('\n').slice(1);
    const names = new Set(lines.map((line) => line.split(';')[1]!));
    expect(names.size).toBeGreaterThan(2900);
    expect(new Set([...names].map(streetKey)).size).toBe(names.size);
    for (const name of names) expect(normaliseStreet(name)).toBe(name);
  });
});
