import { checkDigits97, mod97 } from './mod97.ts';
import { ok, type Result, refuse } from './result.ts';

/** The creditor reference (ISO 11649) of an own number: `RF` and two check digits before it. Refused: more than 21 characters. */
export function creditorReference(own: string): Result<string, 'wrong-number'> {
  const body = own.toUpperCase().replace(/[\s-]/g, '');
  if (!/^[A-Z0-9]{1,21}$/.test(body)) return refuse('wrong-number');
  return ok(`RF${checkDigits97('RF', body)}${body}`);
}

/** True for a creditor reference in electronic form with right check digits. */
export const isCreditorReference = (reference: string): boolean =>
  /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && mod97(`${reference.slice(4)}${reference.slice(0, 4)}`) === 1;

/** A creditor reference in groups of four for letters: `RF18 5390 0754 7034`. */
export const formatCreditorReference = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1 ');
