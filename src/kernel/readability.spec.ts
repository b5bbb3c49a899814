import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countSyllables, lintEnglish, lintGerman, measureGerman } from './readability.ts';

const path = '../shared/data/standards/readability/readability-vectors.json';
const hasVectors = existsSync(path);
if (!hasVectors) console.warn(`Skipped: ${path} is absent`);
const vectors = (): Vectors => JSON.parse(readFileSync(path, 'utf8')) as Vectors;

describe('countSyllables', () => {
  it.skipIf(!hasVectors)('agrees with all hand-counted words', () => {
    const gold = vectors().syllableGold;
    const counted = Object.fromEntries(Object.keys(gold).map((word) => [word, countSyllables(word)]));
    expect(counted).toEqual(gold);
  });

  it('knows words of the office, joints and loanwords', () => {
    const gold = {
      Beurkundung: 4,
      beenden: 3,
      beide: 2,
      beim: 1,
      geeignet: 3,
      geimpft: 2,
      beinhaltet: 4,
      beinahe: 3,
      Patient: 3,
      Dienst: 1,
      dienen: 2,
      Wien: 1,
      Schiene: 2,
      Italien: 4,
      Ferien: 3,
      Familien: 4,
      Linienbus: 4,
      studieren: 3,
      Studium: 3,
      Aktie: 3,
      Batterie: 3,
      Batterien: 4,
      Museen: 3,
      Seen: 2,
      Allee: 2,
      Jubiläum: 4,
      Räume: 2,
      Kooperation: 6,
      Niveau: 2,
      Service: 2,
      online: 2,
      Bayern: 2,
      Quittung: 2,
      Steuer: 2,
      Dauer: 2,
      Ausländerbehörde: 6,
      Wohnungsgeberbestätigung: 8,
      Kindertagesstätte: 6,
      Ansprechpartnerin: 5,
      Theater: 3,
      zuerst: 2,
      Zuordnung: 3,
      Papier: 2,
      Europa: 3,
      aktuell: 3,
      Materialien: 6,
      PLZ: 1,
      notariell: 4,
    };
    const counted = Object.fromEntries(Object.keys(gold).map((word) => [word, countSyllables(word)]));
    expect(counted).toEqual(gold);
  });
});

describe('measureGerman', () => {
  it.skipIf(!hasVectors)('agrees with the fully counted texts', () => {
    for (const { text, counts, ...expected } of vectors().texts) {
      const found = measureGerman(text);
      const { wordsWith3OrMoreSyllables: longWords, ...others } = counts;
      expect(found.counts).toEqual({ ...others, longWords });
      expect(found.fleschAmstad).toBeCloseTo(expected.flesch_amstad, 4);
      expect(found.wstf1).toBeCloseTo(expected.wstf1, 4);
      expect(found.wstf4).toBeCloseTo(expected.wstf4, 4);
      expect(found.lix).toBeCloseTo(expected.lix, 4);
    }
  });

  it('gives numbers for a text without words, too', () => {
    expect(measureGerman('')).toMatchObject({ lix: 0, longestSentence: { sentence: '', words: 0 } });
  });
});

const sentenceOf = (words: number) => `${'Sie '.repeat(words - 1)}gehen.`;

describe('lintGerman', () => {
  it('finds nothing in plain text', () => {
    expect(lintGerman('Sie ziehen um. Dann müssen Sie sich neu anmelden. Das geht im Bürgeramt.')).toEqual([]);
  });

  it('warns above 15 words and refuses above 20', () => {
    const levels = [15, 16, 20, 21].map((words) =>
      lintGerman(sentenceOf(words)).map(({ level, value }) => [level, value]),
    );
    expect(levels).toEqual([[], [['warning', 16]], [['warning', 20]], [['error', 21]]]);
  });

  const hard =
    'Verwaltungsgebühren entstehen. Ermäßigungsvoraussetzungen entscheiden. Zuständigkeiten unterscheiden sich.';
  it('refuses texts of three sentences that are hard by WSTF 4', () => {
    expect(lintGerman(hard)).toMatchObject([{ level: 'error', rule: 'hard-text' }]);
    expect(lintGerman(hard.split('. ').slice(1).join('. '))).toEqual([]);
  });

  it('leaves out legal wording that is allowed', () => {
    expect(lintGerman(sentenceOf(30), new Set([sentenceOf(30)]))).toEqual([]);
  });

  it.each([
    ['Der Antrag wird geprüft.', 'passive'],
    ['Die Bearbeitung der Anmeldung braucht eine Bestätigung.', 'noun-style'],
    ['Bringen Sie z. B. ein Foto mit.', 'abbreviation'],
    ['Das ist nicht unzulässig.', 'double-negation'],
    ['Wenn Sie den Hund, der neu ist, anmelden, weil er da ist, zahlen Sie.', 'nested-clauses'],
  ])('warns of %s', (text, rule) => {
    expect(lintGerman(text)).toMatchObject([{ level: 'warning', rule }]);
  });

  it('does not take the future or two facts for passive', () => {
    expect(lintGerman('Wir werden Ihnen schreiben. Sie werden Post bekommen.')).toEqual([]);
  });
});

describe('lintEnglish', () => {
  it('holds the same limits for sentences', () => {
    expect(lintEnglish(`You ${'may '.repeat(20)}go. Fine.`)).toMatchObject([{ level: 'error', value: 22 }]);
  });
});

interface Vectors {
  readonly syllableGold: Readonly<Record<string, number>>;
  readonly texts: readonly {
    readonly text: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly flesch_amstad: number;
    readonly wstf1: number;
    readonly wstf4: number;
    readonly lix: number;
  }[];
}
