import { checkDigits97, mod97 } from './mod97.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * A SEPA mandate reference: 1 to 35 characters of the SEPA set, no slash at an end, no double slash, no blank at an end
 * (EPC implementation guidelines for direct debit). Returned in capitals, because references do not differ by case.
 */
export function mandateReference(text: string): Result<string, MandateRefusal> {
  const reference = text.trim().toUpperCase();
  if (reference === '') return refuse('mandate-missing');
  if (reference.length > 35) return refuse('mandate-too-long');
  if (!sepaCharacters.test(reference)) return refuse('mandate-wrong-character');
  if (/^\/|\/$|\/\//.test(reference)) return refuse('mandate-slash');
  return ok(reference);
}

/** True for a creditor identifier with right check digits; the three characters of the business area are not checked. */
export function isCreditorIdentifier(identifier: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(identifier)) return false;
  if (identifier.startsWith('DE') && identifier.length !== 18) return false;
  return mod97(`${identifier.slice(7)}${identifier.slice(0, 4)}`) === 1;
}

/** The German creditor identifier of a national number of eleven digits, business area `ZZZ` unless given. */
export function germanCreditorIdentifier(national: string, area = 'ZZZ'): string {
  if (!/^\d{11}$/.test(national) || !/^[A-Z0-9]{3}$/.test(area)) throw new RangeError('Not a creditor number');
  return `DE${checkDigits97('DE', national)}${area}${national}`;
}

/** Text in the SEPA character set: umlauts written out, accents dropped, anything else a full stop. */
export const toSepaText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[äöüßÄÖÜẞ]/g, (letter) => sepaLetters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, '+')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.');

const sepaCharacters = /^[A-Za-z0-9/\-?:().,'+ ]+$/;
const sepaLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ẞ: 'SS',
};

export type MandateRefusal = 'mandate-missing' | 'mandate-too-long' | 'mandate-wrong-character' | 'mandate-slash';
