import { describe, expect, it } from 'vitest';
import { entryXml, statementXml } from '../../domain/bank/bank-samples.ts';
import { kim, openDesk, stranger } from '../../http/clerk/test-support.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { viewCase } from '../view-case.ts';
import { makeBatch, openBatch } from './collect.ts';
import { importStatement } from './import-statement.ts';
import { settleByHand } from './settle-by-hand.ts';
import { showClaim, showClaims, showStatement } from './show-claims.ts';

const own = await openDesk({ now: '2026-11-23T09:00:00Z' });
const { parts } = own;
const byTransfer = () => own.submit('hund-anmelden', dogAnswers());
const byMandate = () =>
  own.submit(
    'hund-anmelden',
    dogAnswers({ zahlweise: 'sepa', mandat: 'erteilt', iban: 'DE02120300000000202051', kontoinhaber: 'Jana Müller' }),
  );
const paymentOf = async (number: string) => {
  const view = await viewCase(parts, asGuest(), number);
  const [payment] = view?.payments ?? [];
  if (!view || !payment) throw new Error('no claim');
  return { view, payment };
};
const euros = (cents: number) => (cents / 100).toFixed(2);
const readIn = async (xml: string) => {
  const done = await importStatement(parts, kim, Buffer.from(xml));
  if (!done.ok) throw new Error(done.reason);
  const view = await showStatement(parts, kim, done.value.id);
  return { ...done.value, outcomes: view?.entries.map(({ outcome }) => outcome) ?? [], entries: view?.entries ?? [] };
};

describe('claims', () => {
  it('are seen by the treasury alone, with their day and without the person', async () => {
    const { payment } = await paymentOf((await byTransfer()).number);
    const claim = (await showClaims(parts, kim))?.claims.find(({ reference }) => reference === payment.reference);
    // Notice of 23 November: due after one month and four days, 27 December is a Sunday.
    expect(claim).toEqual({
      ...{ reference: payment.reference, method: 'girocode', cents: payment.cents, paidCents: 0, status: 'open' },
      ...{ dueOn: '2026-12-28', isOverdue: false },
    });
    expect(await showClaims(parts, stranger)).toBeNull();
    expect(await showClaim(parts, stranger, payment.reference)).toBeNull();
    const order = {
      reference: payment.reference,
      cents: 1,
      paidOn: Temporal.PlainDate.from('2026-11-23'),
      reason: 'x',
    };
    expect(await settleByHand(parts, stranger, order)).toMatchObject({ reason: 'not-found' });
    expect(await importStatement(parts, stranger, Buffer.from(statementXml([])))).toMatchObject({
      reason: 'not-found',
    });
    expect(await makeBatch(parts, stranger)).toMatchObject({ reason: 'not-found' });
  });
});

describe('a bank statement', () => {
  it('pays what it names: the person has nothing to do any more, sees it and gets one mail', async () => {
    const row = await byTransfer();
    const { view, payment } = await paymentOf(row.number);
    const [notice] = view.notices;
    expect(payment.girocode).toContain(payment.reference);
    expect(notice).toBeDefined();
    await parts.jobs.drain();
    const before = own.mails.length;
    const xml = statementXml([entryXml({ amount: euros(payment.cents), text: `Hundesteuer ${payment.reference}` })]);
    expect(await readIn(xml)).toMatchObject({ isNew: true, outcomes: ['paid'] });
    const after = await paymentOf(row.number);
    expect(after.payment).toMatchObject({ status: 'paid', girocode: null });
    expect(after.view.todo.kind).not.toBe('pay');
    expect(after.view.timeline.at(-1)?.type).toBe('case.payment-received');
    await parts.jobs.drain();
    expect(own.mails.length).toBe(before + 1);
    const access = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, row.key));
    expect(access.filter(({ actorKind }) => actorKind === 'staff')).toEqual([]);
  });

  it('changes nothing when it is read in twice, also when both come at once', async () => {
    const row = await byTransfer();
    const { payment } = await paymentOf(row.number);
    const half = euros(Math.floor(payment.cents / 2));
    const xml = statementXml([entryXml({ amount: half, text: payment.reference })], { id: row.number });
    const both = await Promise.all([readIn(xml), readIn(xml), readIn(xml)]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, false, true]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect((await paymentOf(row.number)).payment.paidCents).toBe(Math.floor(payment.cents / 2));
  });

  it('lists part, rest, surplus, repeats and what belongs to nobody, each with its reason', async () => {
    const row = await byTransfer();
    const { payment } = await paymentOf(row.number);
    const first = entryXml({ amount: '10.00', text: payment.reference, bank: 'A-1' });
    const rest = euros(payment.cents - 1000);
    const done = await readIn(
      statementXml(
        [
          first,
          first,
          entryXml({ amount: '5.00', text: 'Spende' }),
          entryXml({ amount: '5.00', text: 'RF18539007547034' }),
          entryXml({ amount: '700000000.00', text: 'Umbuchung', out: true }),
          entryXml({ amount: euros(payment.cents), structured: payment.reference, bank: 'A-2' }),
          entryXml({ amount: '1.00', text: payment.reference, bank: 'A-3' }),
          entryXml({ amount: rest, text: payment.reference, bank: 'A-4', returned: true, out: true }),
        ],
        { id: 'many' },
      ),
    );
    expect(done.outcomes).toEqual([
      ...['partly-paid', 'repeated', 'no-reference', 'unknown-reference', 'overpaid', 'already-paid', 'returned'],
    ]);
    expect(done.entries.find(({ outcome }) => outcome === 'overpaid')?.surplus).toBe(1000);
    const [again] = (await readIn(statementXml([first], { id: 'other-file' }))).outcomes;
    expect(again).toBe('repeated');
    const { view } = await paymentOf(row.number);
    expect(view.timeline.map(({ type }) => type).filter((type) => type.includes('payment'))).toEqual([
      ...['case.payment-part-received', 'case.payment-received'],
    ]);
    expect((await parts.events.verify()).broken).toEqual([]);
  });

  it('of another account or with hostile content is refused', async () => {
    const refused = async (xml: string | Uint8Array) => importStatement(parts, kim, Buffer.from(xml as string));
    expect(await refused(statementXml([], { iban: 'DE02120300000000202051' }))).toMatchObject({
      reason: 'other-account',
    });
    expect(await refused('<!DOCTYPE x><x/>')).toMatchObject({ reason: 'forbidden' });
    expect(await refused(new Uint8Array([0xff, 0xfe, 0x3c]))).toMatchObject({ reason: 'broken' });
    expect(await refused('')).toMatchObject({ reason: 'file-missing' });
  });
});

describe('a payment noted by hand', () => {
  it('wants amount, day and reason, and is kept with the reason in the case', async () => {
    const row = await byTransfer();
    const { payment } = await paymentOf(row.number);
    const day = (text: string) => Temporal.PlainDate.from(text);
    const settle = async (more: object) => {
      const order = { reference: payment.reference, cents: payment.cents, paidOn: day('2026-11-23'), reason: 'bar' };
      const done = await settleByHand(parts, kim, { ...order, ...more });
      return done.ok ? done.value : done.reason;
    };
    expect(await settle({ cents: payment.cents + 1 })).toBe('wrong-amount');
    expect(await settle({ cents: null })).toBe('wrong-amount');
    expect(await settle({ paidOn: day('2026-11-24') })).toBe('wrong-day');
    expect(await settle({ reason: '  ' })).toBe('reason-missing');
    const both = await Promise.all([settle({}), settle({})]);
    expect(both).toContainEqual({ isPaid: true });
    expect(both).toContain('already-done');
  });
});

describe('direct debits', () => {
  it('go to the bank once, in a file that is the same each time, and each person can see the read', async () => {
    const row = await byMandate();
    const { payment } = await paymentOf(row.number);
    expect(payment).toMatchObject({ method: 'sepa', status: 'mandate-given' });
    // Due on 28 December: not yet within two weeks.
    expect(await makeBatch(parts, kim)).toMatchObject({ reason: 'nothing-due' });
    own.clock.advance({ days: 24 });
    const both = await Promise.all([makeBatch(parts, kim), makeBatch(parts, kim)]);
    expect(both.map((done) => (done.ok ? done.value.count : done.reason)).sort()).toEqual([1, 'nothing-due']);
    const made = both.find((done) => done.ok);
    const id = made?.ok ? made.value.id : '';
    const file = await openBatch(parts, kim, id);
    expect(file).toContain(`<EndToEndId>${payment.reference}</EndToEndId>`);
    expect(file).toContain('<ReqdColltnDt>2026-12-28</ReqdColltnDt>');
    expect(file).toContain('<IBAN>DE02120300000000202051</IBAN>');
    expect(await openBatch(parts, kim, id)).toBe(file);
    expect(await openBatch(parts, stranger, id)).toBeNull();
    const access = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, row.key));
    expect(access.find(({ actorKind }) => actorKind === 'staff')).toMatchObject({
      legalBasis: 'VO (EU) Nr. 260/2012 Art. 5 Abs. 3',
    });
    // The bank books the collection under the reference.
    const entry = entryXml({ amount: euros(payment.cents), endToEnd: payment.reference, bank: 'DD-1' });
    expect((await readIn(statementXml([entry], { id: 'collected' }))).outcomes).toEqual(['paid']);
  });

  it('are not there without the identifier of the city', async () => {
    const creditor = { ...parts.cityWords.creditor, identifier: null };
    const without = { ...parts, cityWords: { ...parts.cityWords, creditor } };
    expect(await makeBatch(without, kim)).toMatchObject({ reason: 'no-identifier' });
  });
});
