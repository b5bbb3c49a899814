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
import { announce, hashOfMail, sealContact } from './visit-events.ts';

/**
 * Holds a slot for a person for some minutes (ITI-116, `$hold`). Who holds another one lets it go; the same slot again is the same hold.
 * Refused when it is not offered, or when somebody was quicker.
 */
export async function holdSlot(
  parts: AppointmentParts,
  order: HoldOrder,
): Promise<Result<BookingRow, TakeRefusal | 'too-many'>> {
  const offered = offeredDesks(parts, order, await parts.board.read());
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
  const offered = offeredDesks(parts, order, await parts.board.read());
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

/** Each try that finds a free desk and does not get it sees one desk fewer the next time, so it ends. */
async function take(
  parts: AppointmentParts,
  order: HoldOrder,
  how: How,
): Promise<Result<BookingRow, 'slot-taken' | 'too-many'>> {
  const once = order.once ? onceOf(order, order.once) : null;
  for (let turn = 0; turn <= how.desks.length + 2; turn++) {
    try {
      const booking = await parts.db.transaction((tx) => store(parts, tx, order, how, once));
      parts.board.forget();
      return ok(booking);
    } catch (cause) {
      if (!(cause instanceof NotStored)) throw cause;
      const before = once ? await findByOnce(parts.db, once) : null;
      if (before) return ok(before);
      if (cause.reason !== 'again') return refuse(cause.reason);
    }
  }
  return refuse('slot-taken');
}

async function store(
  parts: AppointmentParts,
  tx: Tx,
  order: HoldOrder,
  how: How,
  once: string | null,
): Promise<BookingRow> {
  const id = parts.newId();
  const { actor, guestProofs } = order.person;
  const now = parts.clock.now().toString();
  if (how.contact?.email && actor.kind !== 'staff') {
    const count = await countUnder(tx, hashOfMail(parts, how.contact.email), now);
    if (count >= parts.plan.rules.visitsPerPerson) throw new NotStored('too-many');
  }
  besideClosing(tx, order.office);
  const sealed = how.contact ? await sealContact(parts, tx, id, how.contact) : noContact;
  const [proof] = guestProofs;
  const row: NewBooking = {
    ...{ id, number: caseNumber(parts.random.bytes(5), 'T'), office: order.office, desks: how.desks },
    ...{
      from: order.at,
      to: order.at + how.minutes,
      state: how.state,
      holdUntil: how.holdUntil,
      seq: how.contact ? 1 : 0,
    },
    ...{ lines: order.lines, channel: order.channel, language: order.language, caseNumber: order.caseNumber, once },
    accountId: actor.kind === 'citizen' ? actor.id : null,
    guestProof: actor.kind !== 'staff' && proof ? hashOfProof(proof) : null,
    staffId: actor.kind === 'staff' ? actor.id : null,
    bookedAt: how.contact ? now : null,
    ...sealed,
  };
  const { desk, free } = await takeDesk(tx, row);
  if (desk === null) throw new NotStored(free === 0 ? 'slot-taken' : 'again');
  const { desks: _, once: __, staffId: ___, bookedAt: ____, ...kept } = row;
  const booking = { ...kept, desk, active: true, moves: 0 } as BookingRow;
  if (how.contact) await announce(parts, tx, booking, { type: 'appointment.booked', actor, expected: 0 });
  return booking;
}

/** Everything of the transaction is undone: also the key for who comes. */
class NotStored extends Error {
  readonly reason: 'slot-taken' | 'too-many' | 'again';
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
