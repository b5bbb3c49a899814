import { nfc } from './latin.ts';

/**
 * A name as it is searched and blind-indexed: lower case, umlauts written out, accents dropped, special letters as in
 * the search form of DIN 91379, hyphens and blanks unified, apostrophes dropped. `Müller-Lüdenscheidt` meets `mueller luedenscheidt`.
 */
export function foldForSearch(text: string): string {
  return foldLetters(text)
    .replace(/['’`´ʼʹʺʾʿˈˌ]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A street name written out: `Karl-Liebknecht-Str.` becomes `Karl-Liebknecht-Straße`, `Hauptstrasse` becomes `Hauptstraße`. */
export function normaliseStreet(text: string): string {
  return nfc(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*-\s*/g, '-')
    .replace(
      /(s)tr(?:asse\b|(?:\.|(?![\p{L}\p{M}])))\s*(?=$|[\p{L}\d])/giu,
      (found, s: string, at: number, all: string) => streetEnd(found, s, all[at + found.length] !== undefined),
    )
    .replace(/pl\.(?=$|\s)/giu, (found) => (found.startsWith('P') ? 'Platz' : 'platz'))
    .trim();
}

/** The key under which all spellings of a street meet: written out, folded, without blanks: `karlliebknechtstrasse`. */
export const streetKey = (text: string): string => foldForSearch(normaliseStreet(text)).replaceAll(' ', '');

const streetEnd = (found: string, s: string, hasMore: boolean): string =>
  `${s}${found[1] === 'T' ? 'TRASSE' : 'traße'}${hasMore ? ' ' : ''}`;

function foldLetters(text: string): string {
  return nfc(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/([aou])(\p{M}*)\u0308\p{M}*/gu, '$1e')
    .replace(/a(\p{M}*)\u030a\p{M}*/gu, 'aa')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, (letter) => searchLetters[letter] ?? letter);
}

const searchLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  œ: 'oe',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ɨ: 'i',
  ĳ: 'ij',
  ĸ: 'k',
  ł: 'l',
  ŀ: 'l',
  ŉ: 'n',
  ŋ: 'n',
  ŧ: 't',
  ƈ: 'c',
  ə: 'e',
  ʒ: 'z',
  ǥ: 'g',
};
