import { systemActor } from '#kernel/actor';
import { deskHours } from '../../domain/desk-hours.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { stepsOf, type TimeOf, timesAt } from '../../domain/prediction/index.ts';
import {
  drawMinutes,
  drawPlace,
  type RandomStream,
  runDay,
  seededStream,
  sumOfTimes,
  type Visitor,
} from '../../domain/simulation/index.ts';
import { deskStates, forgottenTickets, openTickets, type TicketRow } from '../../store/ticket-store.ts';
import { type AppointmentParts, drawn } from '../appointment-parts.ts';
import { callNext } from '../onsite/call-next.ts';
import { closeDesk, openDesk } from '../onsite/desks.ts';
import { issueTicket } from '../onsite/issue-ticket.ts';
import { isOpenToday, momentOf } from '../onsite/office-now.ts';
import { commandTicket } from '../onsite/ticket-commands.ts';
import { forecastOffices } from './forecast-offices.ts';
import { learnFrom, measureDay } from './measure-days.ts';

/** The office in which the demo plays made-up days; null for a city without one of three desks. */
export const exampleOffice = ({ plan }: Pick<AppointmentParts, 'plan'>): OfficePlan | null =>
  plan.offices.findLast(({ desks }) => desks.length >= 3) ?? null;

/**
 * One small step of the made-up day that goes on while the demo runs: somebody may come, whoever was called goes to the desk, whoever is
 * done goes home, and the desks call on. Through the same commands as everywhere; a day begins with some who wait already.
 */
export async function playExample(parts: AppointmentParts): Promise<void> {
  const office = exampleOffice(parts);
  if (!office) return;
  const { day, now } = momentOf(parts);
  // A day of the past is being played at the same desks.
  const older = await forgottenTickets(parts.db, day.toString());
  if (older.some((ticket) => ticket.office === office.id)) return;
  const states = await deskStates(parts.db, office.id);
  const desks = office.desks.slice(0, exampleDesks).map(({ id }) => id);
  const isNew = !desks.some((desk) => isOpenToday(states, desk, day));
  for (const desk of desks) if (!isOpenToday(states, desk, day)) await openDesk(parts, systemActor, office, desk);
  const next = seededStream(drawn(parts, 2 ** 31));
  const tickets = await openTickets(parts.db, office.id, day.toString());
  const coming = isNew ? 5 : tickets.length < mostWaiting && next() < comesInStep ? 1 : 0;
  for (let count = 0; count < coming; count++) await issue(parts, office, serviceOf(parts, next));
  const timeOf = timesAt(parts.plan, office, () => undefined);
  for (const desk of desks) {
    const current = tickets.find((one) => one.desk === desk && (one.state === 'called' || one.state === 'serving'));
    if (current && !isDone(current, now, timeOf)) {
      if (current.state === 'called' && now - (current.calledAt ?? now) > 0.4)
        await commandTicket(parts, systemActor, current.id, { do: 'serve' });
      continue;
    }
    if (current) await commandTicket(parts, systemActor, current.id, { do: 'finish' });
    await callNext(parts, systemActor, { office, desk });
  }
}

/**
 * A made-up day of the past at the example office, as what happens in order, each at its time: people come and are told how long they
 * will wait, desks call and serve them, and in the evening the day is learned from and measured. Nothing where the office was closed.
 */
export function exampleDay(parts: AppointmentParts, day: Temporal.PlainDate): readonly ExampleMoment[] {
  const office = exampleOffice(parts);
  const spans = office ? deskHours(office, day, parts.calendar, []).flatMap((hours) => hours.spans) : [];
  if (!office || spans.length === 0) return [];
  const open = { from: Math.min(...spans.map(([from]) => from)), to: Math.max(...spans.map(([, to]) => to)) };
  const next = seededStream(open.from);
  const desks = office.desks.slice(0, exampleDesks);
  const visitors = drawVisitors(parts, office, open, next);
  const all = new Set(parts.plan.services.map(({ id }) => id));
  const { calls } = runDay({
    visitors,
    desks: desks.map(({ id }) => ({ id: String(id), skills: all, open: [open] })),
  });
  const moments = [
    ...desks.map(({ id }) => ({ at: open.from, run: () => openDesk(parts, systemActor, office, id) })),
    ...visitors.map(({ ticket }) => ({
      at: ticket.arrivedAt,
      run: async () => {
        await issue(parts, office, ticket.skills[0] ?? '');
        await forecastOffices(parts, [office]);
      },
    })),
    ...calls.flatMap(({ at, until, desk }) => [
      { at, run: async () => void (await callNext(parts, systemActor, { office, desk: Number(desk) })) },
      { at: Math.min(until, at + walkMinutes), run: () => stepAt(parts, office, Number(desk), 'serve') },
      // Just before the next is called.
      { at: until - 0.001, run: () => stepAt(parts, office, Number(desk), 'finish') },
    ]),
  ].sort((a, b) => a.at - b.at);
  const end = Math.max(open.to, moments.at(-1)!.at) + 1;
  const evening = async (): Promise<void> => {
    for (const { id } of desks) await closeDesk(parts, systemActor, office, id);
    await learnFrom(parts, day);
    await measureDay(parts, day);
  };
  return [...moments, { at: end, run: evening }].map(({ at, run }) => ({ at: momentAt(at), run }));
}

function drawVisitors(
  parts: AppointmentParts,
  office: OfficePlan,
  open: { readonly from: number; readonly to: number },
  next: RandomStream,
): readonly Visitor[] {
  const visitors: Visitor[] = [];
  const timeOf = timesAt(parts.plan, office, () => undefined);
  const gap = (): number => -Math.log(1 - next()) * minutesBetween;
  for (let at = open.from + gap(); at < open.to - 30; at += gap()) {
    const service = serviceOf(parts, next);
    const minutes = drawMinutes(timeOf(service), next);
    const ticket = {
      id: String(visitors.length).padStart(4, '0'),
      skills: [service],
      priority: 1,
      arrivedAt: at,
      dueAt: null,
    };
    visitors.push({ ticket, minutes: Math.max(1, minutes), comes: true });
  }
  return visitors;
}

/** What is quick is wanted more often. */
function serviceOf({ plan }: Pick<AppointmentParts, 'plan'>, next: RandomStream): string {
  const weights = plan.services.map(({ duration }) => 1 / duration.mean);
  return plan.services[drawPlace(weights, next)]?.id ?? '';
}

async function issue(parts: AppointmentParts, office: OfficePlan, service: string): Promise<void> {
  await parts.db.transaction((tx) =>
    issueTicket(parts, tx, {
      ...{ office: office.id, lines: [{ service, persons: 1 }], language: 'de', actor: systemActor },
      ...{ booking: null, dueAt: null, priority: 1, once: null },
    }),
  );
}

async function stepAt(
  parts: AppointmentParts,
  office: OfficePlan,
  desk: number,
  what: 'serve' | 'finish',
): Promise<void> {
  const tickets = await openTickets(parts.db, office.id, momentOf(parts).day.toString());
  const current = tickets.find((one) => one.desk === desk && (one.state === 'called' || one.state === 'serving'));
  if (current) await commandTicket(parts, systemActor, current.id, { do: what });
}

/** As long as the ticket itself says: the same at every step. */
function isDone({ id, lines, servingAt, state }: TicketRow, now: number, timeOf: TimeOf): boolean {
  if (state !== 'serving' || servingAt === null) return false;
  const own = seededStream(Number.parseInt(id.slice(-8), 16));
  return now - servingAt >= drawMinutes(sumOfTimes(stepsOf(lines).map(timeOf)), own);
}

const momentAt = (minute: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(minute * 60_000));

const [exampleDesks, mostWaiting, walkMinutes] = [2, 9, 0.6];
/** Between two who come, in the mean: two desks are busy for nine tenths of their time. */
const minutesBetween = 4.8;
/** A step is a quarter of a minute. */
const comesInStep = 0.25 / minutesBetween;

/** Something that happens on a made-up day. */
export interface ExampleMoment {
  readonly at: Temporal.Instant;
  run(): Promise<void>;
}
