import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import { sampleForm, sampleQuestion } from '../fixtures/sample-form.ts';
import { type Question, questionsOf } from './form-model.ts';
import { readInput } from './read-input.ts';
import { type FieldValues, fieldsFrom, writeInput } from './write-input.ts';

const questions = questionsOf(sampleForm).map(({ question }) => question);
const read = (key: string, fields: FieldValues, language: Language = 'de') =>
  readInput(sampleQuestion(key), fieldsFrom(fields), language);

describe('reading what a browser sent', () => {
  it('never throws, whatever stands in the fields', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('31', '2', '2026', '٣', '1.1.2026', '-'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.array(text, { maxLength: 12 }),
        fc.constantFrom('de', 'en'),
        (question, texts, language) => {
          const names = [...suffixes.map((suffix) => question.id + suffix)];
          const fields = Object.fromEntries(
            names.map((name, index) => [name, texts[index % Math.max(1, texts.length)] ?? '']),
          );
          const result = readInput(question, fieldsFrom(fields), language as Language);
          expect(result).toHaveProperty('value');
          if (result.error) expect(result.value).toBeNull();
        },
      ),
    );
  });

  it('reads back what it writes, the same in both languages', () => {
    fc.assert(
      fc.property(anAnswer, ([question, value]) => {
        const [de, en] = (['de', 'en'] as const).map((language) =>
          readInput(question, fieldsFrom(writeInput(question, value, language)), language),
        );
        expect(de).toEqual({ value });
        expect(en).toEqual({ value });
      }),
    );
  });

  it('reads numbers and money as the language writes them', () => {
    expect(read('tiere.gewicht', { gewicht: '1.500' })).toEqual({ value: 1500 });
    expect(read('tiere.gewicht', { gewicht: '1.500' }, 'en')).toEqual({ value: 1.5 });
    expect(read('tiere.gewicht', { gewicht: '1,500' }, 'en')).toEqual({ value: 1500 });
    expect(read('tiere.gewicht', { gewicht: '12,5' })).toEqual({ value: 12.5 });
    expect(read('tiere.gewicht', { gewicht: 'zwölf' })).toMatchObject({ value: null, error: 'number-format' });
    expect(read('betrag', { betrag: '1.234,50 €' })).toEqual({ value: 123_450 });
    expect(read('betrag', { betrag: 'viel' })).toMatchObject({ value: null, error: 'money-format' });
  });

  it('keeps the language of a free text and its German wording', () => {
    const fields = { besonderheit: ' The dog is shy.\r\n', 'besonderheit-german': 'Der Hund ist scheu.' };
    expect(read('besonderheit', fields, 'en').value).toEqual({
      text: 'The dog is shy.',
      language: 'en',
      german: 'Der Hund ist scheu.',
    });
    expect(read('besonderheit', { ...fields, 'besonderheit-language': 'en' }, 'de').value).toMatchObject({
      language: 'en',
    });
    expect(read('besonderheit', { besonderheit: 'Scheu' }).value).toEqual({
      text: 'Scheu',
      language: 'de',
      german: 'Scheu',
    });
  });

  it('takes the house number as confirmed only when the box was ticked', () => {
    const address = { 'anschrift-street': 'Lange Straße', 'anschrift-houseNumber': '999' };
    expect(read('anschrift', address).value).not.toHaveProperty('confirmed');
    expect(read('anschrift', { ...address, 'anschrift-confirmed': 'true' }).value).toMatchObject({ confirmed: true });
    expect(read('anschrift', { 'anschrift-confirmed': 'true' }).value).toBeNull();
  });

  it('takes numbers in the groups that cards and papers print', () => {
    const chip: Question = { ...sampleQuestion('tiere.name'), id: 'chip', pattern: /^(?:[0-9]{15})$/u };
    const given = (typed: string) => readInput(chip, fieldsFrom({ chip: typed }), 'de').value;
    for (const typed of ['276 098 106 123 456', '276-098-106-123-456']) expect(given(typed)).toBe('276098106123456');
    expect(given('276 098')).toBe('276 098');
    expect(read('tiere.name', { name: 'Bello von der Au-Mühle' }).value).toBe('Bello von der Au-Mühle');
    const plate: Question = { ...chip, pattern: /^(?:[A-Z]{1,3}[ -][A-Z]{1,2} ?[0-9]{1,4})$/u };
    expect(readInput(plate, fieldsFrom({ chip: 'L-AB 12' }), 'de').value).toBe('L-AB 12');
    for (const iban of ['de89 3704 0044 0532 0130 00', 'DE89-3704-0044-0532-0130-00'])
      expect(read('konto', { konto: iban }).value).toBe('DE89370400440532013000');
  });

  it('reads dates in three fields or pasted into the first', () => {
    const date = (day: string, month = '', year = '') =>
      read('geburtsdatum', { 'geburtsdatum-day': day, 'geburtsdatum-month': month, 'geburtsdatum-year': year });
    for (const [day, month, year] of [
      ['4', '11', '2026'],
      ['04', 'November', '2026'],
      ['4.', '11.', '2026'],
      ['04.', 'Nov.', '2026'],
      ['4.11.2026'],
      ['4. November 2026'],
      ['2026-11-04'],
      ['04/11/2026'],
      ['4 nov 2026'],
    ] as const) {
      expect(date(day, month, year)).toEqual({ value: '2026-11-04' });
    }
    expect(date('29', '2', '2026')).toMatchObject({ error: 'date-not-real', part: 'day' });
    expect(date('1', '13', '2026')).toMatchObject({ error: 'date-not-real', part: 'month' });
    expect(date('1.13.2026')).toMatchObject({ error: 'date-not-real', part: 'day' });
    expect(date('1', '', '2026')).toMatchObject({ error: 'date-missing', part: 'month' });
    expect(date('1', '1', '26')).toMatchObject({ error: 'date-format', part: 'year' });
    expect(date('')).toEqual({ value: null });
  });
});

const suffixes = [
  '',
  '-day',
  '-month',
  '-year',
  '-street',
  '-houseNumber',
  '-postcode',
  '-city',
  '-addition',
  '-german',
  '-language',
  '-confirmed',
];
const line = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim().normalize('NFC'))
  .filter((text) => text !== '');
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someValue: Partial<Record<Question['type'], fc.Arbitrary<Json>>> = {
  yesno: fc.boolean(),
  name: line,
  text: line,
  email: line,
  phone: line,
  code: line,
  choice: fc.constantFrom('hund', 'katze'),
  choices: fc.subarray(['futter', 'arzt', 'wald']),
  country: fc.constantFrom('DE', 'PL'),
  date: day,
  number: fc.integer({ min: -100_000_000, max: 100_000_000 }).map((thousandths) => thousandths / 1_000 + 0),
  money: fc.integer({ min: 0, max: 1_000_000_000 }),
  iban: fc.constantFrom('DE89370400440532013000', 'AT611904300234573201'),
  address: fc.record({
    street: line,
    houseNumber: line,
    postcode: line,
    city: line,
    addition: fc.oneof(line, fc.constant('')),
  }),
  longtext: fc.oneof(
    line.map((text) => ({ text, language: 'de', german: text })),
    fc.tuple(line, fc.oneof(line, fc.constant(''))).map(([text, german]) => ({ text, language: 'en', german })),
  ),
};
const anAnswer: fc.Arbitrary<readonly [Question, Json]> = fc
  .constantFrom(...questions.filter(({ type }) => someValue[type]))
  .chain((question) => fc.tuple(fc.constant(question), someValue[question.type]!));
