import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { caseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { type BookingRow, type Channel, type Contact, hashOfProof, type Person } from '../domain/booking.ts';
import { openHours } from '../domain/open-hours.ts';
import type { OfficePlan } from '../domain/plan.ts';
import { holds, instantOf, minuteOf } from '../domain/spans.ts';
import { checkLines, type LinesRefusal, type VisitLine, visitMinutes } from '../domain/visit.ts';
import {
  besideClosing,
  countUnder,
  findByOnce,
  findOwn,
  letGo,
  type NewBooking,
  takeDesk,
} from '../store/booking-store.ts';
import { type AppointmentParts, backAt, drawn, officeOf } from './appointment-parts.ts';
import { dayNumber, type Taken } from './board.ts';
import { announce, sealContact } from './visit-events.ts';

/**
 * Holds a slot for a person for some minutes (ITI-116, `$hold`). Who holds another one lets it go; the same slot again is the same hold.
 * Refused when it is not offered, or when somebody was quicker.
 */
export async function holdSlot(
  parts: AppointmentParts,
  order: HoldOrder,
): Promise<Result<BookingRow, TakeRefusal | 'too-many'>> {
  const offered = offeredDesks(parts, order, await parts.board.read(atFirst));
  if (!offered.ok) return offered;
  const until = parts.clock.now().add({ minutes: parts.plan.rules.holdMinutes }).toString();
  const own = await ownHolds(parts, order.person);
  const same = own.find(
    (hold) => hold.office === order.office && hold.from === order.at && isDeepStrictEqual(hold.lines, order.lines),
  );
  if (same) return ok(same);
  const taken = await take(parts, order, { ...offered.value, state: 'held', holdUntil: until, contact: null });
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
  const offered = offeredDesks(parts, order, await parts.board.read(atFirst));
  if (!offered.ok) return offered;
  return take(parts, order, { ...offered.value, state: 'confirmed', holdUntil: null, contact });
}

/** The desks on which a visit may stand by plan and release, best first; what is taken is for the database to say. */
export function offeredDesks(
  parts: Pick<AppointmentParts, 'plan' | 'calendar' | 'clock' | 'random'>,
  { office: id, at, lines: wanted, person }: Pick<HoldOrder, 'office' | 'at' | 'lines' | 'person'>,
  { closures }: { readonly closures: Parameters<typeof openHours>[0]['closures'] },
): Result<Offered, LinesRefusal | 'slot-not-offered'> {
  const lines = checkLines(parts.plan, wanted);
  if (!lines.ok) return lines;
  const office = officeOf(parts, id);
  const now = minuteOf(parts.clock.now());
  if (!office || !Number.isInteger(at) || at < now || at % parts.plan.rules.stepMinutes !== 0)
    return refuse('slot-not-offered');
  const day = legalDay(instantOf(at));
  if (Temporal.PlainDate.compare(day, legalDay(instantOf(now)).add({ days: parts.plan.rules.daysAhead })) > 0)
    return refuse('slot-not-offered');
  const isStaff = person.actor.kind === 'staff' && person.actor.offices.includes(office.department);
  const services = wanted.map(({ service }) => service);
  const open = openHours({ ...parts, office, day, services, closures, now, isStaff });
  const minutes = visitMinutes(parts.plan, office, wanted);
  const desks = [...open].filter(([, spans]) => holds(spans, [at, at + minutes])).map(([desk]) => desk);
  if (desks.length === 0) return refuse('slot-not-offered');
  // Many at once begin at different desks.
  const turn = drawn(parts, desks.length);
  return ok({ office, minutes, desks: [...desks.slice(turn), ...desks.slice(0, turn)] });
}

/** Each try that does not get a desk looks again and sees fewer of them, so it ends. */
async function take(
  parts: AppointmentParts,
  order: HoldOrder,
  how: How,
): Promise<Result<BookingRow, 'slot-taken' | 'too-many'>> {
  const once = order.once ? onceOf(order, order.once) : null;
  const before = once ? await findByOnce(parts.db, once) : null;
  if (before) return ok(before);
  for (let turn = 0; turn <= how.desks.length + 2; turn++) {
    const desks = freeDesks(await parts.board.read(turn === 0 ? atFirst : 0), order.at, how);
    if (desks.length === 0) {
      if (turn > 0) return refuse('slot-taken');
      continue;
    }
    try {
      const booking = await parts.db.transaction((tx) => store(parts, tx, order, { ...how, desks }, once));
      parts.board.note(booking);
      return ok(booking);
    } catch (cause) {
      if (!(cause instanceof NotStored)) throw cause;
      const same = once ? await findByOnce(parts.db, once) : null;
      if (same) return ok(same);
      if (cause.reason === 'too-many') return refuse(cause.reason);
    }
  }
  return refuse('slot-taken');
}

/** A few of the desks that look free; the database says whether they are. */
function freeDesks({ busy }: Taken, at: number, { desks, minutes }: How): readonly number[] {
  const [first, last] = [dayNumber(at), dayNumber(at + minutes - 1)];
  const isFree = (desk: number): boolean =>
    (first === last ? [first] : [first, last]).every((day) =>
      busy(desk, day).every(([from, to]) => to <= at || from >= at + minutes),
    );
  return desks.filter(isFree).slice(0, fewDesks);
}

const fewDesks = 4;
/** Milliseconds. */
const atFirst = 1_000;

/** Everything leaves in one go; what turns out wrong undoes it all. */
async function store(
  parts: AppointmentParts,
  tx: Tx,
  order: HoldOrder,
  how: How,
  once: string | null,
): Promise<BookingRow> {
  const id = parts.newId();
  const { contact } = how;
  const { actor, guestProofs } = order.person;
  const now = parts.clock.now().toString();
  besideClosing(tx, order.office);
  const sealed = contact ? await sealContact(parts, tx, id, contact) : noContact;
  const [proof] = guestProofs;
  const row: NewBooking = {
    ...{ id, number: caseNumber(parts.random.bytes(5), 'T'), office: order.office, desks: how.desks },
    ...{ from: order.at, to: order.at + how.minutes, state: how.state, holdUntil: how.holdUntil, seq: contact ? 1 : 0 },
    ...{ lines: order.lines, channel: order.channel, language: order.language, caseNumber: order.caseNumber, once },
    accountId: actor.kind === 'citizen' ? actor.id : null,
    guestProof: actor.kind !== 'staff' && proof ? hashOfProof(proof) : null,
    staffId: actor.kind === 'staff' ? actor.id : null,
    bookedAt: contact ? now : null,
    ...sealed,
  };
  const { desks: _, once: __, staffId: ___, bookedAt: ____, ...kept } = row;
  const booking = { ...kept, desk: 0, active: true, moves: 0 } as BookingRow;
  const isLimited = actor.kind !== 'staff' && sealed.mailHash !== null;
  const [{ desk }, under] = await Promise.all([
    takeDesk(tx, row),
    isLimited ? countUnder(tx, sealed.mailHash!, now) : 0,
    contact ? announce(parts, tx, booking, { type: 'appointment.booked', actor, expected: 0 }) : null,
  ]);
  // It counts itself.
  if (under > parts.plan.rules.visitsPerPerson) throw new NotStored('too-many');
  if (desk === null) throw new NotStored('again');
  return { ...booking, desk };
}

/** Everything of the transaction is undone: also the key for who comes. */
class NotStored extends Error {
  readonly reason: 'too-many' | 'again';
  constructor(reason: NotStored['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** The same key of another sender is another key. */
const onceOf = ({ person }: HoldOrder, key: string): string =>
  createHash('sha256')
    .update(`${person.actor.id ?? ''} `)
    .update(person.guestProofs[0] ?? '')
    .update(` ${key}`)
    .digest('base64url');

const noContact = { key: null, sealed: null, mailHash: null, nameHash: null };

interface Offered {
  readonly office: OfficePlan;
  readonly minutes: number;
  readonly desks: readonly number[];
}
interface How extends Offered {
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
