import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openForms } from '../test-support.ts';
import type { NewDraft } from './draft-store.ts';
import { savesTogether } from './saves-together.ts';

const own = await openForms();
afterAll(() => own.drop());
const { db, clock } = own.platform;
const at = clock.now();
const newDraft = (): NewDraft => {
  const sealed = Buffer.from('first');
  return {
    ...{ id: randomUUID(), service: 'hund-anmelden', version: '1', accountId: null, keyId: null },
    ...{ sealed, at, channel: 'online' },
  };
};
const stored = (id: string) => db.query('SELECT rev, sealed FROM forms.draft WHERE id = $1', [id]);

describe('answers that arrive together', () => {
  it('are stored in one transaction, each by its own rule', async () => {
    const saves = savesTogether(db);
    const [here, changed, fresh, again] = [newDraft(), newDraft(), newDraft(), newDraft()];
    for (const draft of [here, changed, again]) expect(await saves.insert(draft)).toBe(true);
    const transaction = vi.spyOn(db, 'transaction');
    const next = Buffer.from('next');
    const answers = await Promise.all([
      saves.update(here.id, 1, next, at),
      saves.update(changed.id, 7, next, at),
      saves.insert(fresh),
      saves.insert({ ...again, sealed: next }),
    ]);
    expect(answers).toEqual([true, false, true, false]);
    expect(transaction).toHaveBeenCalledTimes(1);
    transaction.mockRestore();
    expect(await stored(here.id)).toEqual([{ rev: 2, sealed: next }]);
    for (const { id } of [changed, fresh, again]) expect(await stored(id)).toMatchObject([{ rev: 1 }]);
    expect(await stored(again.id)).toMatchObject([{ sealed: Buffer.from('first') }]);
  });

  it('follow each other where they are of one draft', async () => {
    const saves = savesTogether(db);
    const draft = newDraft();
    const all = [
      saves.insert(draft),
      saves.update(draft.id, 1, draft.sealed, at),
      saves.update(draft.id, 1, draft.sealed, at),
    ];
    expect(await Promise.all(all)).toEqual([true, true, false]);
  });

  it('are stored each for itself when one of them is refused by the database', async () => {
    const saves = savesTogether(db);
    const [good, bad] = [newDraft(), { ...newDraft(), channel: 'pigeon' as never }];
    const [first, second] = await Promise.allSettled([saves.insert(good), saves.insert(bad)]);
    expect(first).toMatchObject({ value: true });
    expect(second).toMatchObject({ reason: { code: '23514' } });
    expect(await stored(good.id)).toHaveLength(1);
  });

  it('do not wait for long behind a draft that somebody else holds', async () => {
    const saves = savesTogether(db);
    const [held, other] = [newDraft(), newDraft()];
    await Promise.all([saves.insert(held), saves.insert(other)]);
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM forms.draft WHERE id = $1 FOR UPDATE', [held.id]);
    let isHeld = true;
    const late = saves.update(held.id, 1, held.sealed, at).then((isSaved) => ({ isSaved, isHeld }));
    await new Promise(setImmediate);
    expect(await saves.update(other.id, 1, other.sealed, at)).toBe(true);
    isHeld = false;
    await client.query('COMMIT');
    client.release();
    expect(await late).toEqual({ isSaved: true, isHeld: false });
  });
});
