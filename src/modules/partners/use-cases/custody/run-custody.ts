import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import {
  applyCustody,
  type CustodyCommand,
  type CustodyEvent,
  decideCustody,
  type Hand,
  type Refusal,
} from '../../domain/custody/index.ts';
import { setDispute } from '../../store/bag-store.ts';
import {
  answerCommand,
  type CustodyScope,
  claimCommand,
  insertBag,
  insertCustodyEvent,
  insertItem,
  lockCustody,
  saveCustody,
} from '../../store/custody-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { momentOf, rulesOf } from './custody-parts.ts';
import { publish } from './publish-custody.ts';

/**
 * Answers a command once: its id is taken first, and a double click or a replay gets the first answer and does nothing. The work sees one transaction; a refusal keeps
 * what the work stored before it (a try of a code), a fault keeps nothing.
 */
export function answerOnce<T extends Json, R extends string>(
  parts: PartnerParts,
  { once, actor, what }: OnceOrder,
  work: (tx: Tx) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'not-now'>> {
  const claim = { id: once, staffId: actor.id ?? actor.kind, what, at: parts.clock.now().toString() };
  return parts.db.transaction(async (tx): Promise<Result<T, R | 'not-now'>> => {
    const claimed = await claimCommand(tx, claim);
    if (!claimed.isNew) return (claimed.answer as unknown as Result<T, R> | null) ?? refuse('not-now');
    const result = await work(tx);
    await answerCommand(tx, once, result as unknown as Json);
    return result;
  });
}

/**
 * Carries out one command of custody inside a transaction: locks what it is about, decides by the checked rules, stores state and journal, and tells the event log and the cases.
 * Refused as `decideCustody` does; then nothing is stored.
 */
export async function carryOut(
  parts: PartnerParts,
  tx: Tx,
  order: CustodyOrder,
): Promise<Result<readonly CustodyEvent[], Refusal>> {
  const { by, command, office, scope, once } = order;
  const locked = await lockCustody(tx, scope, () => parts.newId());
  const { at, day } = momentOf(parts);
  const decided = decideCustody(locked.custody, { at, day, by, ...command } as CustodyCommand, rulesOf(parts, office));
  if (!decided.ok) return decided;
  const now = parts.clock.now().toString();
  let custody = locked.custody;
  for (const event of decided.value) {
    const after = applyCustody(custody, event);
    const fresh = { stream: parts.newId(), seq: 0, office, pickUp: order.pickUp ?? '', at: now };
    if (event.type === 'item-registered') await insertItem(tx, after, event.serial, fresh);
    if (event.type === 'bag-sealed') {
      await insertBag(tx, event.seal, after.bags[event.seal]!, fresh);
    }
    await saveCustody(tx, custody, after, now);
    await insertCustodyEvent(tx, once, now, by, event);
    if (event.type === 'bag-disputed') await setDispute(tx, event.seal, event);
    custody = after;
  }
  await publish(parts, tx, { events: decided.value, actor: order.actor });
  return ok(decided.value);
}

interface OnceOrder {
  /** Comes with the form: the same for a form sent twice. */
  readonly once: Uuid;
  readonly actor: Actor;
  /** Names the command and what it is about: another one under the same id is refused. */
  readonly what: string;
}
export interface CustodyOrder {
  readonly once: Uuid;
  readonly actor: Actor;
  readonly by: Hand;
  /** The office whose documents these are. */
  readonly office: string;
  readonly scope: CustodyScope;
  readonly command: Bare;
  /** The wish that a new item answers. */
  readonly pickUp?: Uuid;
}
type Bare = CustodyCommand extends infer C ? (C extends CustodyCommand ? Omit<C, 'at' | 'day' | 'by'> : never) : never;
