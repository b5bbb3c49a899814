import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { type Refusal, readNumber } from '../../domain/custody/index.ts';
import { type StatedMethod, tryPickUpCode } from '../../domain/visit/index.ts';
import { lockWish, setTry, type WishRow } from '../../store/pick-up-store.ts';
import { writeEntry } from '../branch-ledger.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { networkOf } from './custody-parts.ts';
import { codeKey, openNames, type PickUpNames } from './pick-up.ts';
import { answerOnce, carryOut } from './run-custody.ts';
import type { PlacedHand } from './stand.ts';

/**
 * Tries the code of a person for a document that lies here. A mistyped one costs no try, a wrong one does; after the last the person makes a new one. Never enough alone: the
 * identity is checked next, at the same desk within a quarter of an hour.
 */
export async function tryCode(
  parts: PartnerParts,
  actor: Actor,
  hand: PlacedHand,
  { serial: typed, code, once }: CodeOrder,
): Promise<Result<string, HandOutRefusal>> {
  const serial = readNumber(typed);
  if (!serial) return refuse('number-wrong');
  if (!isUuid(once)) return refuse('not-now');
  return answerOnce(parts, { once, actor, what: `code ${serial}` }, (tx) => tryCodeIn(parts, tx, hand, serial, code));
}

/** The same inside a transaction that is open. */
export async function tryCodeIn(
  parts: PartnerParts,
  tx: Tx,
  hand: PlacedHand,
  serial: string,
  code: string,
): Promise<Result<string, HandOutRefusal>> {
  const wish = await lockWish(tx, { serial });
  if (!wish || wish.place !== hand.place) return refuse('unknown');
  if (wish.state !== 'ready') return refuse('not-now');
  if (!wish.codeHash) return refuse('no-code');
  const stored = { item: serial, hash: wish.codeHash, triesLeft: wish.triesLeft, isUsed: wish.isUsed };
  const tried = tryPickUpCode(stored, codeKey(parts), hand.place, code);
  const at = parts.clock.now().toString();
  if (tried.code !== stored) await setTry(tx, wish.id, { ...tried.code, by: hand.id, at });
  const { outcome } = tried;
  if (outcome.ok) return ok(serial);
  return refuse(refusals[outcome.reason] ?? 'code-mistyped');
}

/** Whose document it is, once the code was right at this desk: the name to compare with the identity document. The person sees that it was read. Null before that. */
export async function namesFor(parts: PartnerParts, actor: Actor, serial: string): Promise<HandOutView | null> {
  return parts.db.transaction(async (tx) => {
    const wish = await lockWish(tx, { serial });
    if (!wish || !isVerified(parts, wish, actor.id) || wish.state !== 'ready') return null;
    const names = await openNames(parts, tx, wish, actor);
    return names && { wish, names, isHolderOnly: isHolderOnly(parts, wish) };
  });
}

/** Hands the document out after the identity was checked, to the person or to whom the person named. The ledger of the branch gets its entry. */
export async function handOut(
  parts: PartnerParts,
  actor: Actor,
  hand: PlacedHand,
  order: HandOutOrder,
): Promise<Result<string, HandOutRefusal>> {
  const { once, serial } = order;
  if (!isUuid(once)) return refuse('not-now');
  return answerOnce(parts, { once, actor, what: `hand out ${serial}` }, (tx) =>
    handOutIn(parts, tx, actor, hand, order),
  );
}

/** The same inside a transaction that is open. */
export async function handOutIn(
  parts: PartnerParts,
  tx: Tx,
  actor: Actor,
  hand: PlacedHand,
  { serial, method, isProxy, once }: HandOutOrder,
): Promise<Result<string, HandOutRefusal>> {
  const wish = await lockWish(tx, { serial });
  if (!wish || wish.place !== hand.place) return refuse('unknown');
  if (isProxy && !(await openNames(parts, tx, wish, actor))?.proxy) return refuse('nobody-named');
  const pickUp = { isCodeRight: isVerified(parts, wish, hand.id), isIdentityChecked: method !== null, isProxy };
  const done = await carryOut(parts, tx, {
    ...{ once, actor, by: hand, office: wish.office, scope: { places: [], seals: [], serials: [serial] } },
    command: { do: 'hand-out', serial, pickUp },
  });
  if (!done.ok) return done;
  await enter(parts, tx, wish, actor);
  return ok(serial);
}

/** The right code opens the next step for so long. */
const minutesVerified = 15;

function isVerified({ clock }: PartnerParts, { isUsed, verifiedBy, verifiedAt }: WishRow, by: string | null): boolean {
  if (!isUsed || !verifiedAt || verifiedBy !== by) return false;
  const minutes = (clock.now().epochMilliseconds - verifiedAt.getTime()) / 60_000;
  return minutes <= minutesVerified;
}

const isHolderOnly = (parts: PartnerParts, { kind }: WishRow): boolean =>
  networkOf(parts).items.find(({ id }) => id === kind)?.holderOnly ?? true;

/** What a branch earns by handing out; a locker of the city earns nothing. */
async function enter(parts: PartnerParts, tx: Tx, { place, kind }: WishRow, actor: Actor): Promise<void> {
  const network = networkOf(parts);
  if (!network.branches.some(({ id }) => id === place)) return;
  const body = { kind: 'item-handed-out', item: kind, cents: network.handover.cents } as const;
  const written = await writeEntry(parts, tx, { branch: place, by: 'branch', body, actor });
  if (!written.ok) throw new Error(`the ledger of ${place} refuses: ${written.reason}`);
}

const refusals: Readonly<Record<string, HandOutRefusal>> = {
  used: 'code-used',
  void: 'code-void',
  wrong: 'code-wrong',
};

interface CodeOrder {
  readonly serial: string;
  readonly code: string;
  readonly once: Uuid;
}
interface HandOutOrder {
  readonly serial: string;
  /** How the identity was checked; null when it was not. */
  readonly method: StatedMethod | 'released-in-app' | null;
  readonly isProxy: boolean;
  readonly once: Uuid;
}
export interface HandOutView {
  readonly wish: WishRow;
  readonly names: PickUpNames;
  readonly isHolderOnly: boolean;
}
export type HandOutRefusal =
  | Refusal
  | ('number-wrong' | 'no-code' | 'code-mistyped' | 'code-used' | 'code-void' | 'nobody-named');
