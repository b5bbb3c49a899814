import { timingSafeEqual } from 'node:crypto';
import { systemActor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { readNumber } from '../../domain/custody/index.ts';
import { findBag, openBags } from '../../store/bag-store.ts';
import { lockWish } from '../../store/pick-up-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { makeAllReady } from './branch-shelf.ts';
import { type HandOutRefusal, handOutIn, tryCodeIn } from './hand-out.ts';
import { type DeskRefusal, sealBag } from './office-desk.ts';
import { answerOnce } from './run-custody.ts';
import { type Signed, type SignRefusal, signBag } from './sign-bag.ts';
import type { PlacedHand } from './stand.ts';

/** The locker behind a name and its secret (RFC 7617), as somebody who stands at its place; null for anybody else. The secret of the demo counts in the demo alone. */
export function lockerBehind({ network, config }: PartnerParts, authorization: string | null): PlacedHand | null {
  const sent = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [id, ...rest] = Buffer.from(sent, 'base64').toString().split(':');
  const known = network?.lockers.find((locker) => locker.id === id)?.secretHash;
  if (!known || (known === demoLockerHash && config.mode !== 'demo')) return null;
  const hash = sha256Of(rest.join(':'));
  return timingSafeEqual(hash, Buffer.from(known, 'hex')) ? lockerHand(id ?? '') : null;
}

/** Bags on their way to a locker, with the hash of the list that it signs; the list itself is counted there. */
export async function bagsForLocker({ db }: PartnerParts, { place }: PlacedHand): Promise<readonly LockerBag[]> {
  const bags = await openBags(db, { place, state: 'on-way' });
  return bags
    .filter(({ to }) => to === place)
    .map(({ seal, listHash, items }) => ({ seal, listHash, count: items.length }));
}

/** What a courier put into the boxes of a locker: it counts, signs, and says that all are ready once the courier has signed, too. */
export async function fillLocker(
  parts: PartnerParts,
  hand: PlacedHand,
  order: Delivery,
): Promise<Result<Signed, SignRefusal>> {
  const { id: once, seal, listHash, serials, isSealWhole } = order;
  const counted = serials.join('\n');
  const done = await signBag(parts, systemActor, hand, { once, seal, listHash, counted, isSealWhole });
  if (done.ok) await readyAtLocker(parts, hand);
  return done;
}

/** Opens a box by number and code while the person, signed in, says that they stand there. Without that no try is counted. */
export async function openLocker(
  parts: PartnerParts,
  hand: PlacedHand,
  { id: once, serial: typed, code }: Opening,
): Promise<Result<string, HandOutRefusal | 'not-released'>> {
  const serial = readNumber(typed);
  if (!serial) return refuse('number-wrong');
  if (!isUuid(once)) return refuse('not-now');
  return answerOnce(parts, { once, actor: systemActor, what: `open ${hand.place} ${serial}` }, async (tx) => {
    const wish = await lockWish(tx, { serial });
    if (!wish || wish.place !== hand.place) return refuse('unknown');
    const until = wish.releasedUntil?.getTime() ?? 0;
    if (until < parts.clock.now().epochMilliseconds) return refuse('not-released');
    const tried = await tryCodeIn(parts, tx, hand, serial, code);
    if (!tried.ok) return tried;
    return handOutIn(parts, tx, systemActor, hand, { serial, method: 'released-in-app', isProxy: false, once });
  });
}

/** Gives what nobody fetched back to a courier: sealed by the locker, signed by it, and by the courier next. */
export async function emptyLocker(
  parts: PartnerParts,
  hand: PlacedHand,
  { id: once, seal, serials, office }: LockerReturn,
): Promise<Result<string, DeskRefusal | SignRefusal>> {
  const sealed = await sealBag(parts, systemActor, hand, { seal, serials: serials.join('\n'), to: office, once });
  if (!sealed.ok) return sealed;
  const bag = await findBag(parts.db, sealed.value);
  if (bag?.state !== 'sealed') return ok(sealed.value);
  const { listHash } = bag;
  const signed = await signBag(parts, systemActor, hand, { seal: bag.seal, listHash, once: parts.newId() });
  return signed.ok ? ok(bag.seal) : signed;
}

/** Whatever arrived at a locker lies in its box already. */
export const readyAtLocker = (parts: PartnerParts, hand: PlacedHand): Promise<unknown> =>
  makeAllReady(parts, systemActor, hand, parts.newId());

/** A locker as somebody who signs. */
export const lockerHand = (id: string): PlacedHand => ({ role: 'branch', id: `locker:${id}`, place: id });

/** SHA-256 of the secret that is published for the demo. */
const demoLockerHash = '15ac092d9e8c5ef9997e940d37b3591855a20318df960bdb6aac43129fec4471';

export interface LockerBag {
  readonly seal: string;
  readonly listHash: string;
  readonly count: number;
}
interface Delivery {
  readonly id: Uuid;
  readonly seal: string;
  readonly listHash: string;
  readonly serials: readonly string[];
  readonly isSealWhole: boolean;
}
interface Opening {
  readonly id: Uuid;
  readonly serial: string;
  readonly code: string;
}
interface LockerReturn {
  readonly id: Uuid;
  readonly seal: string;
  readonly serials: readonly string[];
  readonly office: string;
}
