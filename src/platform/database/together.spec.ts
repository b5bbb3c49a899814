import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { together } from './together.ts';

/** Until everything that was settled has had its say. */
const calm = async (): Promise<void> => {
  for (let turns = 0; turns < 5; turns++) await turn();
};
const limits = { most: 3, abreast: 1, keysOf: () => [] };
/** Work that ends when it is told to, and the batches it was given. */
const held = <T>() => {
  const batches: { readonly items: readonly T[]; readonly end: (cause?: unknown) => void }[] = [];
  const work = (items: readonly T[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      const end = (cause?: unknown) => (cause ? reject(cause) : resolve(items.map((item) => `done ${String(item)}`)));
      batches.push({ items, end });
    });
  return { batches, work };
};

afterEach(() => void vi.useRealTimers());

describe('work that arrives together', () => {
  it('goes alone at once, gathers while that is on its way, and never more than a batch holds', async () => {
    const { batches, work } = held<number>();
    const give = together(work, limits);
    const first = give(1);
    await calm();
    const others = [2, 3, 4, 5].map(give);
    await calm();
    expect(batches.map(({ items }) => items)).toEqual([[1]]);
    batches[0]!.end();
    expect(await first).toBe('done 1');
    await calm();
    batches[1]!.end();
    await calm();
    batches[2]!.end();
    expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [5]]);
    expect(await Promise.all(others)).toEqual(['done 2', 'done 3', 'done 4', 'done 5']);
  });

  it('goes abreast as far as it may, but what shares a key follows in order', async () => {
    const { batches, work } = held<string>();
    const give = together(work, { most: 10, abreast: 2, keysOf: (item) => [item.charAt(0)] });
    const all = ['a1', 'a2', 'b1'].map(give);
    await calm();
    expect(batches.map(({ items }) => items)).toEqual([['a1', 'b1']]);
    all.push(give('c1'));
    await calm();
    expect(batches.map(({ items }) => items)).toEqual([['a1', 'b1'], ['c1']]);
    batches[0]!.end();
    await calm();
    expect(batches[2]?.items).toEqual(['a2']);
    for (const { end } of batches) end();
    expect(await Promise.all(all)).toEqual(['done a1', 'done a2', 'done b1', 'done c1']);
  });

  it('no longer waits for a batch that takes too long, and counts it once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { batches, work } = held<number>();
    const give = together(work, { ...limits, patience: 20 });
    const all = [give(1)];
    await calm();
    all.push(give(2));
    vi.advanceTimersByTime(19);
    await calm();
    expect(batches).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await calm();
    expect(batches.map(({ items }) => items)).toEqual([[1], [2]]);
    batches[0]!.end();
    all.push(give(3));
    await calm();
    expect(batches).toHaveLength(2);
    batches[1]!.end();
    await calm();
    batches[2]!.end();
    expect(await Promise.all(all)).toEqual(['done 1', 'done 2', 'done 3']);
  });

  it('is tried one by one when the database refuses a statement, so that one never spoils the others', async () => {
    const seen: (readonly string[])[] = [];
    const give = together(
      async (items: readonly string[]) => {
        seen.push(items);
        if (items.includes('bad')) throw Object.assign(new Error('no'), { code: '22P02' });
        return items;
      },
      { ...limits, most: 5 },
    );
    const done = await Promise.allSettled(['one', 'bad', 'two'].map(give));
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual([['one', 'bad', 'two'], ['one'], ['bad'], ['two']]);
  });

  it('fails as a whole when the connection is lost: nobody knows what was stored', async () => {
    for (const code of ['08006', '57P01', 'ECONNRESET']) {
      let calls = 0;
      const give = together(async (): Promise<readonly string[]> => {
        calls++;
        throw Object.assign(new Error('away'), { code });
      }, limits);
      const done = await Promise.allSettled([1, 2].map(give));
      expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(calls).toBe(1);
    }
  });
});
