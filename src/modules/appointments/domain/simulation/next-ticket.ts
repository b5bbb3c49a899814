/**
 * The discipline of calling, for the live call-up, the prediction and the simulation alike: whom a free desk calls next, null
 * when nobody waits whom it can serve. First those handed to this desk, then by priority; among equals first those whose
 * booked time has come (by that time), then walk-ins (by arrival), then those who are early. Who checks in late waits as a walk-in.
 */
export function nextTicket<T extends Ticket>(queue: readonly T[], desk: Desk, now: number): T | null {
  let best: T | null = null;
  let bestRank = 0;
  let bestTime = 0;
  for (const ticket of queue) {
    if (!mayCall(ticket, desk, now)) continue;
    const kind = kindAt(ticket, now);
    const rank = (ticket.desk === desk.id ? 0 : 1_000_000) + ticket.priority * 3 + kind;
    const time = kind === walkIn ? ticket.arrivedAt : ticket.dueAt!;
    if (best && (rank - bestRank || time - bestTime || (ticket.id < best.id ? -1 : 1)) > 0) continue;
    best = ticket;
    bestRank = rank;
    bestTime = time;
  }
  return best;
}

/** Minutes after the booked time from which a person who checks in waits as a walk-in. */
export const lateAfterMinutes = 15;

function mayCall(ticket: Ticket, desk: Desk, now: number): boolean {
  if (ticket.notBefore !== undefined && ticket.notBefore > now) return false;
  if (ticket.desk !== undefined && ticket.desk !== desk.id) return false;
  for (const skill of ticket.skills) if (!desk.skills.has(skill)) return false;
  return true;
}

function kindAt({ arrivedAt, dueAt }: Ticket, now: number): number {
  if (dueAt === null || arrivedAt > dueAt + lateAfterMinutes) return walkIn;
  return dueAt <= now ? due : early;
}

const [due, walkIn, early] = [0, 1, 2];

/** A person in the waiting room. Times are minutes of the day at the office, with fractions. */
export interface Ticket {
  readonly id: string;
  /** What a desk must be able to do to serve the whole visit. */
  readonly skills: readonly string[];
  /** 0 is called before 1, and so on; whole numbers. */
  readonly priority: number;
  /** When the person checked in or took the ticket. */
  readonly arrivedAt: number;
  /** The booked time; null for a walk-in. */
  readonly dueAt: number | null;
  /** A parked ticket, or a person on the way to another floor. */
  readonly notBefore?: number;
  /** After a transfer: this desk and no other. */
  readonly desk?: string;
}
export interface Desk {
  readonly id: string;
  readonly skills: ReadonlySet<string>;
}
