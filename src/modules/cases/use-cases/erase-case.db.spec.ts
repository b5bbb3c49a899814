import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import { legalZone } from '#kernel/clock';
import type { CaseRow } from '../domain/case-state.ts';
import { casesOfAccount } from '../store/case-store.ts';
import { asCitizen, asGuest, clerkOf, dogAnswers, openCases } from '../test-support.ts';
import { fileObjection, withdrawCase, writeMessage } from './citizen-commands.ts';
import { openForClerk } from './clerk/clerk-case.ts';
import { eraseDueCases } from './erase-case.ts';
import { caseKeeper, eraseOwnCases, ownErasables, ownRecordKeys } from './own-erasure.ts';
import { retrieveLetter } from './retrieve-letter.ts';
import { verifyStates } from './verify-states.ts';
import { viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'stadtkaemmerei');
const start = '2026-11-23T09:00:00Z';
const special = dogAnswers({ besonderheit: { text: 'Eilt.', language: 'de', german: 'Eilt.' } });

describe('a case whose retention is over', () => {
  it('loses key, evidence and blind indexes, keeps course and claims, and the log and the states still hold', async () => {
    own.clock.set(start);
    const row = await own.submit('hund-anmelden', dogAnswers(), {
      files: [{ id: platform.newId(), bytes: Buffer.from('chip') }],
    });
    await readLetters(row, asGuest());
    await look(row);
    await at(row, -1);
    expect(await eraseDueCases(parts)).toBe(0);
    expect((await left(row)).evidence).toBe(1);

    await at(row, 0);
    // Two nodes at once erase it once.
    const both = await Promise.all([eraseDueCases(parts), eraseDueCases(parts)]);
    expect(both.toSorted()).toEqual([0, 1]);
    expect(await left(row)).toEqual({ finder: 0, evidence: 0, timer: 0, task: 0, purpose: 0, done: 0, sealed: 0 });
    const seen = await viewCase(parts, asGuest(), row.number);
    expect(seen).toMatchObject({ state: null, answers: {}, messages: [], todo: { kind: 'nothing' } });
    expect(seen?.timeline.at(-1)?.type).toBe('case.erased');
    expect(seen?.notices.length).toBeGreaterThan(0);
    expect(seen?.payments[0]?.cents).toBeGreaterThan(0);
    expect(await retrieveLetter(parts, asGuest(), row.number, seen?.notices[0]?.id ?? '')).toBeNull();
    const opened = await openForClerk(parts, clerk, { number: row.number, language: 'de', token: null, all: false });
    expect(opened).toMatchObject({ open: null, isErased: true });

    const log = await platform.db.transaction((tx) => platform.events.read(tx, row.id));
    expect(log.at(-1)).toMatchObject({
      type: 'case.erased',
      actor: 'system',
      sealed: null,
      public: { because: 'retention-over', period: 'P10Y' },
    });
    const [key] = await platform.db.query('SELECT destroyed_because FROM vault.key WHERE id = $1', [row.key]);
    expect(key).toEqual({ destroyed_because: 'case erased: retention-over' });
    expect((await platform.events.verify()).broken).toEqual([]);
    expect((await verifyStates(parts, systemActor)).differing).toEqual([]);
    expect(await platform.vault.accessRecord(platform.db, row.key)).not.toEqual([]);
    expect(await writeMessage(parts, asGuest(), row.number, 'Hallo', '1')).toMatchObject({ reason: 'not-found' });
  });

  it('stays while an objection is worked on, and while it is not decided', async () => {
    own.clock.set(start);
    const row = await own.submit('hund-anmelden', dogAnswers());
    const open = await own.submit('hund-anmelden', special);
    const [letter] = await readLetters(row, asGuest());
    expect(await fileObjection(parts, asGuest(), row.number, letter ?? '', 'Zu viel.')).toMatchObject({ ok: true });
    await at(row, 1);
    expect(await eraseDueCases(parts)).toBe(0);
    const things = await ownErasables(parts, asGuest());
    const kindOf = (number: string) => things?.find((thing) => thing.row.number === number)?.may.kind;
    expect([kindOf(row.number), kindOf(open.number)]).toEqual(['busy', 'open']);
  });

  it('also goes when it was withdrawn, together with what a housing provider confirmed for it', async () => {
    own.clock.set(start);
    const row = await own.submit('hund-anmelden', special);
    expect(await withdrawCase(parts, asGuest(), row.number, 'Umzug')).toMatchObject({ ok: true });
    const keys = await platform.db.transaction(async (tx) => {
      const made = [await platform.vault.createKey(tx), await platform.vault.createKey(tx)];
      for (const [index, key] of made.entries()) {
        await tx.query(
          `INSERT INTO cases.confirmation (id, code_hash, key, sealed, created_at, used_by, ends_at) VALUES ($1, $2, $3, '', $4, $5, $4)`,
          [platform.newId(), Buffer.of(index), key, start, index === 0 ? row.id : null],
        );
      }
      return made;
    });
    await at(row, 0);
    await eraseDueCases(parts);
    const gone = await platform.db.query(
      'SELECT 1 FROM vault.key WHERE id = ANY($1::uuid[]) AND destroyed_at IS NOT NULL',
      [[...keys, row.key]],
    );
    expect(gone).toHaveLength(3);
  });
});

describe('a person with an account', () => {
  it('has a key for each case, so that one goes and the others stay, and sees who read each of them', async () => {
    own.clock.set(start);
    const id = platform.newId();
    const send = () => own.submit('hund-anmelden', special, { accountId: id, guestProof: null });
    const [old, recent] = [await send(), await send()];
    expect(new Set([old.key, recent.key]).size).toBe(2);
    await withdrawCase(parts, asCitizen(id), old.number, '');
    await look(old);
    await look(recent);
    await look(recent);
    await at(old, 0);
    expect(await eraseOwnCases(parts, asGuest(2))).toBe(0);
    expect(await eraseOwnCases(parts, asCitizen(platform.newId(), { id: 'm', from: id, services: '*' }))).toBe(0);
    expect(await eraseOwnCases(parts, asCitizen(id))).toBe(1);
    expect((await viewCase(parts, asCitizen(id), old.number))?.state).toBeNull();
    expect((await viewCase(parts, asCitizen(id), recent.number))?.answers['vorname']).toBe('Jana');
    const keys = await ownRecordKeys(parts, asCitizen(id));
    expect(keys.map(({ number }) => number).toSorted()).toEqual([old.number, recent.number].toSorted());
    for (const { key, number } of keys) {
      const record = await platform.vault.accessRecord(platform.db, key);
      expect(record.length, number).toBeGreaterThan(0);
      expect(record.map((entry) => entry.number)).toEqual(record.map((_, index) => record.length - index));
    }
    expect(await ownRecordKeys(parts, asCitizen(id, { id: 'm', from: id, services: '*' }))).toEqual([]);
  });

  it('is told what stays and until when if the account goes; what need not stay goes with it', async () => {
    own.clock.set(start);
    const id = platform.newId();
    const send = () => own.submit('hund-anmelden', special, { accountId: id, guestProof: null });
    const [open, withdrawn] = [await send(), await send()];
    await withdrawCase(parts, asCitizen(id), withdrawn.number, '');
    const keeper = caseKeeper(parts);
    const kept = () => platform.db.transaction((tx) => keeper.kept(tx, id));
    const byName = (rows: readonly { name: string }[]) => rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const until = Temporal.PlainDate.from('2036-11-23');
    const wanted = [
      { reason: 'open-case', name: open.number, until: null },
      { reason: 'retention', name: withdrawn.number, until },
    ];
    expect(byName(await kept())).toEqual(byName(wanted));
    await at(withdrawn, 0);
    expect(await kept()).toEqual([wanted[0]]);
    await platform.db.transaction((tx) => keeper.forget(tx, id));
    const rows = await platform.db.transaction((tx) => casesOfAccount(tx, id));
    expect(rows.filter(({ erasedAt }) => erasedAt !== null).map(({ number }) => number)).toEqual([withdrawn.number]);
    expect((await platform.events.verify()).broken).toEqual([]);
    expect(own.faults).toEqual([]);
  });
});

/** Sets the clock to the first day on which a case of dog tax may go, or some days from it. */
async function at(row: CaseRow, days: number): Promise<void> {
  const [found] = await platform.db.query<{ day: string }>(
    `SELECT (decided_at AT TIME ZONE 'Europe/Berlin')::date::text AS day FROM cases.case WHERE id = $1`,
    [row.id],
  );
  const first = Temporal.PlainDate.from(found?.day ?? '').add({ years: 10, days: 1 + days });
  own.clock.set(first.toZonedDateTime({ timeZone: legalZone }).toInstant());
}

async function readLetters(row: CaseRow, visitor: ReturnType<typeof asGuest>): Promise<string[]> {
  const ids = (await viewCase(parts, visitor, row.number))?.notices.map(({ id }) => id) ?? [];
  for (const id of ids) await retrieveLetter(parts, visitor, row.number, id);
  return ids;
}

const look = (row: CaseRow) =>
  openForClerk(parts, clerk, { number: row.number, language: 'de', token: null, all: false });

async function left(row: CaseRow): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of ['finder', 'evidence', 'timer', 'task', 'purpose', 'done'])
    found[table] = (await platform.db.query(`SELECT 1 FROM cases.${table} WHERE case_id = $1`, [row.id])).length;
  const [stored] = await platform.db.query<{ bytes: number }>(
    'SELECT length(sealed) AS bytes FROM cases.case WHERE id = $1',
    [row.id],
  );
  return { ...found, sealed: stored?.bytes ?? -1 };
}
