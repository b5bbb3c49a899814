import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#kernel/json';
import { oneStreet, sampleContext, sampleForm, sampleQuestion } from '../fixtures/sample-form.ts';
import { checkAnswers } from './check-answers.ts';
import { checkValue, officialValue } from './check-value.ts';
import { questionsOf } from './form-model.ts';

const scope = { today: Temporal.PlainDate.from('2026-11-21'), inDerStadt: true, betrag: null };
const check = (key: string, value: Json, more: Record<string, unknown> = {}) =>
  checkValue(sampleQuestion(key), value, { ...scope, ...more }, oneStreet)?.code ?? null;

describe('checking a value', () => {
  it('never throws, whatever an interface sends', () => {
    const anything = fc.jsonValue() as fc.Arbitrary<Json>;
    const questions = questionsOf(sampleForm).map(({ question }) => question);
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.oneof(anything, fc.record({ text: anything, street: anything })),
        (question, value) => {
          checkValue(question, value as Json, scope, oneStreet);
        },
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...questions.map(({ id }) => id), 'tiere'), anything), (answers) => {
        const checked = checkAnswers(sampleForm, answers, sampleContext);
        if (!checked.ok) expect(checked.errors.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['inDerStadt', null, 'required'],
    ['vorname', '', 'required'],
    ['vorname', '- ', 'letters'],
    ['vorname', 'Ж', 'letters'],
    ['vorname', 'Đặng', null],
    ['geburtsdatum', '2026-11-22', 'date-too-late'],
    ['geburtsdatum', '1899-12-31', 'date-too-early'],
    ['geburtsdatum', '2026-02-30', 'date-format'],
    ['tiere.name', 'x'.repeat(21), 'too-long'],
    ['tiere.name', 'x'.repeat(20), null],
    ['tiere.art', 'maus', 'not-an-option'],
    ['tiere.gewicht', 121, 'too-large'],
    ['tiere.gewicht', -1, 'too-small'],
    ['tiere.gewicht', '12', 'number-format'],
    ['betrag', 12.5, 'not-whole'],
    ['email', 'zofie@', 'email-format'],
    ['email', 'zofie@example.org', null],
    ['telefon', '12', 'phone-format'],
    ['telefon', '+49 341 123-4567', null],
    ['konto', 'DE89370400440532013001', 'iban'],
    ['herkunft', 'de', 'country'],
    ['nachweis', ['a.pdf'], 'files-missing'],
    ['code', '??', 'code-format'],
    ['besonderheit', { text: 'a', language: 'fr', german: '' }, 'pattern'],
    ['besonderheit', { text: 'a'.repeat(201), language: 'de', german: '' }, 'too-long'],
  ] as const)('%s = %j gives %s', (key, value, code) => {
    expect(check(key, value as Json)).toBe(code);
  });

  it('needs an answer only when its condition says so', () => {
    expect(check('konto', null)).toBeNull();
    expect(check('konto', null, { betrag: 100 })).toBe('required');
  });

  it('offers an option only while its condition holds', () => {
    expect(check('hilfe', ['wald'])).toBeNull();
    expect(check('hilfe', ['wald'], { inDerStadt: false })).toBe('not-an-option');
  });

  it('holds an address against the street list and takes its spelling', () => {
    const address = (street: string, houseNumber = '5', postcode = '', confirmed?: true) => ({
      street,
      houseNumber,
      postcode,
      city: '',
      addition: '',
      ...(confirmed ? { confirmed } : {}),
    });
    expect(check('anschrift', address(''))).toBe('street-missing');
    expect(check('anschrift', address('Lange Straße', ''))).toBe('house-number-missing');
    expect(check('anschrift', address('Kurze Straße'))).toBe('street-unknown');
    expect(check('anschrift', address('Lange Str.', '5', '04109'))).toBe('postcode-wrong');
    expect(check('anschrift', address('Lange Str.', '101'))).toBe('house-number-unknown');
    expect(check('anschrift', address('Lange Str.', '101', '', true))).toBeNull();
    expect(officialValue(sampleQuestion('anschrift'), address('lange str'), oneStreet)).toEqual({
      street: 'Lange Straße',
      houseNumber: '5',
      postcode: '04103',
      city: 'Leipzig',
      addition: '',
    });
  });
});
