import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followChain } from '#kernel/access-chain';
import { type Actor, guestActor, systemActor } from '#kernel/actor';
import { chained, createVault, type PersonalRead, verifyAccess } from '#platform/vault';
import { asOwner, seededRandom, type TestPlatform, testPlatform } from '../../../test/support/index.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
afterEach(() => test.drop());

const clerk: Actor = {
  kind: 'staff',
  id: '00000000-0000-7000-8000-000000000001',
  roles: ['clerk'],
  level: null,
  offices: ['buergerservice'],
  name: 'x',
};
const read = (subjects: string[], more: Partial<PersonalRead> = {}): PersonalRead => ({
  actor: clerk,
  purpose: 'processing',
  caseId: null,
  subjects,
  what: ['answers'],
  ...more,
});

describe('the vault', () => {
  it('gives back what was sealed, only in its place and under its key', async () => {
    const { db, vault } = test.platform;
    await db.transaction(async (tx) => {
      const [own, other] = [await vault.createKey(tx), await vault.createKey(tx)];
      const sealed = await vault.seal(own, { name: 'Ștefania Öz' }, 'case:1', tx);
      const item = { key: own, sealed, context: 'case:1' };
      expect(await vault.open(tx, read([own]), [item])).toEqual([{ name: 'Ștefania Öz' }]);
      await expect(vault.open(tx, read([own]), [{ ...item, context: 'case:2' }])).rejects.toThrow('does not belong');
      await expect(vault.open(tx, read([own]), [{ ...item, key: other }])).rejects.toThrow('does not belong');
      expect(await vault.accessRecord(tx, other)).toHaveLength(1);
    });
  });

  it('writes each read gaplessly into the record of the person, also when many read at once', async () => {
    const { db, vault } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    await Promise.all(Array.from({ length: 12 }, () => db.transaction((tx) => vault.recordRead(tx, read([key])))));
    await db.transaction((tx) =>
      vault.recordRead(
        tx,
        read([key], { actor: systemActor, purpose: 'automatic-decision', legalBasis: 'AO § 155 Abs. 4' }),
      ),
    );
    const record = await vault.accessRecord(db, key);
    expect(record.map((entry) => entry.number)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(record[0]).toMatchObject({
      actorKind: 'system',
      role: 'system',
      purpose: 'automatic-decision',
      legalBasis: 'AO § 155 Abs. 4',
      office: null,
    });
    expect(record[12]).toMatchObject({ role: 'clerk', office: 'buergerservice', what: ['answers'] });
    expect(await vault.accessRecord(db, key, { before: 3, limit: 1 })).toMatchObject([{ number: 2 }]);
  });

  it('records nothing when a transaction fails, and nothing for the person’s own view', async () => {
    const { db, vault } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    const failing = db.transaction(async (tx) => {
      await vault.recordRead(tx, read([key]));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await db.transaction((tx) => vault.recordRead(tx, read([key], { actor: guestActor, purpose: 'own-view' })));
    expect(await vault.accessRecord(db, key)).toEqual([]);
  });

  it('destroys a key for ever: nothing opens, nothing can be sealed, the record stays', async () => {
    const { db, vault } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    const sealed = await db.transaction((tx) => vault.seal(key, { a: 1 }, 'x', tx));
    await db.transaction((tx) => vault.destroyKey(tx, key, 'wish'));
    await db.transaction(async (tx) => {
      expect(await vault.open(tx, read([key]), [{ key, sealed, context: 'x' }])).toEqual([null]);
      await expect(vault.seal(key, { a: 1 }, 'x', tx)).rejects.toThrow('destroyed');
    });
    const ask = `SELECT wrapped, destroyed_because FROM vault.key WHERE id = '${key}'`;
    expect(await asOwner(test.database.ownerUrl, ask)).toEqual([{ wrapped: null, destroyed_because: 'wish' }]);
  });

  it('opens nothing with another key-encryption key', async () => {
    const { db, vault, clock, newId } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    const sealed = await db.transaction((tx) => vault.seal(key, { a: 1 }, 'x', tx));
    const foreign = createVault({
      db,
      kek: new Uint8Array(32).fill(9),
      indexKey: new Uint8Array(32),
      clock,
      random: seededRandom('k'),
      newId,
    });
    await expect(
      db.transaction((tx) => foreign.open(tx, read([key]), [{ key, sealed, context: 'x' }])),
    ).rejects.toThrow('key-encryption key');
  });

  it('lets the app neither change nor delete the record of reads', async () => {
    const { db } = test.platform;
    await expect(db.query('DELETE FROM vault.access')).rejects.toThrow('permission denied');
    await expect(db.query('UPDATE vault.access SET number = 0')).rejects.toThrow('permission denied');
  });

  it('gives the app no key but through the gateway: no column, no own entry, no entry without purpose', async () => {
    const { db, vault } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    await expect(db.query('SELECT wrapped FROM vault.key')).rejects.toThrow('permission denied');
    await expect(db.query('UPDATE vault.key SET reads = 0')).rejects.toThrow('permission denied');
    await expect(db.query('INSERT INTO vault.access (subject) VALUES ($1)', [key])).rejects.toThrow(
      'permission denied',
    );
    await expect(db.query('DELETE FROM vault.handout')).rejects.toThrow('permission denied');
    await expect(db.query('SET ROLE lipsia_owner')).rejects.toThrow('permission denied');
    const handOut = (subjects: string[], purpose: string | null) =>
      db.query(
        `SELECT * FROM vault.hand_out($1::uuid[], $2::uuid[], $3::uuid[], now(), 'staff', NULL, 'clerk', NULL, $4, NULL, NULL, '{answers}', NULL, NULL, NULL)`,
        [subjects, subjects.map(() => test.platform.newId()), [key], purpose],
      );
    await expect(handOut([], 'processing')).rejects.toThrow('without an entry');
    await expect(handOut([key], null)).rejects.toThrow('null value');
    await expect(handOut([key], 'curiosity')).rejects.toThrow('access_purpose');
    await expect(handOut([key], 'own-view')).rejects.toThrow('access_purpose');
    await expect(db.query("SELECT vault.hand_out_own($1, 'own-view', 'staff', now())", [key])).rejects.toThrow(
      'only a person itself',
    );
    expect(await vault.accessRecord(db, key)).toEqual([]);
    expect(await handOut([key], 'processing')).toHaveLength(1);
    expect(await vault.accessRecord(db, key)).toHaveLength(1);
  });

  it('hands out exactly as many keys as entries say, also from memory, and goes on only with what it opened', async () => {
    const { db, vault } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    const sealed = await db.transaction((tx) => vault.seal(key, { a: 1 }, 'x', tx));
    const item = { key, sealed, context: 'x' };
    const going = { purpose: 'same-read' } as const;
    for (let time = 0; time < 3; time += 1) {
      await db.transaction(async (tx) => {
        await vault.open(tx, read([key]), [item]);
        expect(await vault.open(tx, read([key], going), [item])).toEqual([{ a: 1 }]);
        await expect(vault.open(tx, read([key], { ...going, actor: systemActor }), [item])).rejects.toThrow('no read');
      });
    }
    await expect(db.transaction((tx) => vault.open(tx, read([key], going), [item]))).rejects.toThrow('no read');
    await expect(
      db.transaction((tx) => vault.open(tx, read([key], { actor: systemActor, purpose: 'own-view' }), [item])),
    ).rejects.toThrow('own-view');
    const handed = await db.query("SELECT number FROM vault.handout WHERE key = $1 AND why = 'processing'", [key]);
    expect(handed).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
    expect(await vault.accessRecord(db, key)).toHaveLength(3);
  });

  it('chains the entries of a person, so that what an owner of the database changed is found', async () => {
    const { db, vault, newId } = test.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    const texts = ['ä "quoted" \\ / \n 🎺 \u007f', '§ 15 Abs. 1'];
    for (const legalBasis of texts)
      await db.transaction((tx) => vault.recordRead(tx, read([key], { legalBasis, caseId: newId() })));
    const reported = { system: 'register', at: '2026-03-01T08:00:00Z', action: 'x', receiver: null };
    await db.transaction((tx) => vault.recordRead(tx, read([key], { purpose: 'reported', reported })));
    const record = (await vault.accessRecord(db, key)).toReversed().map(chained);
    expect(followChain(record)).toMatchObject({ ok: true });
    expect(followChain(record.slice(1))).toEqual({ ok: false, wrong: 1 });
    expect(followChain(record.toSpliced(1, 1))).toEqual({ ok: false, wrong: 2 });
    expect((await verifyAccess(db)).broken).toEqual([]);
    const [head] = await db.transaction((tx) => vault.takeHeads(tx, 10));
    expect(head).toMatchObject({ key, number: 3, isDestroyed: false });
    expect(Buffer.from(head!.head).toString('hex')).toBe(record[2]?.hash);
    expect(await db.transaction((tx) => vault.takeHeads(tx, 10))).toEqual([]);
    await asOwner(test.database.ownerUrl, "UPDATE vault.access SET role = 'approver' WHERE number = 2");
    expect((await verifyAccess(db)).broken).toEqual([key]);
  });

  it('finds by blind index only what is equal and of the same kind', () => {
    const { vault } = test.platform;
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (a, b) => (vault.blindIndex('name', a) === vault.blindIndex('name', b)) === (a === b),
      ),
    );
    expect(vault.blindIndex('name', 'x')).not.toBe(vault.blindIndex('birth-date', 'x'));
  });
});
