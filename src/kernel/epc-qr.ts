import { isValidBIC } from 'ibantools';
import { isCreditorReference } from './creditor-reference.ts';
import { type Iban, isSepaIban } from './iban.ts';
import { codePointLength } from './latin.ts';
import { type Cents, isCents, plainAmount } from './money.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * The text of a payment QR code that banking apps read (EPC069-12 version 002, UTF-8, error correction level M).
 * Fields are limited in characters, the whole to 331 bytes; refused with the field that does not fit.
 */
export function epcQrText(transfer: Transfer): Result<string, EpcRefusal> {
  const { name, iban, amount, bic = '', purpose = '', reference = '', text = '', note = '' } = transfer;
  if (!isSepaIban(iban)) return refuse('wrong-iban');
  if (bic !== '' && !isValidBIC(bic)) return refuse('wrong-bic');
  if (!isCents(amount) || amount < 1 || amount > 99_999_999_999) return refuse('wrong-amount');
  if (!isLine(name, 70) || name.trim() === '') return refuse('wrong-name');
  if (!/^[A-Z0-9]{0,4}$/.test(purpose)) return refuse('wrong-purpose');
  if (reference !== '' && text !== '') return refuse('reference-and-text');
  if (reference !== '' && !isCreditorReference(reference)) return refuse('wrong-reference');
  if (!isLine(text, 140)) return refuse('wrong-text');
  if (!isLine(note, 70)) return refuse('wrong-note');
  const head = ['BCD', '002', '1', 'SCT', bic, name, iban, `EUR${plainAmount(amount)}`];
  const lines = [...head, purpose, reference, text, note];
  while (lines.at(-1) === '') lines.pop();
  const block = lines.join('\n');
  const bytes = Buffer.byteLength(block, 'utf8');
  return bytes > 331 ? refuse('too-long', { bytes }) : ok(block);
}

const isLine = (text: string, limit: number): boolean =>
  codePointLength(text) <= limit && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

export interface Transfer {
  readonly name: string;
  readonly iban: Iban;
  readonly amount: Cents;
  readonly bic?: string | undefined;
  /** ISO 20022 purpose code of up to four characters, such as `TAXS`. */
  readonly purpose?: string | undefined;
  /** Creditor reference (ISO 11649); excludes `text`. */
  readonly reference?: string | undefined;
  readonly text?: string | undefined;
  /** Shown to the payer by the app, not transferred. */
  readonly note?: string | undefined;
}
export type EpcRefusal =
  | 'wrong-iban'
  | 'wrong-bic'
  | 'wrong-amount'
  | 'wrong-name'
  | 'wrong-purpose'
  | 'wrong-reference'
  | 'reference-and-text'
  | 'wrong-text'
  | 'wrong-note'
  | 'too-long';
