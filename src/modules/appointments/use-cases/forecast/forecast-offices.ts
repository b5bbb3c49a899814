import { legalDay } from '#kernel/clock';
import { deskHours, wholeDay } from '../../domain/desk-hours.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import {
  groupsOf,
  type OfficeNow,
  officeNow,
  predictNewcomer,
  predictWaits,
  type TimeOf,
  type WaitRange,
  waitByOfficeAverage,
} from '../../domain/prediction/index.ts';
import { lateAfterMinutes, seededStream } from '../../domain/simulation/index.ts';
import { instantOf } from '../../domain/spans.ts';
import {
  busyOffices,
  dropWaits,
  type FirstForecast,
  keepFirst,
  noteCalls,
  type OfficeWait,
  type StoredRange,
  saveOfficeWait,
  toldAlready,
  visitsToCome,
} from '../../store/forecast-store.ts';
import { deskStates, openTickets } from '../../store/ticket-store.ts';
import { type AppointmentParts, drawn } from '../appointment-parts.ts';
import { isOpenToday } from '../onsite/office-now.ts';
import { type Lessons, lessonsOf } from './lessons.ts';

/**
 * Forecasts the wait at every office that is open or has somebody on site, keeps it for the pages, and keeps what each ticket was told
 * first. Gives how many offices.
 */
export async function forecastOffices(parts: AppointmentParts, among = parts.plan.offices): Promise<number> {
  const now = parts.clock.now();
  const day = legalDay(now);
  const minute = now.epochMilliseconds / 60_000;
  const busy = await busyOffices(parts.db, day.toString());
  const { closures } = await parts.board.read();
  const active = among.filter(
    (office) =>
      busy.has(office.id) ||
      deskHours(office, day, parts.calendar, closures).some(({ spans }) =>
        spans.some(([from, to]) => from <= minute && minute < to),
      ),
  );
  if (busy.size > 0) await noteCalls(parts.db, day.toString());
  const lessons = await lessonsOf(parts);
  for (const office of active) await forecastOffice(parts, office, { day, minute, closures, lessons });
  const closed = among.filter((office) => !active.includes(office)).map(({ id }) => id);
  if (closed.length > 0) await dropWaits(parts.db, closed);
  return active.length;
}

async function forecastOffice(
  parts: AppointmentParts,
  office: OfficePlan,
  { day, minute, closures, lessons }: Moment,
): Promise<void> {
  const { db, plan, calendar } = parts;
  const date = day.toString();
  const [from, until] = wholeDay(day).map((edge) => instantOf(edge).toString()) as [string, string];
  const [tickets, desks, visits, told] = await Promise.all([
    openTickets(db, office.id, date),
    deskStates(db, office.id),
    visitsToCome(db, office.id, from, until),
    toldAlready(db, office.id, date),
  ]);
  const openDesks = new Set(desks.filter(({ desk }) => isOpenToday(desks, desk, day)).map(({ desk }) => desk));
  const state = officeNow({
    ...{ plan, office, tickets, openDesks, visits, now: minute },
    hours: deskHours(office, day, calendar, closures),
    noShow: ({ id, lines }) =>
      lessons.noShow(office, {
        service: lines[0]?.service ?? '',
        leadDays: visits.find((visit) => visit.id === id)?.leadDays ?? 0,
      }),
  });
  const wait = predictOffice(state, lessons.timeOf(office), {
    // While nobody calls anybody, nothing is told to newcomers.
    groups: openDesks.size > 0 ? groupsOf(plan, state.desks) : [],
    next: seededStream(drawn(parts, 2 ** 31)),
  });
  await saveOfficeWait(db, { ...wait, office: office.id, madeAt: minute, desks: openDesks.size });
  const average = lessons.average(office);
  const rows = state.waiting.flatMap(({ ticket }): FirstForecast[] => {
    const range = wait.tickets[ticket.id];
    if (told.has(ticket.id) || !range) return [];
    const [low, mid, high] = range;
    const byAverage = averageFor(state, ticket, average);
    return [{ ticket: ticket.id, office: office.id, day: date, madeAt: minute, low, mid, high, byAverage }];
  });
  await keepFirst(db, rows);
}

/** Everything that is told about an office at a moment. */
function predictOffice(
  state: OfficeNow,
  timeOf: TimeOf,
  { groups, next }: { readonly groups: readonly (readonly string[])[]; readonly next: () => number },
): Pick<OfficeWait, 'waiting' | 'serving' | 'newcomers' | 'tickets'> {
  const waits = predictWaits(state, timeOf, next, ticketRuns);
  return {
    waiting: state.waiting.length,
    serving: state.running.length,
    newcomers: groups.map((services) => {
      const [first = ''] = services;
      const range = predictNewcomer(state, { services: [first], skills: [first] }, timeOf, next, newcomerRuns);
      return { services, range: stored(range) };
    }),
    tickets: Object.fromEntries([...waits].map(([id, range]) => [id, stored(range)])),
  };
}

/** What the yardstick says for a ticket that waits: walk-ins before it, and all appointments that are still open. */
function averageFor(
  { now, desks, waiting, expected }: OfficeNow,
  own: OfficeNow['waiting'][number]['ticket'],
  average: number,
): number {
  const appointments = [...waiting.map(({ ticket }) => ticket), ...expected].flatMap(({ id, dueAt }) =>
    dueAt !== null && id !== own.id && dueAt + lateAfterMinutes >= now ? [dueAt] : [],
  );
  const walkInsAhead = waiting.filter(
    ({ ticket }) => ticket.dueAt === null && ticket.id !== own.id && ticket.arrivedAt < own.arrivedAt,
  ).length;
  const open = desks.filter((desk) => desk.open.some(({ from, to }) => from <= now && now < to)).length;
  if (own.dueAt === null) return waitByOfficeAverage({ now, desks: open, walkInsAhead, appointments }, average);
  // It knows no more of an appointment than who is due before, and that nobody is called before the time.
  const before = appointments.filter((dueAt) => dueAt < own.dueAt!);
  return Math.max(
    own.dueAt - now,
    waitByOfficeAverage({ now, desks: open, walkInsAhead: before.length, appointments: [] }, average),
  );
}

const stored = ({ from, median, to }: WaitRange): StoredRange => [rounded(from), rounded(median), rounded(to)];
const rounded = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes * 10) / 10);
const [ticketRuns, newcomerRuns] = [100, 80];

interface Moment {
  readonly day: Temporal.PlainDate;
  /** Minute since 1970, with fractions. */
  readonly minute: number;
  readonly closures: Parameters<typeof deskHours>[3];
  readonly lessons: Lessons;
}
