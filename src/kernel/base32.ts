/** The 32 symbols of codes that people read out: digits and capitals without I, L, O and U (Crockford). */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `count` symbols of random bytes, five bits each. Throws when there are too few bytes. */
export function symbolsOf(bytes: Uint8Array, count: number): string {
  if (bytes.length * 8 < count * 5) throw new RangeError(`Too few random bytes for ${count} symbols`);
  let symbols = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && symbols.length < count) {
      bits -= 5;
      symbols += codeAlphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return symbols;
}

/**
 * The check symbol of some symbols: a Reed-Solomon style weight 2^n in GF(32). It finds every single wrong symbol and,
 * up to 31 symbols, every swap of two of them, wherever they stand, check symbol included.
 */
export function checkSymbol(symbols: string): string {
  let sum = 0;
  for (const symbol of symbols) sum = twice(sum) ^ symbolValue(symbol);
  return codeAlphabet[twice(sum)]!;
}

/** True when the last symbol is the check symbol of those before it. */
export const isChecked = (symbols: string): boolean => checkSymbol(symbols.slice(0, -1)) === symbols.at(-1);

/** What people typed as symbols: capitals, `O` as 0, `I` and `L` as 1, blanks, hyphens and dots dropped. */
export const readSymbols = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** True when each character is one of the 32 symbols. */
export const isSymbols = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]*$/.test(text);

/** Symbols in groups of four for the eye: `7KQ4-M2XD-9`. */
export const inGroups = (symbols: string): string => symbols.replace(/(.{4})(?=.)/g, '$1-');

// Multiplication by 2 in GF(32) with the primitive polynomial x^5 + x^2 + 1.
const twice = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

function symbolValue(symbol: string): number {
  const value = codeAlphabet.indexOf(symbol);
  if (value < 0) throw new RangeError(`Not a code symbol: ${symbol}`);
  return value;
}
