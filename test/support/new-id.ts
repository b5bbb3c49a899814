import type { Clock, Random } from '#kernel/clock';
import { type Uuid, uuidv7 } from '#kernel/ids';

/** Ids as main makes them: from clock and random. */
export const idsFrom =
  (clock: Clock, random: Random): (() => Uuid) =>
  () =>
    uuidv7(clock.now().epochMilliseconds, random.bytes(10));
