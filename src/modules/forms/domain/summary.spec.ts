import { describe, expect, it } from 'vitest';
import { sampleAnswers, sampleContext, sampleForm, sampleTexts } from '../fixtures/sample-form.ts';
import { summaryWords } from '../texts/summary-words.ts';
import { filesOf, summary } from './summary.ts';

const read = (language: 'de' | 'en', answers: Parameters<typeof summary>[1] = sampleAnswers) =>
  summary(sampleForm, answers, sampleTexts, { ...sampleContext, language }, summaryWords(language));

describe('the summary', () => {
  it('groups the answers that are asked, one section per item of a list', () => {
    expect(read('de').map(({ id, title }) => [id, title])).toEqual([
      ['part-1', 'Ihre Angaben'],
      ['tiere/1', 'Tier 1: Bello'],
      ['tiere/2', 'Tier 2: Mia'],
      ['part-4', 'Weitere Angaben'],
    ]);
    const cat = read('de')[2]!.rows;
    expect(cat.map(({ path, key }) => [path, key])).toEqual([
      ['tiere.2.name', 'tiere/2/tier-name'],
      ['tiere.2.art', 'tiere/2/art'],
    ]);
  });

  it('writes values as people of the language read them', () => {
    const lines = (language: 'de' | 'en') =>
      Object.fromEntries(read(language).flatMap(({ rows }) => rows.map((row) => [row.path, row.lines])));
    expect(lines('de')).toMatchObject({
      inDerStadt: ['Ja'],
      geburtsdatum: ['3. Juli 1990'],
      anschrift: ['Lange Straße 5', '04103 Leipzig'],
      'tiere.1.gewicht': ['12,5'],
      'tiere.1.art': ['Ein Hund'],
      hilfe: ['Arzt'],
      konto: ['DE89 3704 0044 0532 0130 00'],
      besonderheit: ['The dog is shy.', 'Auf Deutsch: Der Hund ist scheu.'],
      telefon: [],
    });
    expect(lines('en')).toMatchObject({
      inDerStadt: ['Yes'],
      geburtsdatum: ['3 July 1990'],
      'tiere.1.gewicht': ['12.5'],
    });
    expect(lines('en').betrag).toEqual(['€12.50']);
  });

  it('finds every file the answers name', () => {
    const file = { id: 'f1', name: 'a.pdf', mediaType: 'application/pdf', size: 3, sha256: 'x' };
    const answers = { ...sampleAnswers, nachweis: [file] };
    expect(filesOf(sampleForm, answers)).toEqual([file]);
    expect(read('de', answers)[3]!.rows.find((row) => row.path === 'nachweis')).toMatchObject({
      lines: ['a.pdf'],
      files: [file],
    });
  });
});
