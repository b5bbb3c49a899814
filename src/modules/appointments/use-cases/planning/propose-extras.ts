import { sha256Of } from '#kernel/sha256';
import { deskHours, wholeDay } from '../../domain/desk-hours.ts';
import { openHours } from '../../domain/open-hours.ts';
import { type ExtraPlace, type ExtraPlan, extraPlaces, type OverbookedOffice } from '../../domain/overbooking/index.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { stepsOf, type TimeOf } from '../../domain/prediction/index.ts';
import { type LogNormal, logNormal, meanMinutes, sumOfTimes } from '../../domain/simulation/index.ts';
import { holds, instantOf, type Span } from '../../domain/spans.ts';
import { type VisitToCome, visitsToCome } from '../../store/forecast-store.ts';
import { type AcceptedExtras, extrasOn } from '../../store/planning-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { lessonsOf } from '../forecast/lessons.ts';
import { workedOut } from './worked-out.ts';

/** What extra places would do on a day at an office, by who is booked and who usually does not come; null on a day without published hours. */
export async function proposeExtras(
  parts: AppointmentParts,
  office: OfficePlan,
  day: Temporal.PlainDate,
): Promise<ExtraProposal | null> {
  const [from, until] = wholeDay(day).map((edge) => instantOf(edge).toString()) as [string, string];
  const [visits, accepted, lessons, taken] = await Promise.all([
    visitsToCome(parts.db, office.id, from, until),
    extrasOn(parts.db, office.id, day.toString()),
    lessonsOf(parts),
    parts.board.read(),
  ]);
  const { plan, calendar } = parts;
  const { closures } = taken;
  const [, end] = wholeDay(day);
  // By the end of the day everything is published that ever will be.
  const open = openHours({ plan, office, day, services: [], calendar, closures, now: end, isStaff: false });
  if (open.size === 0 || deskHours(office, day, calendar, closures).length === 0) return null;
  const slotMinutes = slotOf(visits, plan.rules.stepMinutes);
  const [opensAt, desks] = slotsOf([...open.values()], slotMinutes);
  const noShowOf = ({ lines, leadDays }: Pick<VisitToCome, 'lines' | 'leadDays'>): number =>
    lessons.noShow(office, { service: lines[0]?.service ?? '', leadDays });
  const usual = noShowOf({ lines: [], leadDays: 7 });
  const noShow = desks.map((_, slot) => {
    const start = opensAt + slot * slotMinutes;
    const own = visits.filter((visit) => visit.from >= start && visit.from < start + slotMinutes);
    return own.length === 0 ? usual : own.reduce((sum, visit) => sum + noShowOf(visit), 0) / own.length;
  });
  const time = timeFor(
    visits,
    lessons.timeOf(office),
    plan.services.map(({ id }) => id),
  );
  const problem: OverbookedOffice = { opensAt, slotMinutes, desks, noShow, time, callAndWaitMinutes };
  const cap = office.overbooking?.most ?? 0;
  // Where it is off, the page shows what it would do.
  const planned = await workedOut('extras', { office: problem, cap: cap || shownCap, seed: seedOf(office.id, day) });
  const stamp = sha256Of(JSON.stringify([problem, cap]))
    .toString('base64url')
    .slice(0, 22);
  return {
    ...{ stamp, visits: visits.length, isOn: cap > 0, cap: cap || shownCap, problem, plan: planned, accepted },
    places: extraPlaces(office, { opensAt, slotMinutes, extra: planned.extra }),
    attendance: lessons.attendance(office),
    noShow: noShow.reduce((sum, one) => sum + one, 0) / noShow.length,
  };
}

/** The length of a visit of that day in the mean, so that an extra place holds one. */
function slotOf(visits: readonly VisitToCome[], step: number): number {
  if (visits.length === 0) return usualSlot;
  const mean = visits.reduce((sum, { from, to }) => sum + to - from, 0) / visits.length;
  return Math.min(30, Math.max(10, Math.ceil(mean / step) * step));
}

/** When the first slot begins, and how many published desks are there for each whole slot. */
function slotsOf(open: readonly (readonly Span[])[], slotMinutes: number): [number, readonly number[]] {
  const spans = open.flat();
  const opensAt = Math.min(...spans.map(([from]) => from));
  const count = Math.floor((Math.max(...spans.map(([, to]) => to)) - opensAt) / slotMinutes);
  const desks = Array.from({ length: Math.max(1, count) }, (_, slot) => {
    const span: Span = [opensAt + slot * slotMinutes, opensAt + (slot + 1) * slotMinutes];
    return open.filter((own) => holds(own, span)).length;
  });
  while (desks.length > 1 && desks.at(-1) === 0) desks.pop();
  return [opensAt, desks];
}

/** One distribution for the whole day, by the mean and variance of what is booked; before that, of what can be booked. */
function timeFor(visits: readonly VisitToCome[], timeOf: TimeOf, services: readonly string[]): LogNormal {
  const times =
    visits.length > 0 ? visits.map(({ lines }) => sumOfTimes(stepsOf(lines).map(timeOf))) : services.map(timeOf);
  const means = times.map(meanMinutes);
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const squares = times.reduce((sum, { sigma }, place) => sum + means[place]! ** 2 * Math.exp(sigma * sigma), 0);
  return logNormal(mean, Math.sqrt(Math.max(0, squares / times.length - mean * mean)) / mean);
}

/** The same day gives the same plan. */
const seedOf = (office: string, day: Temporal.PlainDate): number => sha256Of(`${office} ${day}`).readUInt32BE(0);

/** Clerks wait one to three minutes for somebody who was called and is not there (Berlin, 2019). */
const callAndWaitMinutes = 2.5;
const usualSlot = 15;
const shownCap = 0.1;

export interface ExtraProposal {
  /** Of everything the plan rests on: who accepts it has seen this one. */
  readonly stamp: string;
  readonly visits: number;
  /** The city lets this office accept extra places. */
  readonly isOn: boolean;
  /** At most this share of all published places. */
  readonly cap: number;
  readonly problem: OverbookedOffice;
  readonly plan: ExtraPlan;
  readonly places: readonly ExtraPlace[];
  readonly accepted: AcceptedExtras | null;
  readonly attendance: { readonly booked: number; readonly absent: number };
  /** Expected share of who does not come. */
  readonly noShow: number;
}
