import { setImmediate } from 'node:timers/promises';
import { type Database, type Tx, together } from '#platform/database';
import type { KeyDraft } from '#platform/vault';
import type { BookingRow, Person } from '../domain/booking.ts';
import type { Span } from '../domain/spans.ts';
import { type NotTaken, type PlacedBooking, takeAllDesks, takeDesks } from '../store/booking-together.ts';
import { besideClosings } from '../store/closing-locks.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { announceBooked } from './visit-events.ts';

/**
 * The one line in which the bookings of this node stand: those that arrive together are stored together, in one transaction of a few statements.
 * What is on its way at a desk is known here, so that nobody else tries the same place.
 */
export function bookingLine({ db }: Pick<AppointmentParts, 'db'>): BookingLine {
  const known = lines.get(db);
  if (known) return known;
  const line = createLine();
  lines.set(db, line);
  return line;
}

function createLine(): BookingLine {
  const promised = new Map<number, OnItsWay[]>();
  const store = together(storing(), { most, abreast, keysOf });
  return {
    onItsWay(desk, [from, to]) {
      return promised.get(desk)?.find(({ span }) => span[0] < to && from < span[1])?.done ?? null;
    },
    async store(order) {
      const { desk, from, to } = order.placed;
      const done = store(order).then((answer) => {
        if (answer === null) order.parts.board.note({ ...order.placed, active: true });
        return answer;
      });
      const one: OnItsWay = { span: [from, to], done: done.catch(() => undefined) };
      const here = promised.get(desk) ?? [];
      promised.set(desk, here);
      here.push(one);
      try {
        return await done;
      } finally {
        here.splice(here.indexOf(one), 1);
      }
    },
  };
}

/**
 * All of them leave in one go. While nobody else is quicker, everything is sent without waiting for answers, and stored whole or not at all; where
 * somebody was, one that finds its place taken is left out.
 */
function storing(): (orders: readonly StoredOrder[]) => Promise<readonly (NotTaken | null)[]> {
  let careful = 0;
  return async (orders) => {
    if (careful > 0) careful--;
    else {
      try {
        return await storeAtOnce(orders);
      } catch (cause) {
        if (!isRefusal(cause)) throw cause;
        careful = batchesOfCare;
      }
    }
    return storeWhatIsFree(orders);
  };
}

async function storeAtOnce(orders: readonly StoredOrder[]): Promise<readonly null[]> {
  const { parts } = orders[0]!;
  const placed = orders.map((order) => order.placed);
  await parts.db.transaction(async (tx) => {
    follow(tx, placed, shortPatience);
    takeAllDesks(tx, placed, limitsOf(parts));
    // The database takes the desks while the events are worked out.
    await setImmediate();
    await tell(parts, tx, orders);
  });
  return orders.map(() => null);
}

async function storeWhatIsFree(orders: readonly StoredOrder[]): Promise<readonly (NotTaken | null)[]> {
  const { parts } = orders[0]!;
  const placed = orders.map((order) => order.placed);
  return parts.db.transaction(async (tx) => {
    follow(tx, placed);
    const lost = await takeDesks(tx, placed, limitsOf(parts));
    await tell(
      parts,
      tx,
      orders.filter(({ placed: { id } }) => !lost.has(id)),
    );
    return placed.map(({ id }) => lost.get(id) ?? null);
  });
}

/** In an order with closings and with what the same people do elsewhere. */
function follow(tx: Tx, placed: readonly PlacedBooking[], patience: number | null = null): void {
  const limited = placed.flatMap(({ isLimited, mailHash }) => (isLimited && mailHash ? [mailHash] : []));
  besideClosings(tx, [...new Set(placed.map(({ office }) => office))], limited, patience);
}

/** Keeps the keys and says what was booked. */
async function tell(parts: AppointmentParts, tx: Tx, orders: readonly StoredOrder[]): Promise<void> {
  const keys = orders.flatMap(({ key }) => (key ? [key] : []));
  parts.vault.keepKeys(tx, keys);
  const booked = orders.filter(({ placed: { state } }) => state === 'confirmed');
  await announceBooked(parts, tx, booked);
}

const limitsOf = ({ clock, plan }: AppointmentParts) => ({
  now: clock.now().toString(),
  visitsPerPerson: plan.rules.visitsPerPerson,
});

/** True when a row was refused by the rules of its table, or others would have had to be waited for: nothing of it is stored. */
const isRefusal = (cause: unknown): boolean =>
  /^(23|55P03$)/.test(String((cause as { readonly code?: unknown } | null)?.code ?? ''));

/** One person and one command at a time: what they may still do depends on what they did. */
const keysOf = ({ placed: { once, isLimited, mailHash } }: StoredOrder): readonly string[] => [
  ...(once ? [`once ${once}`] : []),
  ...(isLimited && mailHash ? [`mail ${mailHash}`] : []),
];

const lines = new WeakMap<Database, BookingLine>();
/** Milliseconds. */
const shortPatience = 50;
const most = 64;
const abreast = 3;
/** After somebody was quicker. */
const batchesOfCare = 20;

export interface BookingLine {
  /** What is on its way to the database at a desk in this span, and settles when that is known; null for nothing. */
  onItsWay(desk: number, span: Span): Promise<unknown> | null;
  /** Null when it is stored, and on no other account before. */
  store(order: StoredOrder): Promise<NotTaken | null>;
}
export interface StoredOrder {
  readonly parts: AppointmentParts;
  readonly placed: PlacedBooking;
  readonly booking: BookingRow;
  readonly person: Person;
  readonly key: KeyDraft | null;
}
interface OnItsWay {
  readonly span: Span;
  readonly done: Promise<unknown>;
}
