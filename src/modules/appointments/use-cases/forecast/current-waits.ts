import { legalDay } from '#kernel/clock';
import { deskHours } from '../../domain/desk-hours.ts';
import type { TicketRow } from '../../domain/onsite/ticket.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import { type OfficeWait, officeWaits, type StoredRange } from '../../store/forecast-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/** What is told now about every office of the city: the last forecast, or when it opens next. */
export async function currentWaits(parts: AppointmentParts): Promise<readonly CurrentWait[]> {
  const waits = await readWaits(parts);
  const { closures } = await parts.board.read();
  const today = legalDay(parts.clock.now());
  const now = parts.clock.now().epochMilliseconds / 60_000;
  return parts.plan.offices.map((office) => {
    const spans = deskHours(office, today, parts.calendar, closures).flatMap((hours) => hours.spans);
    const isOpen = spans.some(([from, to]) => from <= now && now < to);
    const wait = waits.get(office.id) ?? null;
    return {
      office,
      isOpen: isOpen || (wait?.desks ?? 0) > 0,
      closesAt: isOpen ? instantOf(Math.max(...spans.map(([, to]) => to))) : null,
      opensAt: isOpen ? null : nextOpening(parts, office, closures, today, now),
      wait,
    };
  });
}

/**
 * The range in which a ticket waits until its call; null when it does not wait, or nothing is known. Who has only just come is told
 * what a newcomer is told: nobody is behind.
 */
export async function waitOfTicket(
  parts: AppointmentParts,
  { id, office, lines, state }: Pick<TicketRow, 'id' | 'office' | 'lines' | 'state'>,
): Promise<ToldWait | null> {
  if (state !== 'waiting') return null;
  const wait = (await readWaits(parts)).get(office);
  if (!wait) return null;
  const service = lines[0]?.service ?? '';
  const range = wait.tickets[id] ?? wait.newcomers.find(({ services }) => services.includes(service))?.range;
  return range ? toldAt(wait, range) : null;
}

/** A stored range with the time at which it was made. */
export const toldAt = ({ madeAt }: Pick<OfficeWait, 'madeAt'>, [low, mid, high]: StoredRange): ToldWait => ({
  ...{ low, mid, high },
  at: Temporal.Instant.fromEpochMilliseconds(Math.round(madeAt * 60_000)),
});

async function readWaits({ db, clock }: AppointmentParts): Promise<ReadonlyMap<string, OfficeWait>> {
  const now = clock.now().epochMilliseconds;
  const before = known.get(db);
  if (before && now >= before.at && now - before.at < freshMilliseconds) return before.waits;
  const rows = (await officeWaits(db)).filter(({ madeAt }) => now / 60_000 - madeAt < staleMinutes);
  const waits = new Map(rows.map((row) => [row.office, row]));
  known.set(db, { at: now, waits });
  return waits;
}

function nextOpening(
  { calendar }: AppointmentParts,
  office: OfficePlan,
  closures: Parameters<typeof deskHours>[3],
  today: Temporal.PlainDate,
  now: number,
): Temporal.Instant | null {
  for (let ahead = 0; ahead < 14; ahead++) {
    const starts = deskHours(office, today.add({ days: ahead }), calendar, closures)
      .flatMap(({ spans }) => spans.map(([from]) => from))
      .filter((from) => from > now);
    if (starts.length > 0) return instantOf(Math.min(...starts));
  }
  return null;
}

const freshMilliseconds = 3_000;
/** Older forecasts are not told any more. */
const staleMinutes = 5;
const known = new WeakMap<
  AppointmentParts['db'],
  { readonly at: number; readonly waits: ReadonlyMap<string, OfficeWait> }
>();

export interface CurrentWait {
  readonly office: OfficePlan;
  readonly isOpen: boolean;
  readonly closesAt: Temporal.Instant | null;
  readonly opensAt: Temporal.Instant | null;
  readonly wait: OfficeWait | null;
}
/** Minutes from then on; null: not before closing. */
export interface ToldWait {
  readonly low: number | null;
  readonly mid: number | null;
  readonly high: number | null;
  readonly at: Temporal.Instant;
}
