import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { type Hand, type Refusal, readNumber, readNumbers, type Signature } from '../../domain/custody/index.ts';
import {
  type BagView,
  findBag,
  type Leg,
  putSignature,
  type SignatureRow,
  setFound,
  signaturesOf,
} from '../../store/bag-store.ts';
import { streamOf } from '../../store/pick-up-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { append } from './publish-custody.ts';
import { answerOnce, type CustodyOrder, carryOut } from './run-custody.ts';

/**
 * Signs the list of a bag for the next step, each side in a session of its own. The first signature waits, the second lets the step happen: handing over, taking in with the count
 * of the one who takes in, or settling what an auditor found. Refused: another list than the bag's, the same person on both sides, a step that is not due.
 */
export async function signBag(
  parts: PartnerParts,
  actor: Actor,
  hand: Hand,
  order: SignOrder,
): Promise<Result<Signed, SignRefusal>> {
  const seal = readNumber(order.seal);
  const counted = order.counted === undefined ? null : readNumbers(order.counted);
  if (!seal || (order.counted !== undefined && !counted)) return refuse('number-wrong');
  if (!isUuid(order.once)) return refuse('not-now');
  return answerOnce(parts, { once: order.once, actor, what: `sign ${seal}` }, async (tx) => {
    const bag = await findBag(tx, seal);
    const leg = bag && legOf(bag, hand);
    if (!bag || !leg) return refuse('unknown');
    if (order.listHash !== bag.listHash) return refuse('other-list');
    const side = hand.role === 'courier' ? 'courier' : 'clerk';
    if (leg === 'receive' && side === 'clerk' && !counted) return refuse('count-missing');
    const others = (await signaturesOf(tx, seal, leg)).filter((one) => one.side !== side);
    if (others.some(({ staffId }) => staffId === hand.id)) return refuse('same-hand');
    const body = side === 'clerk' && counted ? { counted, isSealWhole: order.isSealWhole === true } : null;
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const role = hand.role as SignatureRow['role'];
    const mine: SignatureRow = {
      leg,
      side,
      staffId: hand.id,
      role,
      place: hand.place,
      listHash: bag.listHash,
      body,
      at,
    };
    const [other] = others;
    if (other) {
      const done = await carryOut(parts, tx, stepOf(bag, mine, other, { once: order.once, actor }));
      if (!done.ok) return done;
      await putSignature(tx, { ...mine, seal });
      return ok(done.value.some(({ type }) => type === 'bag-disputed') ? 'disputed' : 'done');
    }
    await putSignature(tx, { ...mine, seal });
    await tell(parts, tx, seal, 'bag-signed', { leg, side }, actor);
    return ok('waiting');
  });
}

/** Notes what an auditor found in a bag that did not match; both sides sign it before it counts. Refused for what was never on the list. */
export async function findInBag(
  parts: PartnerParts,
  actor: Actor,
  { seal: typed, found: list, once }: { readonly seal: string; readonly found: string; readonly once: Uuid },
): Promise<Result<string, SignRefusal>> {
  const [seal, found] = [readNumber(typed), readNumbers(list)];
  if (!seal || !found) return refuse('number-wrong');
  if (!actor.id || !isUuid(once)) return refuse('not-now');
  const by = actor.id;
  return answerOnce(parts, { once, actor, what: `found ${seal}` }, async (tx) => {
    const bag = await findBag(tx, seal);
    if (bag?.state !== 'disputed') return refuse('not-now');
    if ((await signaturesOf(tx, seal, 'settle')).length > 0) return refuse('not-now');
    if (found.some((serial) => !bag.items.some((item) => item.serial === serial))) return refuse('other-list');
    await setFound(tx, seal, found, by);
    await tell(parts, tx, seal, 'bag-looked-into', { found: found.length }, actor);
    return ok(seal);
  });
}

/** The step that a bag waits for from somebody; null when it is none of theirs. */
export function legOf(bag: BagView, hand: Hand): Leg | null {
  const isCourier = hand.role === 'courier';
  const isReceiver = isCourier ? bag.courier === hand.id : hand.place === bag.to;
  if (bag.state === 'sealed') return isCourier || hand.place === bag.from ? 'hand-over' : null;
  if (bag.state === 'on-way') return isReceiver ? 'receive' : null;
  return bag.state === 'disputed' && bag.found !== null && isReceiver ? 'settle' : null;
}

function stepOf(
  bag: BagView,
  mine: SignatureRow,
  other: SignatureRow,
  { once, actor }: Pick<CustodyOrder, 'once' | 'actor'>,
): CustodyOrder {
  const { seal, from, to } = bag;
  const clerk = mine.side === 'clerk' ? mine : other;
  const signatures = [handOf(mine), handOf(other)];
  // The office is where the bag comes from or goes to: branches send nothing to each other.
  const office = bag.items[0]?.office ?? '';
  const order = {
    once,
    actor,
    office,
    by: handOf(clerk).hand,
    scope: { places: [from, to], seals: [seal], serials: [] },
  };
  if (mine.leg === 'hand-over') return { ...order, command: { do: 'hand-over', seal, signatures } };
  if (mine.leg === 'settle') {
    const by: Hand = { role: 'auditor', id: bag.foundBy ?? '', place: null };
    return { ...order, by, command: { do: 'settle-dispute', seal, signatures, found: bag.found ?? [] } };
  }
  const { counted = [], isSealWhole = false } = (clerk.body ?? {}) as Count;
  return { ...order, command: { do: 'receive', seal, signatures, counted, isSealWhole } };
}

const handOf = ({ role, staffId, place, listHash }: SignatureRow): Signature => ({
  ...{ hand: { role, id: staffId, place }, listHash },
});

async function tell(
  parts: PartnerParts,
  tx: Tx,
  seal: string,
  what: string,
  more: Readonly<Record<string, string | number>>,
  actor: Actor,
): Promise<void> {
  const { stream, seq, face } = await streamOf(tx, 'bag', seal);
  const told = { type: `partners.${what}`, public: { ...face, ...more, seal } };
  await append(parts, tx, { stream, seq, told, actor, table: 'bag', id: seal });
}

interface Count {
  readonly counted?: readonly string[];
  readonly isSealWhole?: boolean;
}
interface SignOrder {
  readonly seal: string;
  /** The list that stood on the page. */
  readonly listHash: string;
  /** Numbers that were scanned, from the one who takes the bag in. */
  readonly counted?: string;
  readonly isSealWhole?: boolean;
  readonly once: Uuid;
}
/** Waits for the other side, happened, or happened with a count that did not match. */
export type Signed = 'waiting' | 'done' | 'disputed';
export type SignRefusal = Refusal | 'number-wrong' | 'count-missing';
