import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll, normalForm } from './normal-form.ts';
import { personalPlaces } from './personal-patterns.ts';

const stands = (wanted: string, text: string): boolean => findAll(normalForm(text), wanted).length > 0;

describe('a string is found', () => {
  it.each([
    ['Mustermann', 'Herr MUSTERMANN kam'],
    ['Mustermann', 'Herr Muster-\nmann kam'],
    ['Mustermann', 'Herr Muster\u00ADmann kam'],
    ['Mustermann', 'M u s t e r m a n n'],
    ['Mustermann', 'die Mustermannstraße'],
    ['Mustermann', 'die Muster-\r\n mannstraße'],
    ['Max Mustermann', 'Max\r\nMustermann'],
    ['Müller', 'Mu\u0308ller'],
    ['Müller', 'MÜLLER'],
    ['Offiziell', 'o\uFB03ziell'],
    ['Strauß', 'STRAUSS'],
    ['0341 123456', '+49 (0) 341/12 34 56'.replace('+49 (0) ', '0')],
    ['x@y.de', 'X@Y.DE'],
    ['Łukasz', 'łukasz'],
    ['Иван', 'иван'],
  ])('%s in %s', (wanted, text) => expect(stands(wanted, text)).toBe(true));

  it.each([
    ['Anna', 'kann aber'],
    ['Li', 'Leipzig liegt'],
    ['der', 'Bundesland'],
    ['12', 'Nr. 1 2024'],
  ])('but not %s in %s', (wanted, text) => expect(stands(wanted, text)).toBe(false));

  it('wherever it stands as words of its own, however it is broken up', () => {
    const word = fc.stringMatching(/^[a-zäöüß]{4,12}$/u);
    fc.assert(
      fc.property(
        word,
        word,
        word,
        fc.constantFrom('', ' ', '\u200B', '-\n', '\r\n', '\u00AD'),
        fc.nat(11),
        (before, wanted, after, gap, at) => {
          const place = 1 + (at % (wanted.length - 1));
          return stands(wanted, `${before} ${wanted.slice(0, place)}${gap}${wanted.slice(place)}, ${after}`);
        },
      ),
    );
  });
});

describe("a person's data is suggested", () => {
  it.each([
    ['name', 'Sehr geehrte Frau Dr. Anna-Lena von der Aue,', 'Frau Dr. Anna-Lena von der Aue'],
    ['email', 'an a.b-c@stadt.example.org.', 'a.b-c@stadt.example.org'],
    ['phone', 'Telefon: 0341 123-4567.', '0341 123-4567'],
    ['iban', 'IBAN DE89 3704 0044 0532 0130 00 bei', 'DE89 3704 0044 0532 0130 00'],
    ['birth-date', 'geboren am 3. 4. 1970 in', 'geboren am 3. 4. 1970'],
    ['address', 'wohnt Karl-Liebknecht-Straße 12 a in', 'Karl-Liebknecht-Straße 12 a'],
    ['tax-number', 'Nummer 12 345 678 901 vom', '12 345 678 901'],
  ])('%s in "%s"', (kind, text, part) => {
    expect(
      personalPlaces(text)
        .filter((place) => place.kind === kind)
        .map(({ from, to }) => text.slice(from, to)),
    ).toEqual([part]);
  });
  it('but no account number with a wrong check digit, and no date or price as a telephone number', () => {
    expect(
      personalPlaces('DE88 3704 0044 0532 0130 00 am 01.02.2026 für 1.200,00 Euro').filter(
        ({ kind }) => kind === 'iban',
      ),
    ).toEqual([]);
    expect(personalPlaces('am 01.02.2026 für 1.200,00 Euro')).toEqual([]);
  });
});
