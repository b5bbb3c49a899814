import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

/** Splits a text into runs of one font each: Fira Sans, else Noto Sans for a letter that Fira lacks, else a box. */
export const fontRuns = (text: string, weight: Weight): readonly FontRun[] => {
  const [first, second] = families[weight];
  if (covers(first, text)) return text === '' ? [] : [{ font: first, text }];
  const runs: FontRun[] = [];
  for (const { segment } of clusters.segment(text)) {
    const run = covers(first, segment)
      ? { font: first, text: segment }
      : { font: second, text: covers(second, segment) ? segment : missing };
    const last = runs.at(-1);
    if (last?.font === run.font) runs[runs.length - 1] = { font: run.font, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
};

/** Brings a text into the form that is printed: NFC, without control and direction characters, blanks folded. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\t\v\f\r\u2028\u2029]/gu, ' ')
    .replace(/(?![\n\u00ad])[\p{Cc}\p{Cf}\p{Cs}]/gu, '');

/** The characters of a text that neither font can show, each once; letters with such characters need a look. */
export const unprintable = (text: string): readonly string[] => [
  ...new Set(
    [...clusters.segment(printable(text))]
      .map(({ segment }) => segment)
      .filter((cluster) => cluster !== '\n' && !covers('FiraSans-Regular', cluster))
      .filter((cluster) => !covers('NotoSans-Regular', cluster)),
  ),
];

/**
 * The font for one document. Parsed tables are shared, because reading them costs more than the letter; the glyphs are its own,
 * because a glyph remembers the text it was first used for and would mix up two letters.
 */
export const documentFont = (name: FontName): Font =>
  Object.assign(Object.create(parsed(name)) as Font, { _glyphs: {} });

const covers = (name: FontName, text: string): boolean => {
  const known = coverage(name);
  for (const character of text) if (character !== '\u00ad' && !known.has(character.codePointAt(0)!)) return false;
  return true;
};

const coverage = (name: FontName): ReadonlySet<number> => {
  const known = coverages.get(name) ?? new Set(parsed(name).characterSet);
  coverages.set(name, known);
  return known;
};

const parsed = (name: FontName): Font => {
  const known = fonts.get(name);
  if (known) return known;
  const font = create(readFileSync(join(import.meta.dirname, 'fonts', `${name}.ttf`)));
  if (!('characterSet' in font)) throw new Error(`${name}.ttf is a collection, not a font`);
  fonts.set(name, font);
  return font;
};

const fonts = new Map<FontName, Font>();
const coverages = new Map<FontName, ReadonlySet<number>>();
const families = {
  regular: ['FiraSans-Regular', 'NotoSans-Regular'],
  strong: ['FiraSans-SemiBold', 'NotoSans-Bold'],
} as const;
export const fontNames = ['FiraSans-Regular', 'FiraSans-SemiBold', 'NotoSans-Regular', 'NotoSans-Bold'] as const;
const missing = '\ufffd';
const clusters = new Intl.Segmenter('de', { granularity: 'grapheme' });

export type Weight = 'regular' | 'strong';
export type FontName = (typeof fontNames)[number];
export interface FontRun {
  readonly font: FontName;
  readonly text: string;
}
