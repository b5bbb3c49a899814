import { parseIban } from '#kernel/iban';
import { ok, type Result, refuse } from '#kernel/result';
import { allAt, readXml, textAt, type XmlElement, type XmlFault } from '#kernel/xml';
import { referencesIn } from './find-references.ts';

/**
 * The booked entries of a bank statement (ISO 20022 camt.053, versions 02 to 13), one for each single payment within a batch. Names and
 * accounts of payers are not taken over: what is known of an entry are amount, day, the bank's own reference and creditor references.
 */
export function readStatement(xml: string): Result<Statement, StatementRefusal> {
  const read = readXml(xml, { characters: 10_000_000, levels: 40, elements: 400_000 });
  if (!read.ok) return refuse(reasonOf(read.code));
  const document = read.root;
  if (document.name !== 'Document' || !messageName.test(document.uri)) return refuse('not-a-statement');
  const statements = allAt(document, 'BkToCstmrStmt', 'Stmt');
  const entries: StatementEntry[] = [];
  const accounts = new Set<string>();
  for (const statement of statements) {
    const account = parseIban(textAt(statement, 'Acct', 'Id', 'IBAN'));
    if (!account.ok) return refuse('no-account');
    accounts.add(account.value);
    for (const [index, entry] of allAt(statement, 'Ntry').entries()) {
      const found = entriesOf(entry, `${account.value}|${textAt(statement, 'Id')}|${index}`, account.value);
      if (!found) return refuse('wrong-entry');
      entries.push(...found);
    }
  }
  if (statements.length === 0) return refuse('not-a-statement');
  return entries.length > maxEntries ? refuse('too-large') : ok({ accounts: [...accounts], entries });
}

function reasonOf(code: XmlFault): 'too-large' | 'forbidden' | 'broken' {
  if (code === 'too-large' || code === 'too-deep' || code === 'too-many') return 'too-large';
  return code === 'document-type' ? 'forbidden' : 'broken';
}

function entriesOf(entry: XmlElement, place: string, account: string): StatementEntry[] | null {
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  if (status !== '' && status !== 'BOOK') return [];
  const bookedOn = (textAt(entry, 'BookgDt', 'Dt') || textAt(entry, 'BookgDt', 'DtTm')).slice(0, 10);
  const direction = directionOf(entry);
  const amount = amountOf(entry);
  if (!direction || !amount || !isDay(bookedOn)) return null;
  const own = textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef');
  const isReturn = textAt(entry, 'RvslInd') === 'true';
  const details = allAt(entry, 'NtryDtls', 'TxDtls');
  const single = (detail: XmlElement | null, index: number): StatementEntry | null => {
    const paid = detail && details.length > 1 ? amountOf(detail) : amount;
    if (!paid) return null;
    const bankReference = (detail && textAt(detail, 'Refs', 'AcctSvcrRef')) || own;
    // The bank's own reference names an entry for ever; without one its place in its statement does.
    const name = bankReference ? `${account}|${bankReference}|${own}` : place;
    return {
      key: [name, index, bookedOn, direction, paid.cents, paid.currency].join('|'),
      ...paid,
      direction: detail && details.length > 1 ? (directionOf(detail) ?? direction) : direction,
      bookedOn,
      bankReference: bankReference.slice(0, 35) || null,
      references: detail ? referencesIn(remittanceOf(detail)) : [],
      isReturn: isReturn || (detail !== null && allAt(detail, 'RtrInf').length > 0),
    };
  };
  const found = details.length > 0 ? details.map(single) : [single(null, 0)];
  return found.every((one) => one !== null) ? found : null;
}

function amountOf(element: XmlElement): { readonly cents: number; readonly currency: string } | null {
  const amount = allAt(element, 'Amt')[0] ?? allAt(element, 'AmtDtls', 'TxAmt', 'Amt')[0];
  const [, whole = '', part = ''] = /^(\d{1,13})(?:\.(\d{1,5}))?$/.exec(amount?.text.trim() ?? '') ?? [];
  // More decimals than cents only as zeros.
  if (!amount || whole === '' || /[1-9]/.test(part.slice(2))) return null;
  return { cents: Number(`${whole}${part.slice(0, 2).padEnd(2, '0')}`), currency: amount.attributes['Ccy'] ?? '' };
}

function directionOf(element: XmlElement): StatementEntry['direction'] | null {
  const code = textAt(element, 'CdtDbtInd');
  return code === 'CRDT' ? 'in' : code === 'DBIT' ? 'out' : null;
}

/** Everything in which a payer or a collection may have put the reference. */
const remittanceOf = (detail: XmlElement): readonly string[] => [
  ...allAt(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref').map(({ text }) => text),
  // Banks cut the text of a transfer into lines anywhere.
  allAt(detail, 'RmtInf', 'Ustrd')
    .map(({ text }) => text)
    .join(''),
  ...allAt(detail, 'RmtInf', 'Ustrd').map(({ text }) => text),
  textAt(detail, 'Refs', 'EndToEndId'),
];

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

const messageName = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(?:0[2-9]|1[0-3])$/;
const maxEntries = 5_000;

export type StatementRefusal = 'too-large' | 'forbidden' | 'broken' | 'not-a-statement' | 'no-account' | 'wrong-entry';
export interface Statement {
  readonly accounts: readonly string[];
  readonly entries: readonly StatementEntry[];
}
export interface StatementEntry {
  /** Names this entry for ever: the same in every file that holds it. */
  readonly key: string;
  readonly cents: number;
  readonly currency: string;
  readonly direction: 'in' | 'out';
  /** ISO day. */
  readonly bookedOn: string;
  /** The name the bank gave the entry. */
  readonly bankReference: string | null;
  /** Creditor references (ISO 11649) with right check digits that stand in it. */
  readonly references: readonly string[];
  /** Money that went back: a direct debit that was returned. */
  readonly isReturn: boolean;
}
