import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { type Refusal, readNumbers } from '../../domain/custody/index.ts';
import { itemsAt, type ShelfItem } from '../../store/bag-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { answerOnce, carryOut } from './run-custody.ts';
import type { PlacedHand } from './stand.ts';

/** What lies at a place, by kind and number. */
export const shelfOf = ({ db }: PartnerParts, place: string): Promise<readonly ShelfItem[]> => itemsAt(db, place);

/** Puts everything that arrived at a branch ready for its people; each gets word, and the seven working days begin. Gives how many. */
export async function makeAllReady(
  parts: PartnerParts,
  actor: Actor,
  hand: PlacedHand,
  once: Uuid,
): Promise<Result<number, Refusal>> {
  if (!isUuid(once)) return refuse('not-now');
  if (!(await itemsAt(parts.db, hand.place)).some(({ state }) => state === 'received')) return ok(0);
  return answerOnce(parts, { once, actor, what: `ready ${hand.place}` }, async (tx) => {
    const arrived = (await itemsAt(tx, hand.place)).filter(({ state }) => state === 'received');
    for (const { serial, office } of arrived) {
      const done = await carryOut(parts, tx, {
        ...{ once, actor, by: hand, office, scope: { places: [], seals: [], serials: [serial] } },
        command: { do: 'make-ready', serial },
      });
      if (!done.ok) return done;
    }
    return ok(arrived.length);
  });
}

/** Counts what lies at a place. What does not match becomes a dispute and moves nothing. */
export async function countPlace(
  parts: PartnerParts,
  actor: Actor,
  hand: PlacedHand,
  { serials: list, once }: { readonly serials: string; readonly once: Uuid },
): Promise<Result<Counted, Refusal | 'number-wrong'>> {
  const serials = readNumbers(list);
  if (!serials) return refuse('number-wrong');
  if (!isUuid(once)) return refuse('not-now');
  return answerOnce(parts, { once, actor, what: `count ${hand.place}` }, async (tx) => {
    const done = await carryOut(parts, tx, {
      ...{ once, actor, by: hand, office: hand.place, scope: { places: [hand.place], seals: [], serials: [] } },
      command: { do: 'count', place: hand.place, serials },
    });
    if (!done.ok) return done;
    const [event] = done.value;
    const isSame = event?.type !== 'count-disputed';
    const [missing, foreign] = isSame ? [[], []] : [[...event.missing], [...event.foreign]];
    return ok({ count: serials.length, missing, foreign });
  });
}

/** How a count went; both lists are empty when all was there. */
export type Counted = {
  readonly count: number;
  readonly missing: readonly string[];
  readonly foreign: readonly string[];
};
