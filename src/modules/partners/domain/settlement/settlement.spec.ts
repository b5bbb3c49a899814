import { describe, expect, it } from 'vitest';
import {
  type EntryBody,
  entryHash,
  type Ledger,
  type LedgerEntry,
  ledgerStart,
  nextEntry,
  verifyLedger,
} from '../ledger/index.ts';
import { monthlyStatement, type Statement, statementCsv, xRechnung } from './index.ts';

const branch = 'musterbank-plagwitz';
const order = { branch, month: '2026-11', vatPercent: 19 };
const done = (cents: number, service = 'hund-anmelden', edition = 1): EntryBody => ({
  kind: 'service-done',
  service,
  edition,
  cents,
});

describe('the monthly statement', () => {
  it('counts by service version and price, in the month of legal time', () => {
    const ledger = ledgerOf([
      ['2026-10-31T22:59:59.999Z', 'branch', done(1)],
      ['2026-10-31T23:00:00.000Z', 'branch', done(550)],
      ['2026-11-10T10:00:00.000Z', 'branch', done(550)],
      ['2026-11-11T10:00:00.000Z', 'branch', done(895, 'wohnsitz-anmelden', 2)],
      ['2026-11-12T10:00:00.000Z', 'branch', { kind: 'item-handed-out', item: 'leipzig-pass', cents: 120 }],
      ['2026-11-12T11:00:00.000Z', 'branch', { kind: 'fee-taken', service: 'x', cents: 3070 }],
      ['2026-11-30T23:00:00.000Z', 'branch', done(2)],
    ]);
    const statement = monthlyStatement(ledger.entries, order);
    expect(statement).toMatchObject({ net: 2115, vat: 402, gross: 2517, cityFees: 3070, pending: [] });
    expect(statement.lines.map(({ name, edition, count, unit, total }) => [name, edition, count, unit, total])).toEqual(
      [
        ['leipzig-pass', null, 1, 120, 120],
        ['hund-anmelden', 1, 2, 550, 1100],
        ['wohnsitz-anmelden', 2, 1, 895, 895],
      ],
    );
  });

  it('debits nothing that the branch has not seen, and nothing in dispute', () => {
    const base = [
      ['2026-11-10T10:00:00.000Z', 'branch', done(550)],
      ['2026-11-11T10:00:00.000Z', 'office', { kind: 'correction', of: 1, cents: -550, text: 'Doppelt' }],
    ] as const;
    const seen = ['2026-11-12T10:00:00.000Z', 'branch', { kind: 'acknowledged', of: 2 }] as const;
    const opened = ['2026-11-13T10:00:00.000Z', 'branch', { kind: 'dispute-opened', of: 2, text: 'Nein' }] as const;
    const closed = (outcome: 'upheld' | 'dropped') =>
      ['2026-12-05T10:00:00.000Z', 'office', { kind: 'dispute-closed', of: 2, outcome }] as const;
    const nets = (rows: readonly Row[]) =>
      ['2026-11', '2026-12'].map((month) => monthlyStatement(ledgerOf(rows).entries, { ...order, month }).net);
    expect(nets([...base])).toEqual([550, 0]);
    expect(nets([...base, seen])).toEqual([0, 0]);
    expect(nets([...base, seen, opened])).toEqual([550, 0]);
    expect(nets([...base, seen, opened, closed('upheld')])).toEqual([550, 0]);
    expect(nets([...base, seen, opened, closed('dropped')])).toEqual([550, -550]);
    expect(monthlyStatement(ledgerOf([...base]).entries, order).pending).toEqual([2]);
  });

  it('of a month that is over never changes, whatever comes later', () => {
    const rows: Row[] = [
      ['2026-11-10T10:00:00.000Z', 'branch', done(550)],
      ['2026-11-11T10:00:00.000Z', 'office', { kind: 'office-entry', text: 'Nachtrag', cents: -100 }],
    ];
    const before = monthlyStatement(ledgerOf(rows).entries, order);
    rows.push(['2026-12-01T10:00:00.000Z', 'branch', { kind: 'acknowledged', of: 2 }]);
    rows.push(['2026-12-02T10:00:00.000Z', 'branch', done(550)]);
    expect(monthlyStatement(ledgerOf(rows).entries, order)).toEqual(before);
    expect(monthlyStatement(ledgerOf(rows).entries, { ...order, month: '2026-12' })).toMatchObject({ net: 450 });
  });

  it('is exact to the cent for 1,000,000 replayed entries', () => {
    const count = 1_000_000;
    const expected = { net: 0n, fees: 0n, lines: new Map<string, bigint>() };
    for (const { body } of manyEntries(count)) {
      if (!('cents' in body)) continue;
      if (body.kind === 'fee-taken') expected.fees += BigInt(body.cents);
      else expected.net += BigInt(body.cents);
      const name = nameOf(body);
      if (name) expected.lines.set(name, (expected.lines.get(name) ?? 0n) + BigInt(body.cents));
    }
    const statement = monthlyStatement(manyEntries(count), order);
    expect([BigInt(statement.net), BigInt(statement.cityFees)]).toEqual([expected.net, expected.fees]);
    const lines = new Map<string, bigint>();
    for (const { name, edition, total } of statement.lines) {
      const key = edition === null ? name : `${name} ${edition}`;
      lines.set(key, (lines.get(key) ?? 0n) + BigInt(total));
    }
    expect(lines).toEqual(expected.lines);
    expect(statement.lines.reduce((sum, line) => sum + line.count, 0)).toBe(count - count / 10);
    expect(monthlyStatement(manyEntries(count), order)).toEqual(statement);
  });

  it('stands on a chain that holds: 50,000 entries', () => {
    let previous = ledgerStart(branch);
    const entries = [...manyEntries(50_000)].map((entry) => {
      previous = entryHash(previous, entry);
      return { ...entry, hash: previous };
    });
    expect(verifyLedger(branch, entries)).toEqual({ ok: true, count: 50_000, head: previous });
    const altered = entries.with(31_415, { ...entries[31_415]!, body: done(1) });
    expect(verifyLedger(branch, altered)).toMatchObject({ ok: false, index: 31_415 });
  });
});

describe('what leaves the house', () => {
  const ledger = ledgerOf([
    ['2026-11-10T10:00:00.000Z', 'branch', done(895, 'wohnsitz-anmelden', 2)],
    ['2026-11-10T11:00:00.000Z', 'branch', done(333)],
    ['2026-11-10T12:00:00.000Z', 'branch', done(333)],
    [
      '2026-11-11T10:00:00.000Z',
      'office',
      { kind: 'correction', of: 1, cents: -95, text: '=SUM(A1) "Rabatt", <zu hoch> & falsch' },
    ],
    ['2026-11-12T10:00:00.000Z', 'branch', { kind: 'acknowledged', of: 4 }],
  ]);
  const statement = monthlyStatement(ledger.entries, order);

  it('is a CSV that adds up and that no spreadsheet takes for a formula', () => {
    const rows = statementCsv(statement).trimEnd().split('\r\n');
    expect(rows[0]).toBe('branch,month,kind,name,edition,text,count,unit,total');
    expect(rows).toContain(`${branch},2026-11,service,hund-anmelden,1,,2,3.33,6.66`);
    expect(rows).toContain(`${branch},2026-11,correction,4,,"'=SUM(A1) ""Rabatt"", <zu hoch> & falsch",1,-0.95,-0.95`);
    expect(rows.slice(-4).map((row) => row.split(',').at(-1))).toEqual(['14.66', '2.79', '17.45', '0.00']);
  });

  it('is an invoice whose sums hold by the rules of EN 16931', () => {
    const xml = xRechnung(statement, facts) ?? expect.fail('no invoice');
    const of = (tag: string): string[] =>
      [...xml.matchAll(new RegExp(`<cbc:${tag}[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text!);
    const cents = (tag: string): number[] => of(tag).map((text) => Math.round(Number(text) * 100));
    const [sum, ...lines] = cents('LineExtensionAmount');
    expect(
      lines.reduce((all, one) => all + one, 0),
      'BR-CO-10',
    ).toBe(sum);
    expect(cents('TaxExclusiveAmount'), 'BR-CO-13').toEqual([sum]);
    expect(cents('TaxAmount'), 'BR-CO-14').toEqual([279, 279]);
    expect(cents('TaxInclusiveAmount'), 'BR-CO-15').toEqual([sum! + 279]);
    expect(cents('PayableAmount'), 'BR-CO-16').toEqual([sum! + 279]);
    expect(Math.round(sum! * 0.19), 'BR-CO-17').toBe(279);
    expect(
      of('PriceAmount').every((price) => Number(price) >= 0),
      'BR-27',
    ).toBe(true);
    for (const [index, line] of lines.entries())
      expect(Number(of('InvoicedQuantity')[index]) * cents('PriceAmount')[index]!, 'PEPPOL-EN16931-R120').toBe(line);
    expect(of('BuyerReference'), 'BR-DE-15').toEqual([facts.buyer.reference]);
    expect([...of('Telephone'), ...of('ElectronicMail')], 'BR-DE-6, BR-DE-7').toEqual([
      facts.seller.phone,
      facts.seller.email,
    ]);
    expect(xml).toContain('&lt;zu hoch&gt; &amp; falsch');
    expect(xml).not.toMatch(/<(\w+:)?\w+[^>]*><\//);
  });

  it('has its elements in the order of UBL 2.1', () => {
    const xml = xRechnung(statement, facts)!;
    const order = [
      'CustomizationID',
      'ProfileID',
      'ID',
      'IssueDate',
      'DueDate',
      'InvoiceTypeCode',
      'DocumentCurrencyCode',
      'BuyerReference',
      'InvoicePeriod',
      'ContractDocumentReference',
      'AccountingSupplierParty',
      'AccountingCustomerParty',
      'PaymentMeans',
      'TaxTotal',
      'LegalMonetaryTotal',
      'InvoiceLine',
    ];
    const places = order.map((name) => xml.search(new RegExp(`<c[ab]c:${name}>`)));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is no invoice when nothing is to be paid', () => {
    const nothing: Statement = { ...statement, net: 0, vat: 0, gross: 0 };
    expect(xRechnung(nothing, facts)).toBeNull();
  });
});

const facts = {
  number: 'MUSTERBANK-PLAGWITZ-2026-11',
  issued: '2026-12-01',
  due: '2026-12-31',
  seller: {
    ...{
      name: 'Muster (Beispiel)',
      email: 'rechnung@example.org',
      vatId: 'DE000000001',
      iban: 'DE02100100100006820101',
    },
    ...{ contract: 'MUSTERBANK-1', contact: 'Abrechnung', phone: '+49 341 0000000' },
    address: { street: 'Beispielring 1', postcode: '04109', city: 'Leipzig' },
  },
  buyer: {
    ...{ name: 'Stadt Leipzig', email: 'eingang@example.org', reference: '00000000-BEISPIEL-00' },
    address: { street: 'Beispielplatz 1', postcode: '04109', city: 'Leipzig' },
  },
};

type Row = readonly [string, 'branch' | 'office', EntryBody];
function ledgerOf(rows: readonly Row[]): Ledger {
  const entries: LedgerEntry[] = [];
  for (const [at, by, body] of rows) {
    const made = nextEntry({ branch, entries }, { at, by, body });
    entries.push(made.ok ? made.value : expect.fail(made.reason));
  }
  return { branch, entries };
}

/** A tenth are fees of the city, the rest is work of the branch; all within the month, not chained. */
function* manyEntries(count: number): Generator<LedgerEntry> {
  for (let at = 0; at < count; at += 1) {
    const chance = Math.imul(at + 7, 0x9e3779b1) >>> 8;
    const cents = 1 + (chance % 997);
    const bodies: readonly EntryBody[] = [
      { kind: 'fee-taken', service: 'x', cents },
      { kind: 'item-handed-out', item: 'leipzig-pass', cents: 120 },
      done(cents, `service-${chance % 14}`, 1 + (chance % 2)),
    ];
    const minute = at % 40_000;
    const time = `2026-11-${pad(2 + Math.floor(minute / 1440))}T${pad(Math.floor(minute / 60) % 24)}:${pad(minute % 60)}:00.000Z`;
    yield { branch, seq: at + 1, at: time, by: 'branch', body: bodies[Math.min(at % 10, 2)]!, hash: '' };
  }
}
const nameOf = (body: EntryBody): string | null =>
  body.kind === 'service-done' ? `${body.service} ${body.edition}` : body.kind === 'item-handed-out' ? body.item : null;
const pad = (number: number): string => String(number).padStart(2, '0');
