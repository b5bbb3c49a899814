import { type Desk, nextTicket, type Ticket } from './next-ticket.ts';

/**
 * One office day, event by event: who is called when and at which desk, who is left, and the minutes each desk works beyond its hours.
 * All chance is in what comes in, so the same day gives the same record.
 */
export function runDay({ desks, visitors, from = 0, absentMinutes = null, closing = 'serve-all' }: Day): DayRecord {
  const closesAt = Math.max(...desks.flatMap(({ open }) => open.map(({ to }) => to)));
  const stays = (desk: DeskPlan): boolean => closing === 'serve-all' && desk.open.at(-1)?.to === closesAt;
  const places = desks.map((desk) => ({
    desk,
    freeAt: mayCallFrom(desk, Math.max(from, desk.busyUntil ?? from), stays(desk)),
  }));
  const coming = entering(visitors, from, absentMinutes);
  const watched = coming.filter(({ visitor }) => visitor.isWatched).length;
  const calls: Call[] = [];
  const [queue, who]: [Ticket[], Visitor[]] = [[], []];
  const nextArrival = (): number => coming[arrived]?.enters ?? Number.POSITIVE_INFINITY;
  let [arrived, seen] = [0, 0];
  let now = nextArrival();
  while (now < Number.POSITIVE_INFINITY && (watched === 0 || seen < watched)) {
    for (; nextArrival() <= now; arrived++) {
      const { visitor } = coming[arrived]!;
      queue.push(visitor.ticket);
      who.push(visitor);
    }
    for (const place of places) {
      while (place.freeAt <= now && queue.length > 0) {
        place.freeAt = mayCallFrom(place.desk, now, stays(place.desk));
        const ticket = place.freeAt > now ? null : nextTicket(queue, place.desk, now);
        if (!ticket) break;
        const index = queue.indexOf(ticket);
        const { comes, minutes, isWatched } = who[index]!;
        queue.splice(index, 1);
        who.splice(index, 1);
        place.freeAt = now + (comes ? minutes : absentMinutes!);
        calls.push({ ticket, desk: place.desk.id, at: now, until: place.freeAt, came: comes });
        if (isWatched) seen++;
      }
    }
    now = Math.min(nextArrival(), queue.length > 0 ? nextFree(places, now) : Number.POSITIVE_INFINITY);
  }
  return { calls, left: queue, overtime: overtimeOf(desks, calls) };
}

/** In the order in which they come to wait; without check-in (absentMinutes) the absent are called as well and cost the desk time. */
function entering(visitors: readonly Visitor[], from: number, absentMinutes: number | null): readonly Entering[] {
  const all: Entering[] = [];
  for (const visitor of visitors) {
    const { ticket, comes } = visitor;
    if (!comes && (absentMinutes === null || ticket.dueAt === null)) continue;
    const enters = Math.max(from, comes ? Math.max(ticket.arrivedAt, ticket.notBefore ?? 0) : ticket.dueAt!);
    all.push({ visitor, enters });
  }
  return all.sort((a, b) => a.enters - b.enters);
}

function nextFree(places: readonly Place[], after: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { freeAt } of places) if (freeAt > after && freeAt < next) next = freeAt;
  return next;
}

/** The first minute from a time on at which a desk may call; one that is open at closing time stays for those who wait. */
function mayCallFrom({ open }: DeskPlan, from: number, stays: boolean): number {
  for (const span of open) if (from < span.to) return Math.max(from, span.from);
  return stays ? from : Number.POSITIVE_INFINITY;
}

function overtimeOf(desks: readonly DeskPlan[], calls: readonly Call[]): ReadonlyMap<string, number> {
  const ends = new Map(desks.map(({ id, busyUntil }) => [id, busyUntil ?? 0]));
  for (const { desk, until } of calls) ends.set(desk, Math.max(ends.get(desk) ?? 0, until));
  return new Map(desks.map(({ id, open }) => [id, Math.max(0, (ends.get(id) ?? 0) - (open.at(-1)?.to ?? 0))]));
}

/** Minutes a person waits: from the booked time or the arrival, whichever is later, until the call. */
export const waitOf = ({ ticket, at }: Pick<Call, 'ticket' | 'at'>): number =>
  Math.max(0, at - Math.max(ticket.arrivedAt, ticket.dueAt ?? ticket.arrivedAt));

export interface Day {
  readonly desks: readonly DeskPlan[];
  readonly visitors: readonly Visitor[];
  /** Where the run begins; who came before waits already. */
  readonly from?: number;
  /** Without check-in: minutes a desk waits for somebody absent. Null with check-in: only those present are called. */
  readonly absentMinutes?: number | null;
  /** Whether those who wait at closing time are served by the last desks, or sent away. */
  readonly closing?: 'serve-all' | 'stop';
}
export interface DeskPlan extends Desk {
  /** Spans of the day in order, without overlap; a service that has begun is finished. */
  readonly open: readonly Span[];
  readonly busyUntil?: number;
}
/** Minutes of the day, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface Visitor {
  readonly ticket: Ticket;
  /** How long the service will take. */
  readonly minutes: number;
  readonly comes: boolean;
  /** The run ends once all who are watched are called; without any it ends with the day. */
  readonly isWatched?: boolean;
}
export interface DayRecord {
  readonly calls: readonly Call[];
  readonly left: readonly Ticket[];
  readonly overtime: ReadonlyMap<string, number>;
}
export interface Call {
  readonly ticket: Ticket;
  readonly desk: string;
  readonly at: number;
  readonly until: number;
  readonly came: boolean;
}
interface Entering {
  readonly visitor: Visitor;
  readonly enters: number;
}
interface Place {
  readonly desk: DeskPlan;
  freeAt: number;
}
