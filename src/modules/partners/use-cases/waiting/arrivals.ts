import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { ServeRefusal } from '../../domain/visit/index.ts';
import {
  type Arrival,
  endWaiting,
  hasNotedAny,
  insertArrival,
  lockWaiting,
  noteTaken,
  oneArrivalAtATime,
  waitingAt,
} from '../../store/arrival-store.ts';
import { servingAt } from '../clerks.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Notes that somebody came to the own branch and waits: a number of the day, nothing about the person. The same form sent twice counts once. */
export async function noteArrival(
  parts: PartnerParts,
  actor: Actor,
  once: string,
): Promise<Result<number | null, ServeRefusal | 'not-now'>> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok) return serving;
  if (!isUuid(once)) return refuse('not-now');
  const { branch } = serving.value;
  return parts.db.transaction(async (tx) => ok(await arrive(parts, tx, { id: once, branch, actor, isServed: false })));
}

/** Notes that somebody who waited has gone. Refused for who does not wait here any more. */
export const noteGone = (parts: PartnerParts, actor: Actor, id: string) => noteEnd(parts, actor, id, 'left');

/** Notes that somebody who waited is served, without a visit. Refused likewise. */
export const noteServed = (parts: PartnerParts, actor: Actor, id: string) => noteEnd(parts, actor, id, 'served');

async function noteEnd(
  parts: PartnerParts,
  actor: Actor,
  id: string,
  how: Ending['how'],
): Promise<Result<null, ServeRefusal | 'not-now'>> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok) return serving;
  return parts.db.transaction(async (tx) => {
    const row = await waiting(parts, tx, serving.value.branch, id);
    if (!row) return refuse('not-now');
    await end(parts, tx, row, { how, branch: serving.value.branch, actor });
    return ok(null);
  });
}

/** Who waits at the own branch now, and whether anybody was noted today; empty for who may not serve. */
export async function whoWaits(parts: PartnerParts, actor: Actor): Promise<WhoWaits> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok) return { waiting: [], isKept: false };
  const [{ branch }, day] = [serving.value, today(parts)];
  const rows = await waitingAt(parts.db, branch, day);
  return { waiting: rows, isKept: rows.length > 0 || (await hasNotedAny(parts.db, branch, day)) };
}

/**
 * Begins to serve in the transaction that takes a visit: from now the visit is counted, and its wait ends. Somebody who came straight to the counter waited no time;
 * where nobody noted anything, the wait stays unknown.
 */
export async function beginServing(
  parts: PartnerParts,
  tx: Tx,
  { visit, branch, waited, actor }: Beginning,
): Promise<void> {
  const now = nowOf(parts);
  const row = isUuid(waited) ? await waiting(parts, tx, branch, waited) : null;
  if (row) await end(parts, tx, row, { how: 'served', branch, actor });
  if (waited === straight) await arrive(parts, tx, { id: parts.newId(), branch, actor, isServed: true });
  await noteTaken(tx, visit, now, row?.arrivedAt ?? (waited === straight ? now : null));
}

async function arrive(parts: PartnerParts, tx: Tx, { id, branch, actor, isServed }: Arriving): Promise<number | null> {
  oneArrivalAtATime(tx, branch);
  const at = nowOf(parts);
  const came = { type: 'partners.person-arrived', public: { branch } };
  const events = [came, ...(isServed ? [{ type: 'partners.person-served', public: { branch, minutes: 0 } }] : [])];
  const row = { id, branch, day: today(parts), at, servedAt: isServed ? at : null, seq: events.length };
  const number = await insertArrival(tx, row);
  if (number !== null) await parts.events.append(tx, { stream: id, expected: 0, events, actor });
  return number;
}

async function end(parts: PartnerParts, tx: Tx, row: Arrival, { how, branch, actor }: Ending): Promise<void> {
  const now = nowOf(parts);
  const waited = Temporal.Instant.from(row.arrivedAt).until(now).total('minutes');
  const minutes = Math.max(0, Math.round(waited));
  const events = [{ type: `partners.person-${how}`, public: { branch, minutes } }];
  const seq = await parts.events.append(tx, { stream: row.id, expected: row.seq, events, actor });
  if (seq === 'conflict') throw new Error(`two commands at once for arrival ${row.id}`);
  await endWaiting(tx, row.id, seq, how, now);
}

const waiting = async (parts: PartnerParts, tx: Tx, branch: string, id: string): Promise<Arrival | null> =>
  isUuid(id) ? lockWaiting(tx, { id, branch, day: today(parts) }) : null;

const today = ({ clock }: PartnerParts): string => legalDay(clock.now()).toString();
const nowOf = ({ clock }: PartnerParts): string => clock.now().toString({ smallestUnit: 'millisecond' });

/** Stands for somebody who did not have to wait. */
export const straight = 'direkt';

export interface WhoWaits {
  readonly waiting: readonly Arrival[];
  /** True where somebody was noted today: then who comes straight to the counter counts, too. */
  readonly isKept: boolean;
}
interface Beginning {
  readonly visit: Uuid;
  readonly branch: string;
  /** The id of who waited, `direkt`, or nothing. */
  readonly waited: string;
  readonly actor: Actor;
}
interface Arriving {
  readonly id: Uuid;
  readonly branch: string;
  readonly actor: Actor;
  readonly isServed: boolean;
}
interface Ending {
  readonly how: 'served' | 'left';
  readonly branch: string;
  readonly actor: Actor;
}
