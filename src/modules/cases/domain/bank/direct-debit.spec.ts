import { describe, expect, it } from 'vitest';
import { allAt, readXml, textAt, type XmlElement } from '#kernel/xml';
import { type Batch, directDebitFile } from './direct-debit.ts';

const debit = {
  ...{ reference: 'RF18539007547034', cents: 4800, collectOn: '2027-03-15', mandate: 'L-7KQ4-M2XD-9' },
  ...{ signedOn: '2026-11-23', debtor: 'Łukasz Żółć & "Söhne" <GmbH>', iban: 'DE02120300000000202051' },
  text: `RF18539007547034 Hund anmelden – ${'x'.repeat(200)}`,
};
const batch: Batch = {
  ...{ id: '0199f0a0000070008000000000000001', madeAt: '2026-11-24T08:00:00.123Z' },
  creditor: { name: 'Stadt Leipzig', iban: 'DE89370400440532013000', identifier: 'DE98ZZZ09999999999' },
  debits: [debit, { ...debit, reference: 'RF97L7KQ4M2XD9', cents: 12_345 }, { ...debit, collectOn: '2027-09-15' }],
};
const rootOf = (xml: string): XmlElement => {
  const read = readXml(xml);
  if (!read.ok) throw new Error(read.code);
  return read.root;
};

describe('the file of direct debits', () => {
  it('holds to the order, patterns and lengths of pain.008.001.08', () => {
    const file = directDebitFile(batch);
    const root = rootOf(file);
    expect(root.uri).toBe('urn:iso:std:iso:20022:tech:xsd:pain.008.001.08');
    expect(problems(root, 'Document')).toEqual([]);
    expect(directDebitFile(batch)).toBe(file);
  });

  it('adds up, overall and for each day of collection', () => {
    const root = rootOf(directDebitFile(batch));
    const body = allAt(root, 'CstmrDrctDbtInitn')[0]!;
    expect([textAt(body, 'GrpHdr', 'NbOfTxs'), textAt(body, 'GrpHdr', 'CtrlSum')]).toEqual(['3', '219.45']);
    const blocks = allAt(body, 'PmtInf').map((block) => [
      ...['ReqdColltnDt', 'NbOfTxs', 'CtrlSum', 'PmtInfId'].map((name) => textAt(block, name)),
    ]);
    expect(blocks).toEqual([
      ['2027-03-15', '2', '171.45', '0199f0a00000700080000000000000-1'],
      ['2027-09-15', '1', '48.00', '0199f0a00000700080000000000000-2'],
    ]);
    expect(textAt(body, 'PmtInf', 'DrctDbtTxInf', 'Dbtr', 'Nm')).toBe('.ukasz Zo.c + .Soehne. .GmbH.');
  });

  it('is seen to be wrong when it is wrong', () => {
    const bad = (change: Partial<typeof debit>) =>
      problems(rootOf(directDebitFile({ ...batch, debits: [{ ...debit, ...change }] })), 'Document');
    expect(bad({ iban: 'Konto' })).not.toEqual([]);
    expect(bad({ mandate: 'M'.repeat(36) })).not.toEqual([]);
    expect(bad({ collectOn: 'morgen' })).not.toEqual([]);
    expect(bad({ cents: -1 })).not.toEqual([]);
  });
});

/** What is wrong with an element by the rules below: children in their order, texts in their pattern. */
function problems(element: XmlElement, name: string): string[] {
  const rule = rules[name];
  if (!rule) return [`${name} is not expected`];
  if (rule instanceof RegExp)
    return rule.test(element.text) && element.children.length === 0 ? [] : [`${name}: ${element.text}`];
  const names = element.children.map((child) => child.name).join(' ');
  const order = new RegExp(
    `^${rule.map((one) => (one.endsWith('+') ? `(?:${one.slice(0, -1)} ?)+` : `${one} ?`)).join('')}$`,
  );
  const own = order.test(names) ? [] : [`${name} has ${names}`];
  return [...own, ...element.children.flatMap((child) => problems(child, keyOf(name, child.name)))];
}

const keyOf = (parent: string, name: string): string => (`${parent}/${name}` in rules ? `${parent}/${name}` : name);

/** Order and facets out of the schema for the elements in use (ISO 20022 message definition pain.008.001.08). */
const max35 = /^[A-Za-z0-9/\-?:().,'+ ]{1,35}$/;
const amount = /^\d{1,16}\.\d{2}$/;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const rules: Readonly<Record<string, RegExp | readonly string[]>> = {
  Document: ['CstmrDrctDbtInitn'],
  CstmrDrctDbtInitn: ['GrpHdr', 'PmtInf+'],
  GrpHdr: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'],
  ...{ MsgId: max35, CreDtTm: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, NbOfTxs: /^\d{1,15}$/, CtrlSum: amount },
  ...{ InitgPty: ['Nm'], Nm: /^[A-Za-z0-9/\-?:().,'+ ]{1,70}$/ },
  PmtInf: [
    ...['PmtInfId', 'PmtMtd', 'BtchBookg', 'NbOfTxs', 'CtrlSum', 'PmtTpInf', 'ReqdColltnDt', 'Cdtr', 'CdtrAcct'],
    ...['CdtrAgt', 'ChrgBr', 'CdtrSchmeId', 'DrctDbtTxInf+'],
  ],
  ...{ PmtInfId: max35, PmtMtd: /^DD$/, BtchBookg: /^false$/, ReqdColltnDt: isoDay, ChrgBr: /^SLEV$/ },
  ...{ PmtTpInf: ['SvcLvl', 'LclInstrm', 'SeqTp'], SvcLvl: ['Cd'], LclInstrm: ['Cd'], Cd: /^(SEPA|CORE)$/ },
  ...{ SeqTp: /^(FRST|RCUR|OOFF|FNAL)$/, Cdtr: ['Nm'], CdtrAcct: ['Id'], DbtrAcct: ['Id'], Id: ['IBAN'] },
  ...{
    IBAN: /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/,
    CdtrAgt: ['FinInstnId'],
    DbtrAgt: ['FinInstnId'],
    FinInstnId: ['Othr'],
  },
  ...{ 'FinInstnId/Othr': ['Id'], 'FinInstnId/Othr/Id': /^NOTPROVIDED$/, Othr: ['Id', 'SchmeNm'], 'Othr/Id': max35 },
  ...{ CdtrSchmeId: ['Id'], 'CdtrSchmeId/Id': ['PrvtId'], PrvtId: ['Othr'], SchmeNm: ['Prtry'], Prtry: /^SEPA$/ },
  DrctDbtTxInf: ['PmtId', 'InstdAmt', 'DrctDbtTx', 'DbtrAgt', 'Dbtr', 'DbtrAcct', 'RmtInf'],
  ...{ PmtId: ['EndToEndId'], EndToEndId: max35, InstdAmt: amount, DrctDbtTx: ['MndtRltdInf'] },
  ...{ MndtRltdInf: ['MndtId', 'DtOfSgntr'], MndtId: max35, DtOfSgntr: isoDay, Dbtr: ['Nm'] },
  ...{ RmtInf: ['Ustrd'], Ustrd: /^[A-Za-z0-9/\-?:().,'+ ]{1,140}$/ },
};
