import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import { sampleForm, sampleQuestion } from '../fixtures/sample-form.ts';
import { questionsOf } from './form-model.ts';
import { readInput } from './read-input.ts';
import { readJson } from './read-json.ts';
import { fieldsFrom } from './write-input.ts';

const questions = questionsOf(sampleForm).map(({ question }) => question);
const read = (key: string, value: Json, language: Language = 'de') => readJson(sampleQuestion(key), value, language);
const aLanguage = fc.constantFrom<Language>('de', 'en');

describe('reading what a program sent', () => {
  it('never throws, and gives nothing beside an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.jsonValue(), aLanguage, (question, value, language) => {
        const result = readJson(question, value as Json, language);
        if (result.error) expect(result.value).toBeNull();
      }),
    );
  });

  it('takes unchanged what a page has read', () => {
    const texts = fc.constantFrom(
      '',
      ' 12 ',
      '1.500,5',
      '3',
      '11',
      '2026',
      'true',
      'katze',
      ' Čeh  ova ',
      'de89 3704',
      'LE',
      'a\r\nb',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.array(texts, { minLength: 9, maxLength: 9 }),
        aLanguage,
        (question, given, language) => {
          const names = ['', '-day', '-month', '-year', '-street', '-houseNumber', '-postcode', '-city', '-german'];
          const fields = Object.fromEntries(names.map((name, index) => [question.id + name, given[index] ?? '']));
          const page = readInput(question, fieldsFrom(fields), language);
          if (!page.error) expect(readJson(question, page.value, language)).toEqual({ value: page.value });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tidies texts as the fields of a page are tidied', () => {
    expect(read('vorname', '  Jose\u0301 ')).toEqual({ value: 'José' });
    expect(read('konto', 'de89 3704 0044 0532 0130 00')).toEqual({ value: 'DE89370400440532013000' });
    expect(read('anschrift', { street: ' Markt ', houseNumber: '1' })).toEqual({
      value: { street: 'Markt', houseNumber: '1', postcode: '', city: '', addition: '' },
    });
    expect(read('besonderheit', 'Two dogs', 'en')).toEqual({ value: { text: 'Two dogs', language: 'en', german: '' } });
    expect(read('vorname', '')).toEqual({ value: null });
  });

  it('refuses other types with the code a person would get', () => {
    for (const [key, value, error] of [
      ['vorname', 5, 'letters'],
      ['geburtsdatum', '3.7.1990', 'date-format'],
      ['geburtsdatum', '1990-02-30', 'date-not-real'],
      ['inDerStadt', 'true', 'not-an-option'],
      ['hilfe', 'futter', 'not-an-option'],
      ['tiere.gewicht', '12', 'number-format'],
      ['tiere.gewicht', 1e21, 'number-format'],
      ['betrag', 12.5, 'not-whole'],
      ['betrag', '12,50', 'money-format'],
      ['anschrift', 'Markt 1', 'street-missing'],
      ['anschrift', { street: 'Markt', houseNumber: 1 }, 'street-missing'],
      ['besonderheit', { text: 'x', language: 'fr' }, 'pattern'],
      ['email', {}, 'email-format'],
      ['konto', [], 'iban'],
    ] as const)
      expect([key, read(key, value as Json).error]).toEqual([key, error]);
  });
});
