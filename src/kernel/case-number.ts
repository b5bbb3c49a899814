import { checkSymbol, inGroups, isChecked, isSymbols, readSymbols, symbolsOf } from './base32.ts';
import { ok, type Result, refuse } from './result.ts';

/** A case number such as `L-7KQ4-M2XD-9` from five random bytes (40 bits) and the letter of the city: it says nothing about the person. */
export function caseNumber(random: Uint8Array, prefix = 'L'): CaseNumber {
  if (!/^[A-Z]$/.test(prefix)) throw new RangeError('The prefix is one capital letter');
  const symbols = symbolsOf(random, length);
  return `${prefix}-${inGroups(symbols + checkSymbol(symbols))}`;
}

/**
 * The case number people meant: small letters, blanks, a missing prefix, `O` for 0 and `I` or `L` for 1 are understood.
 * Refused with the reason that helps to type it right.
 */
export function parseCaseNumber(text: string, prefix = 'L'): Result<CaseNumber, CodeRefusal> {
  // A prefix set apart is surely a prefix; otherwise only the length tells it from a first symbol.
  const apart = new RegExp(`^\\s*${prefix}(?:\\s|\\p{Pd})`, 'iu');
  const isApart = apart.test(text);
  const symbols = readSymbols(text.replace(apart, ''));
  const hasPrefix = !isApart && symbols.length === length + 2 && symbols.startsWith(readSymbols(prefix));
  return checkedCode(hasPrefix ? symbols.slice(1) : symbols, length + 1, (code) => `${prefix}-${inGroups(code)}`);
}

/** True for a case number exactly as it is stored. */
export const isCaseNumber = (text: string, prefix = 'L'): text is CaseNumber => {
  const parsed = parseCaseNumber(text, prefix);
  return parsed.ok && parsed.value === text;
};

/** Symbols of the right length and with the right check symbol, written by `write`; refused otherwise. */
export function checkedCode(
  symbols: string,
  size: number,
  write: (symbols: string) => string,
): Result<string, CodeRefusal> {
  if (symbols === '') return refuse('code-missing');
  if (!isSymbols(symbols)) return refuse('code-wrong-character');
  if (symbols.length !== size) return refuse('code-wrong-length', { typed: symbols.length, expected: size });
  return isChecked(symbols) ? ok(write(symbols)) : refuse('code-mistyped');
}

const length = 8;

export type CaseNumber = string;
export type CodeRefusal = 'code-missing' | 'code-wrong-character' | 'code-wrong-length' | 'code-mistyped';
