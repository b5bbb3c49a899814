import { describe, expect, it } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { sampleQuestion } from '../fixtures/sample-form.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { errorSentence } from './error-sentence.ts';
import { problemWords } from './problem-words.ts';

describe('the words of the forms', () => {
  it('are plain: no sentence over 20 words in either language', () => {
    const errors = (texts: readonly string[], lint: typeof lintGerman) =>
      texts.flatMap((text) => lint(text).filter(({ level }) => level === 'error'));
    const problems = Object.values(problemWords).map((words) => words('x'));
    expect(errors([...sentences(de), ...problems.map((words) => words.de)], lintGerman)).toEqual([]);
    expect(errors([...sentences(en), ...problems.map((words) => words.en)], lintEnglish)).toEqual([]);
    expect(sentences(de).length).toBeGreaterThan(120);
  });

  it('never blame the person', () => {
    const text = [...sentences(de), ...sentences(en)].join(' ').toLowerCase();
    for (const word of ['ungültig', 'invalid', 'falsch eingegeben', 'unzulässig', 'you failed'])
      expect(text).not.toContain(word);
  });
});

describe('an error', () => {
  it('takes the words of the service before those of all forms', () => {
    const words = { label: 'Chip', errors: { chipnummer: 'Geben Sie 15 Ziffern ein.', required: 'Wie heißt er?' } };
    const question = sampleQuestion('tiere.name');
    expect(errorSentence({ code: 'pattern', text: 'chipnummer' }, question, words, 'de')).toBe(
      'Geben Sie 15 Ziffern ein.',
    );
    expect(errorSentence({ code: 'required' }, question, words, 'de')).toBe('Wie heißt er?');
    expect(errorSentence({ code: 'too-long', limit: 2_000 }, question, words, 'de')).toContain('2.000 Zeichen');
  });

  it('writes limits and choices as the language does', () => {
    const date = sampleQuestion('geburtsdatum');
    const money = sampleQuestion('betrag');
    expect(errorSentence({ code: 'date-too-late', limit: '2026-11-21' }, date, undefined, 'en')).toContain(
      '21 November 2026',
    );
    expect(errorSentence({ code: 'too-small', limit: 100 }, money, undefined, 'de')).toContain('1,00\u00a0€');
    expect(errorSentence({ code: 'street-unknown', choices: ['A', 'B', 'C'] }, null, undefined, 'de')).toContain(
      'A, B oder C?',
    );
    expect(errorSentence({ code: 'required' }, date, undefined, 'de')).toBe('Bitte geben Sie das Datum ein.');
    expect(errorSentence({ code: 'required' }, sampleQuestion('anschrift'), undefined, 'de')).toContain('die Adresse');
    expect(errorSentence({ code: 'required' }, sampleQuestion('inDerStadt'), undefined, 'de')).toContain('wählen');
  });
});

/** Every text, with plausible details where it takes some. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    const details = { limit: '20', part: 'day', choices: 'Lange Straße oder Kurze Straße', name: 'foto.png' };
    const call = value as (...args: unknown[]) => unknown;
    return [
      call.length === 1 && /\{/.test(String(value).split('=>')[0]!) ? call(details) : call('12', '3', '5'),
    ].filter((text): text is string => typeof text === 'string');
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(sentences) : [];
}
