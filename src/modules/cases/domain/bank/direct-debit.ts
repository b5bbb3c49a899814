import type { Iban } from '#kernel/iban';
import { plainAmount } from '#kernel/money';
import { toSepaText } from '#kernel/sepa';

/**
 * A file for the bank with which it collects the claims of a batch (ISO 20022 pain.008.001.08, SEPA core scheme): one block for each
 * day of collection, each payment booked on its own so that it can be told apart on the statement.
 */
export function directDebitFile(batch: Batch): string {
  const days = [...new Set(batch.debits.map(({ collectOn }) => collectOn))].sort();
  const blocks = days.map((day, index) => {
    const debits = batch.debits.filter(({ collectOn }) => collectOn === day);
    return paymentBlock(batch, `${batch.id.slice(0, 30)}-${index + 1}`, day, debits);
  });
  const group = element('GrpHdr', [
    leaf('MsgId', batch.id),
    leaf('CreDtTm', batch.madeAt.replace(/(?:\.\d+)?Z$/, 'Z')),
    leaf('NbOfTxs', String(batch.debits.length)),
    leaf('CtrlSum', plainAmount(sumOf(batch.debits))),
    element('InitgPty', [leaf('Nm', name(batch.creditor.name))]),
  ]);
  const body = element('CstmrDrctDbtInitn', [group, ...blocks]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${body}</Document>\n`;
}

function paymentBlock({ creditor }: Batch, id: string, day: string, debits: readonly Debit[]): string {
  const scheme = element('SchmeNm', [leaf('Prtry', 'SEPA')]);
  const identified = element('Othr', [leaf('Id', creditor.identifier), scheme]);
  return element('PmtInf', [
    leaf('PmtInfId', id),
    leaf('PmtMtd', 'DD'),
    leaf('BtchBookg', 'false'),
    leaf('NbOfTxs', String(debits.length)),
    leaf('CtrlSum', plainAmount(sumOf(debits))),
    element('PmtTpInf', [
      element('SvcLvl', [leaf('Cd', 'SEPA')]),
      element('LclInstrm', [leaf('Cd', 'CORE')]),
      leaf('SeqTp', 'RCUR'),
    ]),
    leaf('ReqdColltnDt', day),
    element('Cdtr', [leaf('Nm', name(creditor.name))]),
    element('CdtrAcct', [element('Id', [leaf('IBAN', creditor.iban)])]),
    element('CdtrAgt', [unknownBank]),
    leaf('ChrgBr', 'SLEV'),
    element('CdtrSchmeId', [element('Id', [element('PrvtId', [identified])])]),
    ...debits.map(debitBlock),
  ]);
}

const debitBlock = (debit: Debit): string =>
  element('DrctDbtTxInf', [
    element('PmtId', [leaf('EndToEndId', debit.reference)]),
    `<InstdAmt Ccy="EUR">${plainAmount(debit.cents)}</InstdAmt>`,
    element('DrctDbtTx', [element('MndtRltdInf', [leaf('MndtId', debit.mandate), leaf('DtOfSgntr', debit.signedOn)])]),
    element('DbtrAgt', [unknownBank]),
    element('Dbtr', [leaf('Nm', name(debit.debtor))]),
    element('DbtrAcct', [element('Id', [leaf('IBAN', debit.iban)])]),
    element('RmtInf', [leaf('Ustrd', toSepaText(debit.text).slice(0, 140).trim())]),
  ]);

const element = (tag: string, children: readonly string[]): string => `<${tag}>${children.join('')}</${tag}>`;
const leaf = (tag: string, text: string): string => `<${tag}>${escaped(text)}</${tag}>`;
const escaped = (text: string): string => text.replace(/[<>&"']/g, (letter) => `&#${letter.codePointAt(0)};`);
const name = (text: string): string => toSepaText(text).slice(0, 70).trim();
const sumOf = (debits: readonly Debit[]): number => debits.reduce((sum, { cents }) => sum + cents, 0);

const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08';
// Within the SEPA area the IBAN alone leads to the bank.
const unknownBank = element('FinInstnId', [element('Othr', [leaf('Id', 'NOTPROVIDED')])]);

export interface Batch {
  /** At most 35 letters and digits. */
  readonly id: string;
  /** ISO instant. */
  readonly madeAt: string;
  readonly creditor: { readonly name: string; readonly iban: Iban; readonly identifier: string };
  readonly debits: readonly Debit[];
}
export interface Debit {
  /** Stands on the statement of the bank, too. */
  readonly reference: string;
  readonly cents: number;
  /** ISO day. */
  readonly collectOn: string;
  readonly mandate: string;
  /** ISO day on which the mandate was given. */
  readonly signedOn: string;
  readonly debtor: string;
  readonly iban: Iban;
  readonly text: string;
}
