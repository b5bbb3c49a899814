import { systemActor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { commitmentTo, drawOrder, drawsAround, listDigest, type PlannedDraw } from '../../domain/draw/index.ts';
import type { Span } from '../../domain/spans.ts';
import { applyAll, decide, type WishEvent, type WishList, type WishRecord } from '../../domain/wishes/index.ts';
import {
  closeDraw,
  type DrawRow,
  dueDraws,
  findDraw,
  finishDraw,
  insertDraw,
  lockDraw,
  ticketHolders,
} from '../../store/draw-store.ts';
import { aloneWithWishes, readWaiting } from '../../store/wish-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import type { Taken } from '../board.ts';
import { earliest, type Place } from '../wishes/find-for-wishes.ts';
import { keepSwept, SlotGone, sweepWishes } from '../wishes/sweep-wishes.ts';
import { nowIn, wishRules } from '../wishes/wish-parts.ts';

/**
 * Takes every draw one step further when its time has come: the commitment when the window opens, the list when it closes, and a minute later, when the log
 * has it, seed, order and offers. Gives how many offers were made.
 */
export async function runDraws(parts: AppointmentParts): Promise<number> {
  const now = nowIn(parts);
  const planned = drawsAround(parts.plan, now);
  for (const draw of planned)
    if (draw.opensAt <= now && now < draw.at && !(await findDraw(parts.db, draw.id))) await open(parts, draw);
  let offered = 0;
  for (const { id, state } of await dueDraws(parts.db, parts.clock.now().toString())) {
    const draw = planned.find((one) => one.id === id);
    if (state === 'open') await close(parts, id, draw ?? null);
    else offered += await drawTickets(parts, id, draw ?? null);
  }
  return offered;
}

/** The ticket of a person in a draw: the same whenever they ask, one for each person, and nobody can choose it. */
export const ticketOf = ({ vault }: Pick<AppointmentParts, 'vault'>, draw: string, person: string): string =>
  sha256Of(vault.blindIndex('appointment-draw', `${draw} ${person}`))
    .toString('hex')
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?!$)/g, '$1-');

/** True for a wish that may win something in a draw. */
export const takesPart = ({ wish, state }: Pick<WishRecord, 'wish' | 'state'>, draw: PlannedDraw): boolean =>
  (state === 'open' || state === 'offered') &&
  wish.offices.some((office) => draw.offices.includes(office)) &&
  draw.days.some((day) => day.toString() < wish.before && (wish.notBefore ?? '') <= day.toString());

async function open(parts: AppointmentParts, draw: PlannedDraw): Promise<void> {
  await parts.db
    .transaction(async (tx) => {
      const seed = parts.random.bytes(32);
      const [stream, key, commitment] = [parts.newId(), await parts.vault.createKey(tx), commitmentTo(seed)];
      const face = { draw: draw.id, offices: [...draw.offices], commitment };
      const seq = await tell(parts, tx, { stream, seq: 0 }, 'appointment.draw-opened', face);
      const sealed = await parts.vault.seal(key, { seed: Buffer.from(seed).toString('hex') }, contextOf(draw.id), tx);
      const closesAt = Temporal.Instant.fromEpochMilliseconds(draw.at * 60_000).toString();
      if (!(await insertDraw(tx, { id: draw.id, stream, seq, closesAt, commitment, key, sealed })))
        throw new OpenedElsewhere();
    })
    .catch((cause: unknown) => {
      if (!(cause instanceof OpenedElsewhere)) throw cause;
    });
}

/** One ticket for each person, however many wishes they have. */
async function close(parts: AppointmentParts, id: string, draw: PlannedDraw | null): Promise<void> {
  await sweepWishes(parts);
  await parts.db.transaction(async (tx) => {
    await aloneWithWishes(tx);
    const row = await lockDraw(tx, id);
    if (row?.state !== 'open') return;
    const { list } = await readWaiting(tx);
    const persons = draw ? [...list.wishes.values()].filter((one) => takesPart(one, draw)) : [];
    const held = [...new Set(persons.map(({ wish }) => wish.person))]
      .map((person) => ({ person, ticket: ticketOf(parts, id, person) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    const digest = listDigest(held.map(({ ticket }) => ticket));
    const face = { draw: id, tickets: held.length, listDigest: digest };
    const seq = await tell(parts, tx, row, 'appointment.draw-closed', face);
    await closeDraw(tx, id, { seq, digest, held, at: parts.clock.now().toString() });
  });
}

async function drawTickets(parts: AppointmentParts, id: string, draw: PlannedDraw | null): Promise<number> {
  const row = await findDraw(parts.db, id);
  const since = row?.closedAt ? Temporal.Instant.from(row.closedAt) : null;
  if (!since || since.until(parts.clock.now()).total('seconds') < listedSeconds) return 0;
  const gone = new Set<string>();
  for (let turn = 0; turn < mostTurns; turn++) {
    parts.board.forget();
    const taken = await parts.board.read();
    try {
      const made = await parts.db.transaction((tx) => drawOnce(parts, tx, id, { draw, taken, gone }));
      if (made > 0) parts.board.forget();
      return made;
    } catch (cause) {
      if (!(cause instanceof SlotGone)) throw cause;
      gone.add(cause.slot);
    }
  }
  return 0;
}

async function drawOnce(parts: AppointmentParts, tx: Tx, id: string, how: How): Promise<number> {
  await aloneWithWishes(tx);
  const row = await lockDraw(tx, id);
  if (row?.state !== 'closed') return 0;
  const seed = await seedOf(parts, tx, row);
  const order = drawOrder({ seed: Buffer.from(seed, 'hex'), tickets: row.tickets ?? [] });
  const offered = how.draw ? await offerInOrder(parts, tx, { id, order, ...how, draw: how.draw }) : 0;
  const face = { draw: id, seed, tickets: order.length, offered };
  const seq = await tell(parts, tx, row, 'appointment.draw-made', face);
  await finishDraw(tx, id, { seq, seed, order, offered, at: parts.clock.now().toString() });
  await parts.vault.destroyKey(tx, row.key, 'seed-published');
  return offered;
}

/** Each ticket in turn gets the earliest place that fits one of its wishes, and that none before it took. */
async function offerInOrder(
  parts: AppointmentParts,
  tx: Tx,
  { id, order, draw, taken, gone }: Drawing,
): Promise<number> {
  const waiting = await readWaiting(tx);
  const holders = await ticketHolders(tx, id);
  const [now, rules] = [nowIn(parts), wishRules(parts)];
  const byPerson = Map.groupBy(waiting.list.wishes.values(), ({ wish }) => wish.person);
  const besides = new Map<number, Span[]>();
  const [events, places] = [[] as WishEvent[], new Map<string, Place>()];
  let list: WishList = waiting.list;
  for (const ticket of order)
    for (const { wish, seen } of byPerson.get(holders.get(ticket) ?? '') ?? []) {
      if (list.wishes.get(wish.id)?.state !== 'open') continue;
      const place = earliest(parts, wish, seen, { taken, now, gone, besides, drawn: draw });
      if (!place) continue;
      const { slot, desk } = place;
      const decision = decide(list, { type: 'offer', slots: [slot], order: [wish.id] }, now, rules);
      const made = decision.ok ? decision.value.filter(({ type }) => type === 'offer-made') : [];
      if (made.length === 0) continue;
      events.push(...made);
      list = applyAll(list, made);
      places.set(slot.id, { ...place, draw: id });
      besides.set(desk, [...(besides.get(desk) ?? []), [slot.at, slot.at + slot.minutes]]);
      break;
    }
  await keepSwept(parts, tx, { waiting, list, events, places });
  return events.length;
}

async function seedOf(parts: AppointmentParts, tx: Tx, { id, key, sealed }: DrawRow): Promise<string> {
  const read = { actor: systemActor, purpose: 'delivery', caseId: null, subjects: [key], what: ['answers'] } as const;
  const [opened] = await parts.vault.open<{ seed: string }>(tx, read, [{ key, sealed, context: contextOf(id) }]);
  if (!opened) throw new Error(`the seed of draw ${id} is gone`);
  return opened.seed;
}

async function tell(
  parts: AppointmentParts,
  tx: Tx,
  { stream, seq }: Pick<DrawRow, 'stream' | 'seq'>,
  type: string,
  face: JsonObject,
): Promise<number> {
  const events = [{ type, public: face }];
  const last = await parts.events.append(tx, { stream, expected: seq, events, actor: systemActor });
  if (last === 'conflict') throw new Error(`two changes at once of draw stream ${stream}`);
  return last;
}

class OpenedElsewhere extends Error {}

const contextOf = (id: string): string => `appointment-draw:${id}`;
/** The list stands in the log before anybody can know the seed. */
const listedSeconds = 60;
const mostTurns = 20;

interface How {
  readonly draw: PlannedDraw | null;
  readonly taken: Taken;
  readonly gone: ReadonlySet<string>;
}
interface Drawing extends How {
  readonly id: string;
  readonly order: readonly string[];
  readonly draw: PlannedDraw;
}
