import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, guestActor, systemActor } from '#kernel/actor';
import { createVault, type PersonalRead } from '#platform/vault';
import { seededRandom, type TestPlatform, testPlatform } from '../../../test/support/index.ts';

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
    const [row] = await db.query<{ wrapped: null; destroyed_because: string }>(
      'SELECT wrapped, destroyed_because FROM vault.key WHERE id = $1',
      [key],
    );
    expect(row).toEqual({ wrapped: null, destroyed_because: 'wish' });
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
