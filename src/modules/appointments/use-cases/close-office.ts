import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { BookingRow, Person } from '../domain/booking.ts';
import { openHours, placesClosedAlong } from '../domain/open-hours.ts';
import { isVirtualUnit } from '../domain/overbooking/index.ts';
import type { OfficePlan } from '../domain/plan.ts';
import { holds, instantOf, minuteOf, type Span } from '../domain/spans.ts';
import { visitMinutes } from '../domain/visit.ts';
import { endClosure, insertClosure, readClosures, replaceClosedAlong } from '../store/board-store.ts';
import { visitsBetween } from '../store/booking-store.ts';
import { aloneWhileClosing } from '../store/closing-locks.ts';
import { type AppointmentParts, officeOf } from './appointment-parts.ts';
import type { Taken } from './board.ts';
import { startsOn } from './find-slots.ts';
import { moveVisit } from './visit-commands.ts';

/**
 * Who is affected when an office or a desk is closed, each with the nearest substitute: the same office first, then others, no slot
 * for two people. Nothing changes yet.
 */
export async function planClosing(
  parts: AppointmentParts,
  closing: Closing,
  stored: Uuid | null = null,
): Promise<readonly Affected[]> {
  const [from, to] = closing.span;
  const rows = await visitsBetween(parts.db, closing.office, instantOf(from).toString(), instantOf(to).toString());
  const board = await parts.board.read();
  // Once it stands, the board knows it: who is affected is told by the time before.
  const taken: Taken = { ...board, closures: board.closures.filter(({ id }) => id !== stored) };
  const closed: Taken = { ...taken, closures: [...taken.closures, { id: '', reason: '', ...closing }] };
  const isHit = (row: BookingRow): boolean =>
    closing.desk === null || closing.desk === row.desk || losesPlace(parts, row, taken, closed);
  const hit = rows.filter((row) => movable.has(row.state) && isHit(row));
  const besides = new Map<number, Span[]>();
  return hit.map((visit) => {
    const substitute = nearest(parts, visit, closed, besides);
    if (substitute)
      besides.set(substitute.desk, [...(besides.get(substitute.desk) ?? []), [substitute.from, substitute.to]]);
    return { visit, substitute };
  });
}

/** True for a visit at an extra place that is closed along with a desk, or where no desk is left that can do what it is about. */
function losesPlace(
  parts: AppointmentParts,
  { office: id, desk, from, to, lines }: BookingRow,
  now: Taken,
  then: Taken,
): boolean {
  const office = officeOf(parts, id);
  if (!office || !isVirtualUnit(desk)) return false;
  const services = lines.map(({ service }) => service);
  const isOpen = ({ closures, extras }: Taken): boolean => {
    const day = legalDay(instantOf(from));
    const open = openHours({ ...parts, office, day, services, closures, extras, now: from, isStaff: true });
    return holds(open.get(desk) ?? [], [from, to]);
  };
  return isOpen(now) && !isOpen(then);
}

/**
 * Closes an office or a desk, and in the same step gives everybody affected a substitute where there is one; they are told by e-mail
 * and may change it. Gives what became of each visit.
 */
export async function closeOffice(
  parts: AppointmentParts,
  person: Person,
  order: ClosingOrder,
): Promise<Result<ClosingDone, 'office-unknown' | 'span-wrong'>> {
  if (!officeOf(parts, order.office)) return refuse('office-unknown');
  if (order.span[0] >= order.span[1]) return refuse('span-wrong');
  const id = parts.newId();
  await parts.db.transaction(async (tx) => {
    await aloneWhileClosing(tx, order.office);
    await insertClosure(tx, { ...order, id, by: person.actor.id, at: parts.clock.now().toString() });
    await closeAlong(parts, tx, order.office);
    await parts.events.append(tx, {
      stream: id,
      expected: 0,
      events: [
        {
          type: 'appointment.office-closed',
          public: { office: order.office, desk: order.desk, from: order.span[0], to: order.span[1] },
        },
      ],
      actor: person.actor,
    });
  });
  parts.board.forget();
  const affected = await planClosing(parts, order, id);
  const done: Affected[] = [];
  for (const { visit, substitute } of affected)
    done.push({ visit, substitute: order.moves ? await give(parts, person, visit, substitute) : null });
  return ok({ id, affected: done });
}

/** Opens again what was closed; false when it was open already. */
export async function reopen(
  parts: AppointmentParts,
  person: Person,
  closure: { readonly id: Uuid; readonly office: string },
): Promise<boolean> {
  const isDone = await parts.db.transaction(async (tx) => {
    await aloneWhileClosing(tx, closure.office);
    const isEnded = await endClosure(tx, closure.id, closure.office, parts.clock.now().toString());
    if (!isEnded) return false;
    await closeAlong(parts, tx, closure.office);
    await parts.events.append(tx, {
      stream: closure.id,
      expected: 1,
      events: [{ type: 'appointment.office-opened', public: { office: closure.office } }],
      actor: person.actor,
    });
    return true;
  });
  parts.board.forget();
  return isDone;
}

/**
 * Extra places that go along with closed desks are closed in the table too: a node that has not heard of the closing cannot book them, nor make
 * a visit of a hold there. In a transaction that is alone with the office.
 */
export async function closeAlong(parts: AppointmentParts, tx: Tx, id: string): Promise<void> {
  const office = officeOf(parts, id);
  if (!office) return;
  const now = parts.clock.now();
  const { closures, extras } = await readClosures(tx, now.subtract({ hours: 24 }).toString());
  const lost = placesClosedAlong({ office, calendar: parts.calendar, closures, extras });
  await replaceClosedAlong(tx, id, lost, now.toString());
}

/** Somebody may have been quicker: then the next nearest, three times at most. */
async function give(
  parts: AppointmentParts,
  person: Person,
  visit: BookingRow,
  first: Substitute | null,
): Promise<Substitute | null> {
  let next = first;
  for (let turn = 0; next && turn < 3; turn++) {
    const moved = await moveVisit(parts, person, visit, { office: next.office, at: next.from });
    if (moved.ok)
      return { office: moved.value.office, desk: moved.value.desk, from: moved.value.from, to: moved.value.to };
    if (moved.reason === 'not-now') return null;
    next = nearest(parts, visit, await parts.board.read(), new Map());
  }
  return null;
}

function nearest(
  parts: AppointmentParts,
  visit: BookingRow,
  taken: Taken,
  besides: ReadonlyMap<number, readonly Span[]>,
): Substitute | null {
  const now = minuteOf(parts.clock.now());
  const wanted = legalDay(instantOf(visit.from));
  const own = officeOf(parts, visit.office);
  const others = parts.plan.offices.filter(
    (office) => office.department === own?.department && (own?.accessible !== true || office.accessible === true),
  );
  for (let ahead = 0; ahead <= substituteDays; ahead++) {
    const day = wanted.add({ days: ahead });
    for (const office of [...(own ? [own] : []), ...others.filter((other) => other !== own)]) {
      const starts = startsOn(parts, office, day, { lines: visit.lines, taken, now, isStaff: true, besides });
      const best = starts.reduce<(typeof starts)[number] | null>(
        (near, start) => (near && Math.abs(near.at - visit.from) <= Math.abs(start.at - visit.from) ? near : start),
        null,
      );
      const [desk] = best?.desks ?? [];
      if (best && desk !== undefined)
        return { office: office.id, desk, from: best.at, to: best.at + visitMinutes(parts.plan, office, visit.lines) };
    }
  }
  return null;
}

const movable: ReadonlySet<string> = new Set(['confirmed', 'pending']);
const substituteDays = 21;

export interface Closing {
  readonly office: string;
  readonly desk: number | null;
  readonly span: Span;
}
export interface ClosingOrder extends Closing {
  readonly reason: string;
  /** True to give substitutes at once. */
  readonly moves: boolean;
}
export interface Substitute {
  readonly office: OfficePlan['id'];
  readonly desk: number;
  readonly from: number;
  readonly to: number;
}
export interface Affected {
  readonly visit: BookingRow;
  readonly substitute: Substitute | null;
}
export interface ClosingDone {
  readonly id: Uuid;
  /** Each with the substitute that was given; null for those who still need one. */
  readonly affected: readonly Affected[];
}
