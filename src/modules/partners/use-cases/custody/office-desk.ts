import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { type Refusal, readNumber, readNumbers } from '../../domain/custody/index.ts';
import { officesOfItems } from '../../store/bag-store.ts';
import { findWish, openWishes, type WishRow } from '../../store/pick-up-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { answerOnce, carryOut } from './run-custody.ts';
import { officeHand, type PlacedHand } from './stand.ts';

/** What people want to pick up and the office has not made yet, oldest first. */
export const waitingWishes = ({ db }: PartnerParts, office: string): Promise<readonly WishRow[]> =>
  openWishes(db, office);

/** The wish behind an address, for somebody of its office; null for others, and once the document is registered. */
export async function wishOf(parts: PartnerParts, actor: Actor, id: string): Promise<WishRow | null> {
  const wish = isUuid(id) ? await findWish(parts.db, id) : null;
  return wish && wish.serial === null && officeHand(parts, actor, wish.office) ? wish : null;
}

/** Registers a document under its serial number for the wish of a person. Refused: a number that was used, a place that is not safe enough, a foreign office. */
export async function registerItem(
  parts: PartnerParts,
  actor: Actor,
  { wish: id, serial: typed, once }: RegisterOrder,
): Promise<Result<string, DeskRefusal>> {
  const serial = readNumber(typed);
  if (!serial) return refuse('number-wrong');
  const wish = isUuid(id) ? await findWish(parts.db, id) : null;
  const hand = wish && officeHand(parts, actor, wish.office);
  if (!wish || !hand) return refuse('unknown');
  if (!isUuid(once)) return refuse('not-now');
  return answerOnce(parts, { once, actor, what: `register ${id}` }, async (tx) => {
    const now = await findWish(tx, id);
    if (!now || now.serial !== null) return refuse('not-now');
    const done = await carryOut(parts, tx, {
      ...{ once, actor, by: hand, office: wish.office, pickUp: wish.id },
      scope: { places: [wish.office], seals: [], serials: [serial] },
      command: { do: 'register', serial, kind: wish.kind, to: now.place },
    });
    return done.ok ? ok(serial) : done;
  });
}

/** Puts documents into a bag under a new seal: from an office to a branch, or back from a branch to the office that they came from. */
export async function sealBag(
  parts: PartnerParts,
  actor: Actor,
  hand: PlacedHand,
  { seal: typed, serials: list, to, once }: SealOrder,
): Promise<Result<string, DeskRefusal>> {
  const [seal, serials] = [readNumber(typed), readNumbers(list)];
  if (!seal || !serials) return refuse('number-wrong');
  if (!isUuid(once)) return refuse('not-now');
  const office = hand.role === 'office' ? hand.place : to;
  return answerOnce(parts, { once, actor, what: `bag ${seal}` }, async (tx) => {
    // What one office made does not go back to another.
    if ((await officesOfItems(tx, serials)).some((one) => one !== office)) return refuse('other-office');
    const done = await carryOut(parts, tx, {
      ...{ once, actor, by: hand, office, scope: { places: [hand.place, to], seals: [seal], serials } },
      command: { do: 'bag', seal, serials, to },
    });
    return done.ok ? ok(seal) : done;
  });
}

interface RegisterOrder {
  readonly wish: string;
  readonly serial: string;
  readonly once: Uuid;
}
interface SealOrder {
  readonly seal: string;
  readonly serials: string;
  readonly to: string;
  readonly once: Uuid;
}
export type DeskRefusal = Refusal | 'number-wrong' | 'other-office';
