import {
  ValidationErrorsIBAN as Errors,
  electronicFormatIBAN,
  extractIBAN,
  friendlyFormatIBAN,
  isSEPACountry,
  validateIBAN,
} from 'ibantools';
import { ok, type Result, refuse } from './result.ts';

/** An IBAN (ISO 13616) from what people type, blanks and lower case allowed. Refused with the one reason that helps most. */
export function parseIban(text: string): Result<Iban, IbanRefusal> {
  const iban = electronicFormatIBAN(text) ?? '';
  if (iban === '') return refuse('iban-missing');
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return ok(iban);
  if (errorCodes.includes(Errors.NoIBANCountry)) return refuse('iban-unknown-country', { country: iban.slice(0, 2) });
  if (errorCodes.includes(Errors.WrongBBANLength)) return refuse('iban-wrong-length');
  return refuse('iban-wrong-digits');
}

/** True for an IBAN in its electronic form, without blanks. */
export const isIban = (iban: string): boolean => validateIBAN(iban).valid;

/** An IBAN in groups of four, as on a bank card: `DE89 3704 0044 0532 0130 00`. */
export const formatIban = (iban: Iban): string => friendlyFormatIBAN(iban) ?? iban;

/** An IBAN that the owner recognises and nobody else can use: country and the last four characters: `DE•• •••• 3000`. */
export const maskIban = (iban: Iban): string => `${iban.slice(0, 2)}•• •••• ${iban.slice(-4)}`;

/** True when a SEPA transfer or direct debit can reach the account. */
export const isSepaIban = (iban: Iban): boolean => isIban(iban) && isSEPACountry(iban.slice(0, 2));

/** The bank code inside a German IBAN (8 digits), nothing for other countries. */
export function findGermanBankCode(iban: Iban): string | undefined {
  return isIban(iban) && iban.startsWith('DE') ? extractIBAN(iban).bankIdentifier : undefined;
}

/** Electronic form: capitals and digits, no blanks. */
export type Iban = string;
export type IbanRefusal = 'iban-missing' | 'iban-unknown-country' | 'iban-wrong-length' | 'iban-wrong-digits';
