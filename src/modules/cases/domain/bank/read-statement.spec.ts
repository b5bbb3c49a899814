import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditorReference } from '#kernel/creditor-reference';
import { entryXml, statementXml } from './bank-samples.ts';
import { referencesIn } from './find-references.ts';
import { readStatement } from './read-statement.ts';

const reference = 'RF18539007547034';
const entriesIn = (xml: string) => {
  const read = readStatement(xml);
  if (!read.ok) throw new Error(read.reason);
  return read.value.entries;
};
const refusalOf = (xml: string): string => {
  const read = readStatement(xml);
  return read.ok ? 'read' : read.reason;
};

describe('a bank statement', () => {
  it('gives amount, day, direction and reference of booked entries, and nothing of the payer', () => {
    const entries = entriesIn(
      statementXml([
        entryXml({ amount: '96.00', structured: reference }),
        entryXml({ amount: '12.5', text: 'rf18 5390 0754 7034 Danke &amp; Gruß' }),
        entryXml({ amount: '3.00', text: 'Miete', out: true }),
        entryXml({ amount: '7.00', text: 'vorgemerkt', status: 'PDNG' }),
        entryXml({ amount: '5.00', endToEnd: `${reference}-2`, returned: true, out: true }),
      ]),
    );
    expect(entries).toMatchObject([
      { cents: 9600, direction: 'in', bookedOn: '2026-11-24', references: [reference], isReturn: false },
      { cents: 1250, references: [reference] },
      { cents: 300, direction: 'out', references: [] },
      { cents: 500, direction: 'out', references: [reference], isReturn: true },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Müller');
  });

  it('takes a batch apart into its single payments', () => {
    const detail = (amount: string) =>
      `<TxDtls><Refs><AcctSvcrRef>X</AcctSvcrRef></Refs><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>`;
    const batch = `<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-24</Dt></BookgDt>
      <NtryDtls>${detail('10.00')}${detail('20.00')}</NtryDtls></Ntry>`;
    const entries = entriesIn(statementXml([batch], { version: '02' }));
    expect(entries.map(({ cents }) => cents)).toEqual([1000, 2000]);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(2);
  });

  it('names an entry by the reference of the bank, in whichever file it comes, else by its place', () => {
    const keys = (bank: string | null, id: string) =>
      entriesIn(statementXml([entryXml({ amount: '1.00', bank })], { id })).map(({ key }) => key);
    expect(keys('B1', 'S-1')).toEqual(keys('B1', 'S-2'));
    expect(keys('B1', 'S-1')).not.toEqual(keys('B2', 'S-1'));
    expect(keys(null, 'S-1')).not.toEqual(keys(null, 'S-2'));
  });

  it('is refused when it is hostile, something else or broken', () => {
    const good = statementXml([entryXml({ amount: '1.00', text: 'x' })]);
    expect(refusalOf(good)).toBe('read');
    expect(
      refusalOf(good.replace('<Document', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document')),
    ).toBe('forbidden');
    expect(refusalOf(good.replace('<Document', '<?xml-stylesheet href="x"?><Document'))).toBe('read');
    expect(refusalOf(good.replace('>x<', '>&e;<'))).toBe('broken');
    expect(refusalOf(good.replace('</Stmt>', ''))).toBe('broken');
    expect(refusalOf(good.replace('camt.053', 'camt.054'))).toBe('not-a-statement');
    expect(refusalOf('%PDF-1.7')).toBe('broken');
    expect(refusalOf('')).toBe('broken');
    expect(refusalOf(good.replace('DE89', 'DE88'))).toBe('no-account');
    expect(refusalOf(good.replace('1.00', '1,00'))).toBe('wrong-entry');
    expect(refusalOf(good.replace('2026-11-24<', '2026-02-30<'))).toBe('wrong-entry');
    expect(refusalOf(`${'<a>'.repeat(50)}${'</a>'.repeat(50)}`)).toBe('too-large');
    expect(refusalOf(`<a ${' '.repeat(100_000)}b="1"/>`)).toBe('not-a-statement');
    expect(refusalOf('x'.repeat(10_000_001))).toBe('too-large');
  });
});

describe('a creditor reference', () => {
  it('is found in any text around it, however it is spaced', () => {
    const own = fc.stringMatching(/^[A-Z0-9]{4,21}$/);
    fc.assert(
      fc.property(own, fc.stringMatching(/^[a-z ,.]{0,12}$/), fc.integer({ min: 1, max: 6 }), (body, noise, every) => {
        const made = creditorReference(body);
        if (!made.ok) return;
        const spaced = made.value.replace(new RegExp(`(.{${every}})`, 'g'), '$1 ');
        expect(referencesIn([`${noise} ${spaced} ${noise}`])).toContain(made.value);
      }),
    );
  });
});
