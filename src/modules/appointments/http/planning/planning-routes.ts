import { legalDay } from '#kernel/clock';
import { formatDateTime, formatDateWithWeekday, formatNumber, formatPercent, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { html, type Reply, type Route, redirect } from '#platform/http';
import type { DayFigures } from '../../domain/overbooking/index.ts';
import { instantOf } from '../../domain/spans.ts';
import { type StaffedDay, targetMinutes } from '../../domain/staffing/index.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { type AcceptRefusal, acceptExtras } from '../../use-cases/planning/accept-extras.ts';
import { type ExtraProposal, proposeExtras } from '../../use-cases/planning/propose-extras.ts';
import { type StaffingTrial, tryStaffing } from '../../use-cases/planning/try-staffing.ts';
import { type AppointmentHttp, personOf } from '../appointment-http.ts';
import { extrasPage } from '../pages/extras-page.tsx';
import { staffingPage } from '../pages/staffing-page.tsx';
import { type Asked, choicesOf, type Handle, withOffice } from '../staff-routes.ts';
import { placeOf } from '../visit-facts.ts';

/** Pages of the staff that plan coming days: extra places, and how many desks. */
export const planningRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const [extras, staffing] = ['/:lang/team/termine/planung', '/:lang/team/termine/besetzung'];
  const on =
    (handle: Handle): Route['handle'] =>
    (request) =>
      withOffice(parts, http, request, handle);
  const right = { permission: 'appointment:plan' } as const;
  return [
    { ...right, method: 'GET', path: extras, handle: on((asked) => showExtras(parts, asked, null)) },
    { ...right, method: 'POST', path: extras, body: 'form', handle: on((asked) => accept(parts, asked)) },
    { ...right, method: 'GET', path: staffing, handle: on((asked) => showStaffing(parts, asked)) },
  ];
};

async function accept(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, office, date, input } = asked;
  const order = { office, day: date, stamp: input.get('stand') ?? '' };
  const done = await acceptExtras(parts, personOf(request), order);
  if (!done.ok) return showExtras(parts, asked, done.reason);
  return redirect(`/${request.language}/team/termine/planung?buero=${office.id}&tag=${date}`);
}

async function showExtras(parts: AppointmentParts, asked: Asked, refused: AcceptRefusal | null): Promise<Reply> {
  const { request, shell, words, office, offices } = asked;
  const { language } = request;
  const day = comingDay(parts, asked);
  const proposal = await proposeExtras(parts, office, day);
  return html(
    extrasPage({
      ...{ shell, words, csrf: request.csrf, office: office.id, day: day.toString() },
      officeName: placeOf(parts, office.id, language).name,
      offices: choicesOf(parts, offices, language),
      days: daysAhead(parts, 21, language),
      error: refused ? words.planning.extras.errors[refused] : null,
      proposal: proposal ? shownProposal(proposal, language) : null,
    }),
    refused ? 409 : 200,
  );
}

function shownProposal(proposal: ExtraProposal, language: Language) {
  const { plan, problem, accepted, attendance } = proposal;
  const figures = accepted?.figures ?? plan;
  const places = accepted?.places ?? proposal.places;
  const count = (spans: number): number => Math.round(spans / problem.slotMinutes);
  const minutes = places.reduce((sum, { spans }) => sum + spans.reduce((all, [from, to]) => all + to - from, 0), 0);
  const row = (day: DayFigures) => ({
    served: formatNumber(day.served, language),
    wait: formatNumber(day.meanWait, language, 1),
    wait90: formatNumber(day.wait90, language, 1),
    over: formatNumber(day.lastDeskOver, language, 1),
  });
  return {
    ...{ stamp: proposal.stamp, visits: proposal.visits, isOn: proposal.isOn, places: count(minutes) },
    all: problem.desks.reduce((sum, desks) => sum + desks, 0),
    cap: formatPercent(proposal.cap, language),
    noShow: formatPercent(Math.round(proposal.noShow * 1_000) / 1_000, language),
    learned: attendance.booked > 0 ? attendance : null,
    weights: [plan.weights.waiting, plan.weights.idle, plan.weights.overtime].map((one) =>
      formatNumber(one, language, 2),
    ),
    figures: { today: row(figures.today), checkIn: row(figures.checkIn), withExtras: row(figures.withExtras) },
    times: places
      .flatMap(({ spans }) => spans)
      .flatMap(([from, to]) => Array.from({ length: count(to - from) }, (_, slot) => from + slot * problem.slotMinutes))
      .sort((a, b) => a - b)
      .reduce<{ at: number; places: number }[]>((slots, at) => {
        const last = slots.at(-1);
        if (last?.at === at) last.places++;
        else slots.push({ at, places: 1 });
        return slots;
      }, [])
      .map(({ at, places: more }) => ({
        time: `${formatTime(instantOf(at), language)} – ${formatTime(instantOf(at + problem.slotMinutes), language)}`,
        places: String(more),
      })),
    accepted: accepted ? formatDateTime(Temporal.Instant.from(accepted.acceptedAt), language) : null,
  };
}

async function showStaffing(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, shell, words, office, offices, input } = asked;
  const { language } = request;
  const day = comingDay(parts, asked);
  const wanted = wantedDesks(input);
  const trial = await tryStaffing(parts, office, day, wanted);
  return html(
    staffingPage({
      ...{ shell, words, office: office.id, day: day.toString() },
      officeName: placeOf(parts, office.id, language).name,
      offices: choicesOf(parts, offices, language),
      days: daysAhead(parts, 14, language),
      trial: trial ? shownTrial(trial, language, formatDateWithWeekday(day, language).split(',')[0] ?? '') : null,
    }),
  );
}

function shownTrial(trial: StaffingTrial, language: Language, weekday: string) {
  const { demand, desks, opens, planned, wanted, suggestion } = trial;
  const number = (value: number, decimals = 0): string => formatNumber(value, language, decimals);
  const row = (day: StaffedDay) => ({
    deskHours: number(day.deskHours),
    wait: number(day.meanWait, 1),
    wait90: number(day.wait90, 1),
    over: number(day.lastDeskOver, 1),
    left: number(day.left, 1),
  });
  const all: readonly (readonly ['planned' | 'wanted' | 'suggestion', StaffedDay | null | undefined])[] = [
    ['planned', planned],
    ['wanted', wanted],
    ['suggestion', suggestion?.day],
  ];
  return {
    ...{ basis: trial.basis, days: trial.days, weekday, isCounted: trial.services.length > 0, target: targetMinutes },
    people: number(demand.arrivals.reduce((sum, people) => sum + people, 0)),
    most: Math.max(...desks.most),
    isSuggested: suggestion !== null,
    isTried: wanted !== null,
    plans: all.flatMap(([id, day]) => (day ? [{ id, ...row(day) }] : [])),
    hours: demand.arrivals.map((people, at) => ({
      name: `p${opens + at}`,
      from: opens + at,
      to: opens + at + 1,
      people: number(people, 1),
      planned: String(desks.planned[at] ?? 0),
      value: String((desks.wanted ?? suggestion?.desks ?? desks.planned)[at] ?? 0),
      tried: desks.wanted ? String(desks.wanted[at] ?? 0) : null,
      suggested: suggestion ? String(suggestion.desks[at] ?? 0) : null,
      waits: {
        planned: number(planned.hours[at]?.meanWait ?? 0, 1),
        wanted: wanted ? number(wanted.hours[at]?.meanWait ?? 0, 1) : null,
        suggested: suggestion ? number(suggestion.day.hours[at]?.meanWait ?? 0, 1) : null,
      },
    })),
  };
}

/** Desks by hour of the day, as the form sends them; null when nothing was tried. */
function wantedDesks(input: URLSearchParams): readonly number[] | null {
  const given = [...input].flatMap(([name, value]) => {
    const hour = /^p(\d{1,2})$/.exec(name)?.[1];
    return hour && /^\d{1,2}$/.test(value) ? [[Number(hour), Number(value)] as const] : [];
  });
  if (given.length === 0) return null;
  return given.sort((a, b) => a[0] - b[0]).map(([, desks]) => desks);
}

/** The day that was asked for; tomorrow for a day that is over. */
function comingDay({ clock, calendar }: AppointmentParts, { date }: Asked): Temporal.PlainDate {
  const today = legalDay(clock.now());
  return Temporal.PlainDate.compare(date, today) > 0 ? date : calendar.addWorkingDays(today, 1);
}

function daysAhead({ clock }: AppointmentParts, count: number, language: Language) {
  const today = legalDay(clock.now());
  return Array.from({ length: count }, (_, index) => today.add({ days: index + 1 })).map((day) => ({
    value: day.toString(),
    label: formatDateWithWeekday(day, language),
  }));
}
