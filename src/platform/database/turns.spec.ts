import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('go to so many at once, and on in the order of who waits', async () => {
    const turns = new Turns(2);
    const went: string[] = [];
    const take = async (name: string): Promise<void> => {
      const turn = turns.take();
      if (turn) await turn;
      went.push(name);
    };
    for (const name of ['a', 'b', 'c', 'd']) void take(name);
    expect(went).toEqual(['a', 'b']);
    for (const next of ['c', 'd']) {
      turns.give();
      await vi.advanceTimersByTimeAsync(0);
      expect(went.at(-1)).toBe(next);
    }
    turns.give();
    void take('e');
    expect(went).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('go to all who wait when none comes back, and are fewer again afterwards', async () => {
    const turns = new Turns(1);
    expect(turns.take()).toBeUndefined();
    const waiting = Promise.all([turns.take(), turns.take()]);
    await vi.advanceTimersByTimeAsync(20);
    await waiting;
    turns.give();
    turns.give();
    expect(turns.take()).toBeInstanceOf(Promise);
    turns.give();
    await vi.advanceTimersByTimeAsync(0);
    turns.give();
    expect(turns.take()).toBeUndefined();
  });

  it('are waited for while some come back', async () => {
    const turns = new Turns(1);
    expect(turns.take()).toBeUndefined();
    const went: number[] = [];
    const take = async (number: number): Promise<void> => {
      await turns.take();
      went.push(number);
    };
    for (const number of [1, 2, 3]) void take(number);
    for (const number of [1, 2]) {
      await vi.advanceTimersByTimeAsync(15);
      turns.give();
      await vi.advanceTimersByTimeAsync(0);
      expect(went.at(-1)).toBe(number);
    }
    await vi.advanceTimersByTimeAsync(40);
    expect(went).toEqual([1, 2, 3]);
  });
});
