import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { caseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import { hashOfProof } from '#kernel/guest-proof';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { BookingRow, Channel, Contact, Person } from '../domain/booking.ts';
import { openHours } from '../domain/open-hours.ts';
import type { OfficePlan, Plan } from '../domain/plan.ts';
import { holds, instantOf, minuteOf, type Span } from '../domain/spans.ts';
import { checkLines, type LinesRefusal, type VisitLine, visitMinutes } from '../domain/visit.ts';
import { findByOnce, findOwn, letGo } from '../store/booking-store.ts';
import { type AppointmentParts, backAt, drawn, officeOf } from './appointment-parts.ts';
import { dayNumber, type Taken } from './board.ts';
import { type BookingLine, bookingLine, type StoredOrder } from './booking-line.ts';
import { draftContact } from './visit-events.ts';

/**
 * Holds a slot for a person for some minutes (ITI-116, `$hold`). Who holds another one lets it go; the same slot again is the same hold.
 * Refused when it is not offered, or when somebody was quicker.
 */
export async function holdSlot(
  parts: AppointmentParts,
  order: HoldOrder,
): Promise<Result<BookingRow, TakeRefusal | 'too-many'>> {
  const seen = await parts.board.read(atFirst);
  const offered = offeredDesks(parts, order, seen);
  if (!offered.ok) return offered;
  const until = parts.clock.now().add({ minutes: parts.plan.rules.holdMinutes }).toString();
  const own = await ownHolds(parts, order.person);
  const same = own.find(
    (hold) => hold.office === order.office && hold.from === order.at && isDeepStrictEqual(hold.lines, order.lines),
  );
  if (same) return ok(same);
  const taken = await take(parts, order, { ...offered.value, seen, state: 'held', holdUntil: until, contact: null });
  if (taken.ok && own.length > 0)
    await letGo(
      parts.db,
      own.map(({ id }) => id),
      backAt(parts),
    );
  return taken;
}

/** The holds of a guest or account that are still good; the staff hold for many people. */
async function ownHolds(parts: AppointmentParts, { actor, guestProofs }: Person): Promise<readonly BookingRow[]> {
  if (actor.kind === 'staff') return [];
  const now = parts.clock.now().toString();
  const own = await findOwn(parts.db, guestProofs.map(hashOfProof), actor.kind === 'citizen' ? actor.id : null, now);
  return own.filter(({ state, holdUntil }) => state === 'held' && (holdUntil ?? '') > now);
}

/** Books a slot in one step, for programs and for callers on the telephone: all or nothing. */
export async function bookAtOnce(
  parts: AppointmentParts,
  order: HoldOrder,
  contact: Contact,
): Promise<Result<BookingRow, TakeRefusal | 'too-many'>> {
  const seen = await parts.board.read(atFirst);
  const offered = offeredDesks(parts, order, seen);
  if (!offered.ok) return offered;
  return take(parts, order, { ...offered.value, seen, state: 'confirmed', holdUntil: null, contact });
}

/** The desks on which a visit may stand by plan and release, best first; what is taken is for the database to say. */
export function offeredDesks(
  parts: Pick<AppointmentParts, 'plan' | 'calendar' | 'clock' | 'random'>,
  order: Pick<HoldOrder, 'office' | 'at' | 'lines' | 'person'>,
  taken: Pick<Taken, 'closures' | 'extras'>,
): Result<Offered, LinesRefusal | 'slot-not-offered'> {
  const now = minuteOf(parts.clock.now());
  const { actor } = order.person;
  const known = knownWith(parts.plan, taken);
  // In a rush many ask for the same.
  const key = `${now} ${order.office} ${order.at} ${actor.kind === 'staff' ? actor.offices.join() : ''} ${JSON.stringify(order.lines)}`;
  const offered = known.get(key) ?? workOutDesks(parts, order, taken, now);
  if (known.size >= mostKnown) known.clear();
  known.set(key, offered);
  if (!offered.ok) return offered;
  // Many at once begin at different desks.
  const { desks } = offered.value;
  const turn = drawn(parts, desks.length);
  return ok({ ...offered.value, desks: [...desks.slice(turn), ...desks.slice(0, turn)] });
}

function workOutDesks(
  parts: Pick<AppointmentParts, 'plan' | 'calendar'>,
  { office: id, at, lines: wanted, person }: Pick<HoldOrder, 'office' | 'at' | 'lines' | 'person'>,
  { closures, extras }: Pick<Taken, 'closures' | 'extras'>,
  now: number,
): Result<Offered, LinesRefusal | 'slot-not-offered'> {
  const lines = checkLines(parts.plan, wanted);
  if (!lines.ok) return lines;
  const office = officeOf(parts, id);
  if (!office || !Number.isInteger(at) || at < now || at % parts.plan.rules.stepMinutes !== 0)
    return refuse('slot-not-offered');
  const day = legalDay(instantOf(at));
  if (Temporal.PlainDate.compare(day, legalDay(instantOf(now)).add({ days: parts.plan.rules.daysAhead })) > 0)
    return refuse('slot-not-offered');
  const isStaff = person.actor.kind === 'staff' && person.actor.offices.includes(office.department);
  const services = wanted.map(({ service }) => service);
  const open = openHours({ ...parts, office, day, services, closures, extras, now, isStaff });
  const minutes = visitMinutes(parts.plan, office, wanted);
  const desks = [...open].filter(([, spans]) => holds(spans, [at, at + minutes])).map(([desk]) => desk);
  return desks.length > 0 ? ok({ office, minutes, desks }) : refuse('slot-not-offered');
}

/** What was worked out under this plan, these closures and these extra places; others are other objects. */
function knownWith(plan: Plan, { closures, extras }: Pick<Taken, 'closures' | 'extras'>): KnownDesks['desks'] {
  const known = knownDesks.get(plan);
  if (known && known.closures === closures && known.extras === extras) return known.desks;
  const desks: KnownDesks['desks'] = new Map();
  knownDesks.set(plan, { closures, extras, desks });
  return desks;
}

const knownDesks = new WeakMap<Plan, KnownDesks>();
const mostKnown = 5_000;

/** Tries one desk after the other until a booking is stored; each try that does not get its desk looks again and sees fewer of them. */
async function take(
  parts: AppointmentParts,
  order: HoldOrder,
  how: How,
): Promise<Result<BookingRow, 'slot-taken' | 'too-many'>> {
  const once = order.once ? onceOf(order, order.once) : null;
  const before = once ? await findByOnce(parts.db, once) : null;
  if (before) return ok(before);
  const line = bookingLine(parts);
  const span = [order.at, order.at + how.minutes] as const;
  let { desks, seen } = how;
  let draft: StoredOrder | null = null;
  let age = atFirst;
  for (let tries = 0; tries <= how.desks.length * 2 + mostWaits; tries++) {
    const board = await parts.board.read(age);
    const isFresh = age === 0;
    age = atFirst;
    if (board.closures !== seen.closures || board.extras !== seen.extras) {
      // Something was closed, opened or accepted meanwhile: what is offered may be another.
      const offered = offeredDesks(parts, order, board);
      if (!offered.ok) return refuse('slot-taken');
      desks = offered.value.desks;
      seen = board;
    }
    const free = freeDesk(board, line, span, desks);
    if (free.desk !== null) {
      draft ??= draftOf(parts, order, how, once);
      const refused = await line.store({ ...draft, placed: { ...draft.placed, desk: free.desk } });
      if (refused === null) return ok({ ...draft.booking, desk: free.desk });
      const same = once ? await findByOnce(parts.db, once) : null;
      if (same) return ok(same);
      if (refused === 'too-many') return refuse(refused);
      age = 0;
    } else if (free.soon) await free.soon;
    // Only one look at all desks at one moment can say that none of them is free.
    else if (isFresh && !desks.some((desk) => board.isNew(desk, span))) return refuse('slot-taken');
    else age = 0;
  }
  return refuse('slot-taken');
}

/** The first desk that looks free, or what is to be waited for because it is still on its way; the database says whether it is free. */
function freeDesk({ busy }: Taken, line: BookingLine, span: Span, desks: readonly number[]) {
  const [from, to] = span;
  const [first, last] = [dayNumber(from), dayNumber(to - 1)];
  const isFree = (desk: number, day: number): boolean =>
    busy(desk, day).every(([start, end]) => end <= from || start >= to);
  let soon: Promise<unknown> | null = null;
  for (const desk of desks) {
    if (!isFree(desk, first) || (last !== first && !isFree(desk, last))) continue;
    const other = line.onItsWay(desk, span);
    if (!other) return { desk, soon: null };
    soon ??= other;
  }
  return { desk: null, soon };
}

/** Times that a rush may make somebody wait for what others have on their way. */
const mostWaits = 40;
/** Milliseconds. */
const atFirst = 1_000;

/** The booking as it will be stored, but for its desk; who comes is sealed once, however often it is tried. */
function draftOf(parts: AppointmentParts, order: HoldOrder, how: How, once: string | null): StoredOrder {
  const id = parts.newId();
  const { contact } = how;
  const { actor, guestProofs } = order.person;
  const sealed = contact ? draftContact(parts, id, contact) : noContact;
  const [proof] = guestProofs;
  const kept = {
    ...{ id, number: caseNumber(parts.random.bytes(5), 'T'), office: order.office, desk: 0 },
    ...{ from: order.at, to: order.at + how.minutes, state: how.state, holdUntil: how.holdUntil, seq: contact ? 1 : 0 },
    ...{ lines: order.lines, channel: order.channel, language: order.language, caseNumber: order.caseNumber },
    ...{ sealed: sealed.sealed, mailHash: sealed.mailHash, nameHash: sealed.nameHash, key: sealed.key?.id ?? null },
    accountId: actor.kind === 'citizen' ? actor.id : null,
    guestProof: actor.kind !== 'staff' && proof ? hashOfProof(proof) : null,
  };
  const placed = {
    ...{ ...kept, once, isLimited: actor.kind !== 'staff' && sealed.mailHash !== null },
    staffId: actor.kind === 'staff' ? actor.id : null,
    bookedAt: contact ? parts.clock.now().toString() : null,
  };
  return { parts, placed, booking: { ...kept, active: true, moves: 0 }, person: order.person, key: sealed.key };
}

/** The same key of another sender is another key. */
const onceOf = ({ person }: HoldOrder, key: string): string =>
  createHash('sha256')
    .update(`${person.actor.id ?? ''} `)
    .update(person.guestProofs[0] ?? '')
    .update(` ${key}`)
    .digest('base64url');

const noContact = { key: null, sealed: null, mailHash: null, nameHash: null };

interface KnownDesks extends Pick<Taken, 'closures' | 'extras'> {
  readonly desks: Map<string, Result<Offered, LinesRefusal | 'slot-not-offered'>>;
}
interface Offered {
  readonly office: OfficePlan;
  readonly minutes: number;
  readonly desks: readonly number[];
}
interface How extends Offered {
  /** What was known of closures and extra places when it was offered. */
  readonly seen: Pick<Taken, 'closures' | 'extras'>;
  readonly state: 'held' | 'confirmed';
  readonly holdUntil: string | null;
  readonly contact: Contact | null;
}
export interface HoldOrder {
  readonly office: string;
  /** Minute since 1970. */
  readonly at: number;
  readonly lines: readonly VisitLine[];
  readonly person: Person;
  readonly channel: Channel;
  readonly language: Language;
  readonly caseNumber: string | null;
  /** Key under which a repeated command changes nothing. */
  readonly once: string | null;
}
export type TakeRefusal = LinesRefusal | 'slot-not-offered' | 'slot-taken';
