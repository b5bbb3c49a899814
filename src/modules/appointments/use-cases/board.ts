import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Database } from '#platform/database';
import type { Span } from '../domain/spans.ts';
import { type Changed, readChanged, readClosures, readMark, readTaken, type TakenRow } from '../store/board-store.ts';

/**
 * What this node knows about taken desks, so that looking for a slot costs the same with a thousand visits and with a hundred thousand.
 * Each look takes up what changed since the last; from time to time everything is read again. It only finds: what is taken in the
 * meantime is refused by the database.
 */
export function createBoard({ db, clock, freshMilliseconds = 100 }: BoardParts): Board {
  let known: Known | null = null;
  let looking: Promise<Known> | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  // What was noted since the last look began, and since the one under way began.
  let recent: readonly TakenRow[] = [];
  let next: TakenRow[] = [];
  const look = async (): Promise<Known> => {
    const at = performance.now();
    next = [];
    const from = clock.now().subtract({ hours: 24 }).toString();
    const mark = await readMark(db);
    const isWhole = !known || at - known.wholeAt > wholeMilliseconds;
    const base: Known =
      isWhole || !known
        ? { byId: new Map(), byDesk: new Map(), gone: new Set(), wholeAt: at, mark, closures: [], extras: [] }
        : known;
    const [rows, changed] = await Promise.all([
      isWhole ? readTaken(db, from) : readChanged(db, base.mark),
      readClosures(db, from),
    ]);
    for (const row of rows) {
      if (!row.active) base.gone.add(row.id);
      note(base, row);
    }
    // The same lists stay the same objects: whoever worked something out with them need not do it again.
    known = {
      ...base,
      mark,
      closures: kept(base.closures, changed.closures),
      extras: kept(base.extras, changed.extras),
    };
    lookedAt = at;
    recent = next;
    return known;
  };
  return {
    async read(age = freshMilliseconds) {
      if (!known || performance.now() - lookedAt >= Math.min(age, freshMilliseconds * 10)) {
        // What must be fresh needs a look that begins from now on: one under way may have seen less.
        if (age === 0) await looking?.catch(() => undefined);
        looking ??= look().finally(() => {
          looking = null;
        });
        await looking;
      }
      const { byDesk, byId, closures, extras } = known!;
      return {
        ...{ closures, extras },
        busy: (desk, day) => byDesk.get(desk)?.get(day) ?? none,
        placeOf: (id) => byId.get(id) ?? null,
        isNew: (desk, [start, end]) => recent.some((row) => row.desk === desk && row.from < end && start < row.to),
      };
    },
    note(row) {
      // Word of it may come late, when a look has seen that it is gone again.
      if (!known || known.gone.has(row.id)) return;
      next.push(row);
      note(known, row);
    },
    forget() {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** The number of the day in UTC a minute falls into: visits are shorter than a day and seldom cross its end. */
export const dayNumber = (minute: number): number => Math.floor(minute / 1_440);

function note({ byId, byDesk }: Known, row: TakenRow): void {
  const before = byId.get(row.id);
  if (before && row.active && before.desk === row.desk && before.from === row.from && before.to === row.to) return;
  if (before) {
    byId.delete(row.id);
    for (const day of daysOf(before)) {
      const days = byDesk.get(before.desk);
      const spans = days?.get(day) ?? [];
      // Only its own: what a visit leaves behind may have come here first, with the same span.
      const own = spans.findIndex(([from, to]) => from === before.from && to === before.to);
      days?.set(day, spans.toSpliced(own, own < 0 ? 0 : 1));
    }
  }
  if (!row.active) return;
  byId.set(row.id, row);
  const days = byDesk.get(row.desk) ?? new Map<number, Span[]>();
  byDesk.set(row.desk, days);
  for (const day of daysOf(row)) {
    const spans = days.get(day) ?? [];
    const at = spans.findIndex(([from]) => from > row.from);
    days.set(
      day,
      at < 0 ? [...spans, [row.from, row.to]] : [...spans.slice(0, at), [row.from, row.to], ...spans.slice(at)],
    );
  }
}

function daysOf({ from, to }: Pick<TakenRow, 'from' | 'to'>): readonly number[] {
  const [first, last] = [dayNumber(from), dayNumber(to - 1)];
  return first === last ? [first] : [first, last];
}

const kept = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  isDeepStrictEqual(before, now) ? before : now;

const none: readonly Span[] = [];
const wholeMilliseconds = 60_000;

export interface Board {
  /** As fresh as wanted, in milliseconds; never older than a second. */
  read(age?: number): Promise<Taken>;
  /** What this node has just stored itself. */
  note(row: TakenRow): void;
  /** The next look asks the database, however fresh this is. */
  forget(): void;
}
export interface Taken extends Changed {
  /** Spans taken at a desk on a day (number of the UTC day), by time. */
  busy(desk: number, day: number): readonly Span[];
  /** Where a visit stands as this was looked at; null when it takes up no desk. */
  placeOf(id: Uuid): TakenRow | null;
  /** True when something of the span was taken since the last look began: that and what the look saw need not have been so at one moment. */
  isNew(desk: number, span: Span): boolean;
}
interface BoardParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly freshMilliseconds?: number;
}
interface Known extends Changed {
  readonly byId: Map<string, TakenRow>;
  /** What gave its desk back since everything was read. */
  readonly gone: Set<string>;
  readonly byDesk: Map<number, Map<number, readonly Span[]>>;
  readonly wholeAt: number;
  readonly mark: string;
}
