import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EntryBody,
  entryHash,
  type Ledger,
  type LedgerEntry,
  ledgerStart,
  nextEntry,
  readLedgerFile,
  unacknowledged,
  verifyLedger,
  writeLedgerFile,
} from './index.ts';

const branch = 'musterbank-plagwitz';
const done = (cents: number): EntryBody => ({ kind: 'service-done', service: 'hund-anmelden', edition: 1, cents });

describe('the ledger of a branch', () => {
  it('keeps apart what the branch and what the back office wrote', () => {
    const ledger = ledgerOf([['branch', done(550)]]);
    const by = (side: 'branch' | 'office', body: EntryBody) =>
      nextEntry(ledger, { at: '2026-11-23T10:00:00.000Z', by: side, body });
    expect(by('office', done(550))).toMatchObject({ reason: 'wrong-side' });
    expect(by('branch', { kind: 'office-entry', text: 'x', cents: 1 })).toMatchObject({ reason: 'wrong-side' });
    expect(by('branch', { kind: 'correction', of: 1, cents: -1, text: 'x' })).toMatchObject({ reason: 'wrong-side' });
    expect(by('branch', { kind: 'acknowledged', of: 1 })).toMatchObject({ reason: 'nothing-there' });
    expect(by('branch', done(-1))).toMatchObject({ reason: 'amount-wrong' });
    expect(by('branch', done(1.5))).toMatchObject({ reason: 'amount-wrong' });
    expect(by('office', { kind: 'office-entry', text: ' ', cents: 1 })).toMatchObject({ reason: 'text-missing' });
    expect(nextEntry(ledger, { at: '2020-01-01T00:00:00.000Z', by: 'branch', body: done(1) })).toMatchObject({
      reason: 'time-back',
    });
  });

  it('shows what the back office added until the branch acknowledges it', () => {
    const added = ledgerOf([
      ['branch', done(550)],
      ['office', { kind: 'office-entry', text: 'Nachtrag', cents: 200 }],
      ['office', { kind: 'correction', of: 1, cents: -550, text: 'Doppelt gezählt' }],
    ]);
    expect(unacknowledged(added.entries).map(({ seq }) => seq)).toEqual([2, 3]);
    const seen = extended(added, [['branch', { kind: 'acknowledged', of: 2 }]]);
    expect(unacknowledged(seen.entries).map(({ seq }) => seq)).toEqual([3]);
  });

  it('corrects by compensating only, never beyond what there is', () => {
    const ledger = ledgerOf([
      ['branch', done(550)],
      ['office', { kind: 'correction', of: 1, cents: -300, text: 'Teil' }],
    ]);
    const correct = (cents: number, of = 1) =>
      nextEntry(ledger, {
        at: '2026-11-23T10:00:00.000Z',
        by: 'office',
        body: { kind: 'correction', of, cents, text: 'x' },
      });
    expect(correct(-250)).toMatchObject({ ok: true });
    expect(correct(-251)).toMatchObject({ reason: 'not-compensating' });
    expect(correct(1)).toMatchObject({ reason: 'not-compensating' });
    expect(correct(0)).toMatchObject({ reason: 'not-compensating' });
    expect(correct(-1, 2)).toMatchObject({ reason: 'nothing-there' });
    expect(correct(-1, 9)).toMatchObject({ reason: 'nothing-there' });
  });

  it('opens and closes disputes about entries that are there', () => {
    const ledger = ledgerOf([
      ['branch', done(1)],
      ['branch', { kind: 'dispute-opened', of: 1, text: 'Fehlt' }],
    ]);
    const at = '2026-11-23T10:00:00.000Z';
    expect(nextEntry(ledger, { at, by: 'branch', body: { kind: 'dispute-opened', of: 1, text: 'x' } })).toMatchObject({
      ok: false,
    });
    expect(
      nextEntry(ledger, { at, by: 'office', body: { kind: 'dispute-closed', of: 2, outcome: 'upheld' } }),
    ).toMatchObject({ ok: false });
    expect(
      nextEntry(ledger, { at, by: 'office', body: { kind: 'dispute-closed', of: 1, outcome: 'upheld' } }),
    ).toMatchObject({ ok: true });
  });
});

describe('the verifier', () => {
  const ledger = ledgerOf(Array.from({ length: 40 }, (_, at) => ['branch', done(at)] as const));
  const { entries } = ledger;
  const head = new Map([[40, entries[39]!.hash]]);
  const other = ledgerOf(Array.from({ length: 40 }, (_, at) => ['branch', done(at + 1000)] as const)).entries;

  it('passes a sound ledger and gives its head', () => {
    expect(verifyLedger(branch, entries, head)).toEqual({ ok: true, count: 40, head: entries[39]!.hash });
    expect(verifyLedger(branch, [])).toMatchObject({ ok: true, count: 0 });
    expect(verifyLedger('other', entries)).toMatchObject({ ok: false, index: 0, fault: 'other-branch' });
  });

  it('names the first bad index of anything deleted, altered, inserted or swapped', () => {
    fc.assert(
      fc.property(fc.nat(39), fc.nat(39), fc.constantFrom('delete', 'alter', 'insert', 'swap'), (i, j, kind) => {
        const at = Math.min(i, j);
        const copy = [...entries];
        if (kind === 'delete') copy.splice(i, 1);
        if (kind === 'alter') copy[i] = { ...copy[i]!, body: done(77_777) };
        if (kind === 'insert') copy.splice(i, 0, other[i]!);
        if (kind === 'swap') [copy[i], copy[j]] = [copy[j]!, copy[i]!];
        const check = verifyLedger(branch, copy, head);
        if (kind === 'swap' && i === j) expect(check.ok).toBe(true);
        // Another beginning is a sound one by itself: the entry behind it does not follow.
        else
          expect(check).toMatchObject({
            ok: false,
            index: kind === 'swap' ? at : kind === 'insert' && i === 0 ? 1 : i,
          });
      }),
    );
  });

  it('names every single field that is altered', () => {
    const changes: readonly Partial<LedgerEntry>[] = [
      { at: '2026-11-23T09:00:00.001Z' },
      { by: 'office' },
      { hash: '0'.repeat(64) },
      { seq: 12 },
      { branch: 'x' },
      { body: { ...done(10), edition: 2 } as EntryBody },
    ];
    for (const change of changes) {
      const copy = entries.map((entry, index) => (index === 10 ? { ...entry, ...change } : entry));
      expect(verifyLedger(branch, copy), JSON.stringify(change)).toMatchObject({ ok: false, index: 10 });
    }
  });

  it('sees through a chain that was made anew, by hashes that stand elsewhere', () => {
    const forged = rechained(entries.map((entry, index) => (index === 7 ? { ...entry, body: done(9_999) } : entry)));
    expect(verifyLedger(branch, forged)).toMatchObject({ ok: true });
    expect(verifyLedger(branch, forged, head)).toMatchObject({ ok: false, index: 39, fault: 'anchor' });
    const all = new Map(entries.map(({ seq, hash }) => [seq, hash]));
    expect(verifyLedger(branch, forged, all)).toMatchObject({ ok: false, index: 7, fault: 'anchor' });
    expect(verifyLedger(branch, entries.slice(0, 30), head)).toEqual({ ok: false, index: 30, fault: 'missing-end' });
  });
});

it('a file of a ledger reads back as it was, and anything else is none', () => {
  const ledger = ledgerOf([
    ['branch', done(550)],
    ['office', { kind: 'office-entry', text: 'Ünïcode\n"x"', cents: -5 }],
  ]);
  expect(readLedgerFile(writeLedgerFile(ledger))).toMatchObject(ledger);
  expect(readLedgerFile(writeLedgerFile({ branch, entries: [] }))).toMatchObject({ branch, entries: [], head: null });
  for (const text of ['', '{}', 'x', `${writeLedgerFile(ledger)}{"seq":"1"}`, '[]\n[]'])
    expect(readLedgerFile(text)).toBeNull();
});

function extended(ledger: Ledger, bodies: readonly (readonly ['branch' | 'office', EntryBody])[]): Ledger {
  const entries = [...ledger.entries];
  for (const [by, body] of bodies) {
    const made = nextEntry({ ...ledger, entries }, { at: '2026-11-23T09:00:00.000Z', by, body });
    entries.push(made.ok ? made.value : expect.fail(made.reason));
  }
  return { ...ledger, entries };
}
function ledgerOf(bodies: readonly (readonly ['branch' | 'office', EntryBody])[]): Ledger {
  return extended({ branch, entries: [] }, bodies);
}
function rechained(entries: readonly LedgerEntry[]): LedgerEntry[] {
  let previous = ledgerStart(branch);
  return entries.map((entry) => {
    previous = entryHash(previous, entry);
    return { ...entry, hash: previous };
  });
}
