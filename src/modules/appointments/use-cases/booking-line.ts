import { type Database, together } from '#platform/database';
import type { KeyDraft } from '#platform/vault';
import type { BookingRow, Person } from '../domain/booking.ts';
import type { Span } from '../domain/spans.ts';
import { besideClosings, type NotTaken, type PlacedBooking, takeDesks } from '../store/booking-together.ts';
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
  const store = together(storeAll, { most, abreast, keysOf });
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

/** All of them leave in one go; one that finds its place taken is left out. */
async function storeAll(orders: readonly StoredOrder[]): Promise<readonly (NotTaken | null)[]> {
  const { parts } = orders[0]!;
  const now = parts.clock.now().toString();
  const { visitsPerPerson } = parts.plan.rules;
  return parts.db.transaction(async (tx) => {
    const placed = orders.map((order) => order.placed);
    const limited = placed.flatMap(({ isLimited, mailHash }) => (isLimited && mailHash ? [mailHash] : []));
    besideClosings(tx, [...new Set(placed.map(({ office }) => office))], limited);
    const lost = await takeDesks(tx, placed, { now, visitsPerPerson });
    const won = orders.filter(({ placed: { id } }) => !lost.has(id));
    parts.vault.keepKeys(
      tx,
      won.flatMap(({ key }) => (key ? [key] : [])),
    );
    await announceBooked(
      parts,
      tx,
      won.filter(({ placed: { state } }) => state === 'confirmed'),
    );
    return orders.map(({ placed: { id } }) => lost.get(id) ?? null);
  });
}

/** One person and one command at a time: what they may still do depends on what they did. */
const keysOf = ({ placed: { once, isLimited, mailHash } }: StoredOrder): readonly string[] => [
  ...(once ? [`once ${once}`] : []),
  ...(isLimited && mailHash ? [`mail ${mailHash}`] : []),
];

const lines = new WeakMap<Database, BookingLine>();
const most = 32;
const abreast = 3;

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
