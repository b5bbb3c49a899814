import { legalDay } from '#kernel/clock';
import { formatDateWithWeekday, formatNumber, formatPercent, formatTime } from '#kernel/format';
import { isUuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { mayHappen } from '../domain/booking-state.ts';
import { hoursOn, wholeDay } from '../domain/desk-hours.ts';
import { type ExtraPlace, isVirtualUnit, placeOfUnit } from '../domain/overbooking/index.ts';
import type { OfficePlan } from '../domain/plan.ts';
import { previewRelease, visitsIn } from '../domain/preview.ts';
import { policyOn } from '../domain/release.ts';
import { instantOf, minuteOf, type Span } from '../domain/spans.ts';
import { texts, type Words } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { type Affected, type Closing, closeOffice, planClosing, reopen } from '../use-cases/close-office.ts';
import { checkStates } from '../use-cases/links/visit-papers.ts';
import { contactOf, findVisit } from '../use-cases/open-visit.ts';
import { viewDay } from '../use-cases/view-day.ts';
import { type Mark, markVisit } from '../use-cases/visit-commands.ts';
import { type AppointmentHttp, personOf } from './appointment-http.ts';
import { type AffectedRow, closePage } from './pages/close-page.tsx';
import { dayPage, noOfficePage } from './pages/day-page.tsx';
import { releasePage } from './pages/release-page.tsx';
import { dayIn } from './read-wish.ts';
import { linesOf, placeOf, whenOf } from './visit-facts.ts';

/** The pages of the staff: a day of an office, closing, and what would be released. */
export const staffRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/team/termine';
  const on = (handle: Handle) => (request: Request) => withOffice(parts, http, request, handle);
  return [
    { method: 'GET', path: base, permission: 'appointment:plan', handle: on((asked) => day(parts, asked, null)) },
    {
      method: 'POST',
      path: base,
      permission: 'appointment:plan',
      body: 'form',
      handle: on((asked) => mark(parts, asked)),
    },
    {
      method: 'GET',
      path: `${base}/schliessen`,
      permission: 'appointment:plan',
      handle: on((asked) => closing(parts, asked)),
    },
    {
      method: 'POST',
      path: `${base}/schliessen`,
      permission: 'appointment:plan',
      body: 'form',
      handle: on((asked) => close(parts, asked)),
    },
    {
      ...{ method: 'POST', path: `${base}/oeffnen`, permission: 'appointment:plan', body: 'form', page: base },
      handle: on(async ({ request, office, date }) => {
        const id = request.form.get('schliessung');
        if (!isUuid(id)) return notFound;
        await reopen(parts, personOf(request), { id, office: office.id });
        return redirect(dayHref(request.language, office.id, date));
      }),
    },
    {
      method: 'GET',
      path: `${base}/freigabe`,
      permission: 'appointment:plan',
      handle: on((asked) => release(parts, asked)),
    },
  ];
};

/** The office, day and words that a page of the staff is about; nobody sees an office of others. */
export async function withOffice(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  handle: Handle,
): Promise<Reply> {
  const shell = http.shellFor(request);
  const words = texts[request.language];
  const offices = officesOf(parts, request);
  if (offices.length === 0) return html(noOfficePage(shell, words, words.staff.day.title));
  const input =
    request.method === 'GET'
      ? request.query
      : new URLSearchParams([...request.form.entries()].map(([name, value]) => [name, value]));
  const wanted = input.get('buero');
  const office = wanted ? offices.find(({ id }) => id === wanted) : offices[0];
  if (!office) return notFound;
  const date = dayIn(input.get('tag')) ?? legalDay(parts.clock.now());
  return handle({ request, shell, words, office, offices, date, input });
}

/** The offices whose staff this member belongs to. */
export const officesOf = (
  { plan }: Pick<AppointmentParts, 'plan'>,
  { actor }: Pick<Request, 'actor'>,
): readonly OfficePlan[] =>
  actor.kind === 'staff' ? plan.offices.filter(({ department }) => actor.offices.includes(department)) : [];

async function day(parts: AppointmentParts, asked: Asked, error: string | null): Promise<Reply> {
  const { request, shell, words, office, offices, date } = asked;
  const { language } = request;
  const { visits, closures, share } = await viewDay(parts, personOf(request), office, date);
  const checks = await checkStates(
    parts,
    visits.map(({ row }) => row),
  );
  return html(
    dayPage({
      ...{ shell, words, office: office.id, date, error, csrf: request.csrf },
      officeName: placeOf(parts, office.id, language).name,
      offices: choicesOf(parts, offices, language),
      days: daysAround(parts, date, language),
      holiday: parts.calendar.holidayName(date, language) ?? null,
      share: share === null ? null : formatPercent(share, language),
      visits: visits.map(({ row, contact }) => ({
        number: row.number,
        time: `${formatTime(instantOf(row.from), language)} – ${formatTime(instantOf(row.to), language)}`,
        desk: deskName(office, row.desk, words),
        name: contact?.name ?? (row.state === 'held' ? words.staff.day.hidden : words.staff.day.forgotten),
        what: linesOf(parts, row.lines, language),
        state: row.state,
        papers: checks.get(row.id) ?? null,
        marks: marksFor(row.state),
      })),
      closures: closures.map(({ id, desk, span, reason }) => ({
        ...{ id, reason, desk: desk === null ? null : deskName(office, desk, words) },
        ...{ from: whenOf(span[0], language), until: whenOf(span[1], language) },
      })),
    }),
    error ? 409 : 200,
  );
}

async function mark(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, office, date, words } = asked;
  const person = personOf(request);
  const wanted = request.form.get('stand') as Mark;
  const row = await findVisit(parts, person, request.form.get('termin'), 'appointment:change');
  if (!row || row.office !== office.id || !Object.hasOwn(words.staff.day.marks, wanted)) return notFound;
  const done = await markVisit(parts, person, row, wanted);
  return done.ok ? redirect(dayHref(request.language, office.id, date)) : day(parts, asked, words.staff.errors.mark);
}

async function closing(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { input } = asked;
  const order = input.has('von') ? readClosing(asked, await closable(parts, asked)) : null;
  if (!order) return closeForm(parts, asked, { affected: null, error: input.has('von') ? 'wrong' : null });
  return closeForm(parts, asked, { affected: await planClosing(parts, order), error: null });
}

async function close(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, words, shell, office, date, input } = asked;
  const { language } = request;
  const order = readClosing(asked, await closable(parts, asked));
  if (!order) return closeForm(parts, asked, { affected: null, error: 'wrong' });
  const reason = (input.get('grund') ?? '').trim().slice(0, 200);
  if (reason === '')
    return closeForm(parts, asked, { affected: await planClosing(parts, order), error: 'reasonMissing' });
  const done = await closeOffice(parts, personOf(request), { ...order, reason, moves: input.get('ersatz') === 'ja' });
  if (!done.ok) return closeForm(parts, asked, { affected: null, error: 'wrong' });
  const moved = done.value.affected.filter(({ substitute }) => substitute !== null).length;
  return html(
    closePage({
      ...{ shell, words, csrf: request.csrf, office: office.id, date, error: null, offices: [], days: [], desks: [] },
      typed: typedOf(input),
      affected: await rowsOf(parts, asked, done.value.affected),
      done: { moved, left: done.value.affected.length - moved, href: dayHref(language, office.id, date) },
    }),
  );
}

async function closeForm(
  parts: AppointmentParts,
  asked: Asked,
  how: { readonly affected: readonly Affected[] | null; readonly error: 'wrong' | 'reasonMissing' | null },
): Promise<Reply> {
  const { request, shell, words, office, offices, date, input } = asked;
  return html(
    closePage({
      ...{ shell, words, csrf: request.csrf, office: office.id, date, done: null },
      offices: choicesOf(parts, offices, request.language),
      days: daysAround(parts, date, request.language),
      desks: await closable(parts, asked),
      typed: typedOf(input),
      affected: how.affected ? await rowsOf(parts, asked, how.affected) : null,
      error: how.error ? words.staff.close[how.error] : null,
    }),
    how.error ? 422 : 200,
  );
}

async function rowsOf(
  parts: AppointmentParts,
  { request }: Asked,
  affected: readonly Affected[],
): Promise<readonly AffectedRow[]> {
  const { language } = request;
  const contacts = await contactOf(
    parts,
    personOf(request),
    affected.map(({ visit }) => visit),
  );
  return affected.map(({ visit, substitute }, index) => ({
    number: visit.number,
    name: contacts[index]?.name ?? '',
    when: whenOf(visit.from, language),
    substitute: substitute
      ? `${whenOf(substitute.from, language)}, ${placeOf(parts, substitute.office, language).name}`
      : null,
  }));
}

/** Desks of the office, and the extra places that were accepted for the day: each can be closed by itself. */
async function closable(parts: AppointmentParts, { office, date, words }: Asked) {
  const [from, until] = wholeDay(date);
  const { extras } = await parts.board.read();
  const isOnDay = ({ spans }: ExtraPlace): boolean => spans.some(([start]) => from <= start && start < until);
  const units = extras.flatMap((one) => (one.office === office.id ? one.places.filter(isOnDay) : []));
  const ids = [...office.desks.map(({ id }) => id), ...units.map(({ unit }) => unit)];
  return ids.map((id) => ({ value: String(id), label: deskName(office, id, words) }));
}

function readClosing({ office, date, input }: Asked, desks: readonly { readonly value: string }[]): Closing | null {
  const [from, until] = [input.get('von') ?? '', input.get('bis') ?? ''];
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
  if (!clock.test(from) || !clock.test(until)) return null;
  const pad = (text: string): string => text.replace('.', ':').padStart(5, '0');
  const span: Span = hoursOn(date, pad(from), pad(until));
  const desk = input.get('platz') ?? '';
  const known = desks.find(({ value }) => value === desk);
  if (span[0] >= span[1] || (desk !== '' && !known)) return null;
  return { office: office.id, desk: known ? Number(known.value) : null, span };
}

function release(parts: AppointmentParts, { request, shell, words, office, offices, input }: Asked): Reply {
  const { language } = request;
  const today = legalDay(parts.clock.now());
  const current = policyOn(parts.plan, office, today);
  const policy = parts.plan.policies.find(({ id }) => id === input.get('regel')) ?? current ?? parts.plan.policies[0]!;
  const now = minuteOf(parts.clock.now());
  const until = today.add({ days: 27 });
  const rows = previewRelease({
    plan: parts.plan,
    office,
    policy,
    from: today,
    until,
    calendar: parts.calendar,
    closures: [],
  });
  const sum = (count: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + count(row), 0);
  const isOnline = (row: (typeof rows)[number]): boolean => row.release !== null;
  return html(
    releasePage({
      ...{ shell, words, office: office.id, policy },
      offices: choicesOf(parts, offices, language),
      policies: parts.plan.policies.map(({ id, name }) => ({ value: id, label: name[language] })),
      current: current?.name[language] ?? null,
      sum: words.staff.release.sum(
        formatNumber(
          sum((row) => (isOnline(row) ? visitsIn(row, 15) : 0)),
          language,
        ),
        formatNumber(sum((row) => (isOnline(row) ? row.minutes : 0)) / 60, language),
      ),
      rows: rows.map((row, index) => ({
        id: String(index),
        day: formatDateWithWeekday(row.day, language),
        released:
          row.release === null
            ? words.staff.release.onSite
            : row.release <= now
              ? words.staff.release.before
              : whenOf(row.release, language),
        visits: formatNumber(visitsIn(row, 15), language),
        hours: formatNumber(row.minutes / 60, language, 1),
      })),
    }),
  );
}

const marksFor = (state: Parameters<typeof mayHappen>[1]): readonly Mark[] => [
  ...(mayHappen('check-in', state) ? (['checked-in'] as const) : []),
  ...(mayHappen('finish', state) ? (['finished'] as const) : []),
  ...(mayHappen('miss', state) ? (['missed'] as const) : []),
];

const deskName = (office: OfficePlan, desk: number, words: Words): string =>
  isVirtualUnit(desk)
    ? words.planning.extraPlace(placeOfUnit(desk))
    : (office.desks.find(({ id }) => id === desk)?.name ?? String(desk));

/** Offices to choose from. */
export const choicesOf = (parts: AppointmentParts, offices: readonly OfficePlan[], language: Language) =>
  offices.map(({ id }) => ({ value: id, label: placeOf(parts, id, language).name }));

function daysAround({ clock, plan }: AppointmentParts, shown: Temporal.PlainDate, language: Language) {
  const today = legalDay(clock.now());
  const days = Array.from({ length: plan.rules.daysAhead + 8 }, (_, index) => today.add({ days: index - 7 }));
  const all = days.some((one) => one.equals(shown)) ? days : [shown, ...days];
  return all.map((one) => ({ value: one.toString(), label: formatDateWithWeekday(one, language) }));
}

const typedOf = (input: URLSearchParams) => ({
  ...{ from: input.get('von') ?? '', until: input.get('bis') ?? '', desk: input.get('platz') ?? '' },
  ...{ reason: input.get('grund') ?? '', moves: input.get('grund') === null || input.get('ersatz') === 'ja' },
});

const dayHref = (language: Language, office: string, date: Temporal.PlainDate): string =>
  `/${language}/team/termine?buero=${office}&tag=${date}`;

export type Handle = (asked: Asked) => Promise<Reply> | Reply;
export interface Asked {
  readonly request: Request;
  readonly shell: ReturnType<AppointmentHttp['shellFor']>;
  readonly words: (typeof texts)['de'];
  readonly office: OfficePlan;
  readonly offices: readonly OfficePlan[];
  readonly date: Temporal.PlainDate;
  readonly input: URLSearchParams;
}
