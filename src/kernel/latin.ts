import { latinLetters, latinSequences, nameMarks, otherMarks, textMarks } from './latin-set.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * The text in normal form C, blanks at the ends and doubled blanks removed, as registers take it.
 * Refused: characters outside DIN 91379 (String.Latin+), with the first of them; see `LatinUse` for the letter sets.
 */
export function latinText(text: string, use: LatinUse): Result<string, 'not-latin'> {
  const clean = use === 'text' ? nfc(text).trim() : nfc(text).trim().replace(/ {2,}/g, ' ');
  const wrong = findForeign(clean, use);
  return wrong === undefined ? ok(clean) : refuse('not-latin', { character: wrong, codePoints: codePoints(wrong) });
}

/** True when each character and each sequence of the text, in normal form C, is in the letter set. */
export const isLatin = (text: string, use: LatinUse): boolean => findForeign(nfc(text), use) === undefined;

/** The length as registers count it: code points of the text in normal form C. */
export const codePointLength = (text: string): number => [...nfc(text)].length;

/** Unicode normal form C, in which all texts are stored and compared. */
export const nfc = (text: string): string => text.normalize('NFC');

/** The code points of a text in the notation of the standard: `0043 0306`. */
export const codePoints = (text: string): string =>
  [...text].map((one) => one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')).join(' ');

function findForeign(text: string, use: LatinUse): string | undefined {
  const rest = text.replace(allowed[use], '');
  if (rest === '') return undefined;
  // A mark that is left over belongs to a sequence that is not in the set; people need to see it on its base.
  return wholeLetters.exec(rest)?.[0];
}

const sequences = Object.entries(latinSequences).map(([marks, bases]) => {
  const codes = marks.split(' ').map((code) => `\\u{${code}}`);
  return `[${bases}]${codes.join('')}`;
});
const allowedBy = (marks: string) =>
  new RegExp(`(?:${sequences.toSorted(byLength).join('|')}|[${latinLetters}${marks}](?!\\p{M}))+`, 'gu');
const byLength = (a: string, b: string) => b.length - a.length;
const allowed: Readonly<Record<LatinUse, RegExp>> = {
  name: allowedBy(nameMarks),
  'other-name': allowedBy(nameMarks + otherMarks),
  text: allowedBy(nameMarks + otherMarks + textMarks),
};
const wholeLetters = /\P{M}?\p{M}*/u;

/** `name`: persons (data type A); `other-name`: streets, places, organisations (B); `text`: running text (C). */
export type LatinUse = 'name' | 'other-name' | 'text';
