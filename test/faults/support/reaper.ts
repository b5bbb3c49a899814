import { setTimeout as delay } from 'node:timers/promises';
import type { Dice } from './dice.ts';

/** Strikes while people walk: so many times, at moments drawn beforehand on the count of forms that were taken. */
export function createReaper({ dice, strikes, forms, strike }: Reaping): Reaper {
  const share = Math.floor(forms / strikes);
  const moments = new Set(Array.from({ length: strikes }, (_, index) => index * share + 1 + dice(share)));
  const done: Promise<void>[] = [];
  let taken = 0;
  return {
    formTaken() {
      taken += 1;
      if (!moments.delete(taken)) return;
      const work = delay(dice(12)).then(strike);
      // Seen again by whoever waits for all of them.
      work.catch(() => {});
      done.push(work);
    },
    async ended() {
      await Promise.all(done);
      return done.length;
    },
  };
}

interface Reaping {
  readonly dice: Dice;
  readonly strikes: number;
  /** About how many forms are taken in all. */
  readonly forms: number;
  strike(): Promise<void>;
}
export interface Reaper {
  /** Another form was taken: perhaps it is time. */
  formTaken(): void;
  /** Waits for what was begun; gives how many strikes there were. */
  ended(): Promise<number>;
}
