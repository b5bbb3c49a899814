import { hashOfProof } from '#kernel/guest-proof';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { BookingRow, Contact, Person } from '../domain/booking.ts';
import { type BookingStep, mayHappen } from '../domain/booking-state.ts';
import type { Span } from '../domain/spans.ts';
import {
  changeState,
  confirmHold,
  countHeldBy,
  countUnder,
  keepReturning,
  lockBooking,
  moveBooking,
  rebind,
} from '../store/booking-store.ts';
import { besideClosings } from '../store/closing-locks.ts';
import { type AppointmentParts, backAt } from './appointment-parts.ts';
import { dayNumber, type Taken } from './board.ts';
import { takeTicketAlong } from './onsite/take-ticket-along.ts';
import { offeredDesks, type TakeRefusal } from './take-slot.ts';
import { announce, hashOfMail, sealContact } from './visit-events.ts';

/**
 * Makes a visit of a hold (ITI-117, `$book`). It is checked again: refused when the hold has run out, the desk was closed, or the person
 * has too many visits. Booked already gives the visit as it stands.
 */
export async function confirmVisit(
  parts: AppointmentParts,
  person: Person,
  booking: BookingRow,
  { contact, language }: { readonly contact: Contact; readonly language: Language },
): Promise<Result<BookingRow, 'hold-over' | 'too-many'>> {
  return parts.db.transaction(async (tx) => {
    const isLimited = contact.email !== '' && person.actor.kind !== 'staff';
    besideClosings(tx, [booking.office], isLimited ? [hashOfMail(parts, contact.email)] : []);
    const row = await lockBooking(tx, booking.id);
    if (row?.state === 'confirmed') return ok(row);
    const now = parts.clock.now().toString();
    if (!row || !mayHappen('confirm', row.state) || (row.holdUntil !== null && row.holdUntil <= now))
      return refuse('hold-over');
    if (isLimited) {
      const count = await countUnder(tx, hashOfMail(parts, contact.email), now);
      if (count >= parts.plan.rules.visitsPerPerson) return refuse('too-many');
    }
    if (await holdsTooMany(parts, tx, person)) return refuse('too-many');
    const sealed = await sealContact(parts, tx, row.id, contact);
    const isDone = await confirmHold(tx, row.id, row.seq, { now, ...sealed, language, caseNumber: row.caseNumber });
    if (!isDone) {
      await parts.vault.destroyKey(tx, sealed.key, 'not-booked');
      return refuse('hold-over');
    }
    const visit: BookingRow = { ...row, ...sealed, language, state: 'confirmed', holdUntil: null, seq: row.seq + 1 };
    await announce(parts, tx, visit, { type: 'appointment.booked', actor: person.actor, expected: 0 });
    return ok(visit);
  });
}

/** True when an account or device has as many coming visits as the plan allows, under whatever names: nobody books for strangers in bulk. */
export async function holdsTooMany(
  { plan, clock }: Pick<AppointmentParts, 'plan' | 'clock'>,
  on: Pick<Tx, 'query'>,
  { actor, guestProofs }: Person,
): Promise<boolean> {
  const most = plan.rules.visitsPerDevice;
  if (most === undefined || actor.kind === 'staff') return false;
  const accountId = actor.kind === 'citizen' ? actor.id : null;
  return (await countHeldBy(on, guestProofs.map(hashOfProof), accountId, clock.now().toString())) >= most;
}

/** Moves a visit to another slot. The old one stays until the new one is sure; what it leaves is offered again after a while. */
export async function moveVisit(
  parts: AppointmentParts,
  person: Person,
  booking: BookingRow,
  to: NewSlot,
): Promise<Result<BookingRow, TakeRefusal | 'not-now'>> {
  const offered = offeredDesks(parts, { ...to, lines: booking.lines, person }, await parts.board.read());
  if (!offered.ok) return offered;
  const span = [to.at, to.at + offered.value.minutes] as const;
  for (let turn = 0; turn < mostTurns; turn++) {
    for (const desk of offered.value.desks) {
      const place = { office: to.office, desk, from: span[0], to: span[1] };
      try {
        const moved = await parts.db.transaction((tx) => moveTo(parts, tx, person, booking, place));
        if (!moved) return refuse('not-now');
        parts.board.forget();
        return ok(moved);
      } catch (cause) {
        if (!(cause instanceof ClosedMeanwhile) && (cause as { readonly code?: string }).code !== exclusionViolated)
          throw cause;
      }
    }
    // One desk after the other was taken, perhaps never all at once: one look at all of them says so.
    const taken = await parts.board.read(0);
    if (offered.value.desks.every((desk) => isTaken(taken, desk, span, booking))) break;
  }
  return refuse('slot-taken');
}

/** True when others have something of the span at this desk. */
function isTaken({ busy, isNew, placeOf }: Taken, desk: number, span: Span, { id }: BookingRow): boolean {
  if (isNew(desk, span)) return false;
  const [from, to] = span;
  const own = placeOf(id);
  const isOwn = ([start, end]: Span): boolean => own?.desk === desk && start === own.from && end === own.to;
  return [...new Set([dayNumber(from), dayNumber(to - 1)])].some((day) =>
    busy(desk, day).some((one) => one[0] < to && from < one[1] && !isOwn(one)),
  );
}

async function moveTo(
  parts: AppointmentParts,
  tx: Tx,
  person: Person,
  booking: BookingRow,
  place: { readonly office: string; readonly desk: number; readonly from: number; readonly to: number },
): Promise<BookingRow | null> {
  besideClosings(tx, [place.office]);
  const row = await lockBooking(tx, booking.id);
  if (!row || !mayHappen('move', row.state)) return null;
  if (row.desk === place.desk && row.from === place.from && row.to === place.to) return row;
  if (!(await moveBooking(tx, row.id, row.seq, place))) throw new ClosedMeanwhile();
  await keepReturning(tx, parts.newId(), row, place, backAt(parts));
  const moved: BookingRow = { ...row, ...place, seq: row.seq + 1, moves: row.moves + 1 };
  await announce(parts, tx, moved, { type: 'appointment.moved', actor: person.actor, expected: row.seq });
  return moved;
}

/** Takes a visit or a hold back; the slot returns after a while. Taken back already gives it as it stands. */
export async function cancelVisit(
  parts: AppointmentParts,
  person: Person,
  booking: BookingRow,
  by: 'person' | 'office' = 'person',
): Promise<Result<BookingRow, 'not-now'>> {
  const done = await step(parts, person, booking, { what: 'cancel', state: 'cancelled', by });
  parts.board.forget();
  return done;
}

/** The person is here, was served, or did not come: by the staff. Repeating it changes nothing. */
export const markVisit = (
  parts: AppointmentParts,
  person: Person,
  booking: BookingRow,
  mark: Mark,
): Promise<Result<BookingRow, 'not-now'>> => step(parts, person, booking, { ...marks[mark], by: 'office' });

/** Opens a visit on this device for good: who proved to know it holds it from now on. */
export const bindVisit = (parts: AppointmentParts, booking: BookingRow, person: Person): Promise<void> => {
  const [proof] = person.guestProofs;
  return proof ? rebind(parts.db, booking.id, hashOfProof(proof)) : Promise.resolve();
};

async function step(
  parts: AppointmentParts,
  person: Person,
  booking: BookingRow,
  how: Step,
): Promise<Result<BookingRow, 'not-now'>> {
  return parts.db.transaction(async (tx) => {
    const row = await lockBooking(tx, booking.id);
    if (!row) return refuse('not-now');
    const state = how.what === 'cancel' && row.state === 'held' ? 'lapsed' : how.state;
    const isDone = row.state === how.state || (how.what === 'cancel' && row.state === 'lapsed');
    if (isDone) return ok(row);
    if (!mayHappen(how.what, row.state)) return refuse('not-now');
    const isHold = row.state === 'held';
    const seq = isHold ? row.seq : row.seq + 1;
    const isReturned = how.what === 'cancel';
    const isLive = isReturned || how.what === 'check-in';
    await changeState(tx, row.id, row.seq, {
      state,
      seq,
      active: isLive,
      backAt: isReturned ? backAt(parts) : null,
    });
    const changed: BookingRow = {
      ...row,
      state,
      seq,
      active: isLive,
      moves: isReturned ? row.moves + 1 : row.moves,
    };
    if (!isHold)
      await announce(parts, tx, changed, {
        ...{ type: events[how.what], actor: person.actor, expected: row.seq, by: how.by, isQuiet: !isReturned },
      });
    await takeTicketAlong(parts, tx, person.actor, changed);
    return ok(changed);
  });
}

/** The desk was closed after the board was read. */
class ClosedMeanwhile extends Error {}
const exclusionViolated = '23P01';
const mostTurns = 20;
const marks = {
  'checked-in': { what: 'check-in', state: 'checked-in' },
  finished: { what: 'finish', state: 'finished' },
  missed: { what: 'miss', state: 'missed' },
} as const;
const events = {
  cancel: 'appointment.cancelled',
  'check-in': 'appointment.checked-in',
  finish: 'appointment.finished',
  miss: 'appointment.missed',
} as const;

export type Mark = keyof typeof marks;
export interface NewSlot {
  readonly office: string;
  readonly at: number;
}
interface Step {
  readonly what: Extract<BookingStep, keyof typeof events>;
  readonly state: BookingRow['state'];
  readonly by: 'person' | 'office';
}
