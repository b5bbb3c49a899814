import { formatDateWithWeekday } from '#kernel/format';
import type { Language } from '#kernel/language';
import { ownValue } from '#kernel/own-value';
import { type FormBody, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { mobileNumber } from '#platform/sms';
import { texts, type Words } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { ticketsOf } from '../use-cases/draws/view-draws.ts';
import { mostProofs, ownProofs } from '../use-cases/wishes/urgent-wishes.ts';
import {
  acceptOffer,
  declineOffer,
  makeWish,
  type OpenedWish,
  openWish,
  openWishAgain,
  withdrawWish,
} from '../use-cases/wishes/wish-commands.ts';
import { linesOfWish } from '../use-cases/wishes/wish-parts.ts';
import { confirmTexts } from '../use-cases/wishes/wish-texts.ts';
import { type AppointmentHttp, holderOf, personOf } from './appointment-http.ts';
import { shownNotices } from './notices/notice-routes.ts';
import { lookUpPage } from './pages/look-up-page.tsx';
import type { ShownUrgency } from './pages/urgency.tsx';
import { type ShownWish, type TypedWish, wishFormPage, wishPage } from './pages/wish-pages.tsx';
import { dayIn } from './read-wish.ts';
import { linesOf, placeOf, whenOf } from './visit-facts.ts';
import { contactFaults } from './visit-routes.ts';

/** Saying once what suits, and answering what is offered. */
export const wishRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/termin/wunsch';
  const one = `${base}/:wish`;
  const answer = (path: string, work: Work): Route => ({
    ...{ method: 'POST', path, permission: 'appointment:change', body: 'form', page: one },
    handle: (request) => withWish(parts, request, (opened) => work(request, opened)),
  });
  return [
    {
      ...{ method: 'GET', path: base, permission: 'appointment:book' },
      handle: (request) => html(form(parts, http, request, fromQuery(request.query), [])),
    },
    {
      ...{ method: 'POST', path: base, permission: 'appointment:book', body: 'form', limit: 'sign-in' },
      handle: (request) => make(parts, http, request),
    },
    {
      ...{ method: 'GET', path: `${base}/oeffnen`, permission: 'public' },
      handle: (request) => html(open(http, request, { number: request.query.get('nummer') ?? '', email: '' }, null)),
    },
    {
      ...{ method: 'POST', path: `${base}/oeffnen`, permission: 'public', body: 'form', limit: 'sign-in' },
      handle: (request) => openAgain(parts, http, request),
    },
    {
      ...{ method: 'GET', path: one, permission: 'appointment:read' },
      handle: (request) => withWish(parts, request, (opened) => show(parts, http, request, opened, null)),
    },
    answer(`${one}/annehmen`, async (request, opened) => {
      const { language } = request;
      const done = await acceptOffer(parts, personOf(request), opened);
      if (done.ok) return redirect(`/${language}/termin/${done.value.number}?neu=gebucht`);
      const words = texts[language].wishes.page;
      const now = await openWish(parts, personOf(request), opened.row.number, 'appointment:read');
      const error = done.reason === 'too-many' ? words.tooMany : words.over;
      return show(parts, http, request, now ?? opened, error);
    }),
    answer(`${one}/ablehnen`, async (request, opened) => {
      await declineOffer(parts, personOf(request), opened);
      return redirect(`/${request.language}/termin/wunsch/${opened.row.number}`);
    }),
    answer(`${one}/sms`, async (request, opened) => {
      const done = await confirmTexts(parts, opened, request.form.get('code'));
      if (done.ok) return redirect(`/${request.language}/termin/wunsch/${opened.row.number}`);
      return show(parts, http, request, opened, null, texts[request.language].wishes.texting.errors[done.reason]);
    }),
    answer(`${one}/zuruecknehmen`, async (request, opened) => {
      await withdrawWish(parts, personOf(request), opened);
      return redirect(`/${request.language}/termin/wunsch/${opened.row.number}`);
    }),
  ];
};

/** A foreign wish looks like none. */
async function withWish(
  parts: AppointmentParts,
  request: Request,
  work: (opened: OpenedWish) => Reply | Promise<Reply>,
): Promise<Reply> {
  const number = request.params['wish'] ?? '';
  const opened = await openWish(parts, personOf(request), number, 'appointment:change');
  return opened ? work(opened) : notFound;
}

function form(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  typed: TypedWish,
  errors: readonly { readonly field: string; readonly message: string }[],
): string {
  const { language, csrf } = request;
  const offices = parts.plan.offices.map(({ id }) => ({ id, name: placeOf(parts, id, language).name }));
  return wishFormPage({
    ...{ shell: http.shellFor(request), words: texts[language], plan: parts.plan, offices, typed, errors, csrf },
    hasTexts: parts.sms !== null,
  });
}

async function make(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const words = texts[request.language];
  const typed = fromForm(request.form);
  const day = dayTyped(request.form);
  const last = day && day.year < 9_999 ? day : null;
  const errors = contactFaults(typed, false).map(
    ({ field, code }): FieldFault => ({ field, message: words.errors[code] }),
  );
  if (!last) errors.unshift({ field: 'bis', message: words.wishes.errors['last-missing'] });
  const phone = typed.phone && parts.sms ? mobileNumber(typed.phone) : null;
  if (typed.phone && parts.sms && !phone)
    errors.push({ field: 'handy', message: words.wishes.texting.errors['phone-wrong'] });
  if (typed.services.length === 0) errors.unshift({ field: 'leistung', message: words.errors['service-missing'] });
  if (errors.length > 0 || !last) return html(form(parts, http, request, typed, errors), 422);
  const known = new Set(parts.plan.offices.map(({ id }) => id));
  const chosen = typed.offices.filter((id) => known.has(id));
  const made = await makeWish(parts, {
    wanted: {
      ...(Object.keys(typed.personsOf).length > 0 ? { personsOf: typed.personsOf } : {}),
      ...{ services: typed.services, persons: typed.persons, stepFree: typed.stepFree, weekdays: typed.weekdays },
      ...{
        times: typed.times,
        notBefore: null,
        before: last.add({ days: 1 }).toString(),
        urgentFor: urgencyIn(parts, typed),
      },
      offices: chosen.length > 0 ? chosen : [...known],
    },
    ...{
      contact: { name: typed.name, email: typed.email, ...(phone ? { phone } : {}) },
      person: holderOf(parts, request),
      language: request.language,
    },
  });
  if (made.ok) return redirect(`/${request.language}/termin/wunsch/${made.value.number}`);
  return html(form(parts, http, request, typed, [faultFor(words, made.reason)]), 422);
}

const urgencyIn = (
  { plan }: Pick<AppointmentParts, 'plan'>,
  { urgentFor }: Pick<TypedWish, 'urgentFor'>,
): string | null => plan.urgencies?.find(({ id }) => id === urgentFor)?.id ?? null;

function faultFor(words: Words, reason: string): FieldFault {
  if (reason === 'wish-in-the-past') return { field: 'bis', message: words.wishes.errors['wish-in-the-past'] };
  if (reason === 'already-wished' || reason === 'unconfirmed-already')
    return { field: 'email', message: words.wishes.errors[reason] };
  if (reason === 'persons-wrong') return { field: 'personen', message: words.errors['persons-wrong'] };
  return { field: 'leistung', message: words.errors['service-unknown'] };
}

async function show(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  opened: OpenedWish,
  error: string | null,
  codeError: string | null = null,
): Promise<Reply> {
  const { language, csrf } = request;
  const words = texts[language];
  const draws = (await ticketsOf(parts, opened.row)).map(({ draw, ticket, drawn }) => ({
    id: draw.id,
    text:
      drawn === null
        ? words.wishes.draws.ownOpen(ticket)
        : words.wishes.draws.ownPlace(ticket, drawn.place, drawn.count),
  }));
  const urgent = await shownUrgency(parts, request, opened);
  const texting = opened.row.texts === 'none' || opened.row.state === 'awaiting' ? null : opened.row.texts;
  const notices = await shownNotices(parts, { kind: 'wish', ...opened.row });
  const wish = { ...shownWish(parts, opened, language), draws, urgent, texting, codeError, notices };
  return html(
    wishPage({ shell: http.shellFor(request), words, wish, csrf, error }),
    codeError ? 422 : error ? 409 : 200,
  );
}

async function shownUrgency(
  parts: AppointmentParts,
  request: Request,
  opened: OpenedWish,
): Promise<ShownUrgency | null> {
  const { language, query } = request;
  const { row } = opened;
  const asked = parts.plan.urgencies?.find(({ id }) => id === row.wanted.urgentFor);
  if (!asked) return null;
  const error = ownValue(texts[language].wishes.urgent.errors, query.get('fehler') ?? '');
  return {
    state: row.urgency,
    proof: asked.proof[language],
    most: mostProofs,
    error,
    ...(await ownProofs(parts, opened)),
  };
}

function shownWish(
  parts: AppointmentParts,
  { row, offer }: OpenedWish,
  language: Language,
): Omit<ShownWish, 'draws' | 'urgent' | 'texting' | 'codeError' | 'notices'> {
  const { wanted } = row;
  const words = texts[language];
  const t = words.wishes.page;
  const names = (values: readonly string[], otherwise: string): string => values.join(', ') || otherwise;
  const last = Temporal.PlainDate.from(wanted.before).subtract({ days: 1 });
  const isAnywhere = wanted.offices.length === parts.plan.offices.length;
  return {
    number: row.number,
    state: row.state,
    facts: [
      { term: words.visit.what, value: linesOf(parts, linesOfWish(wanted), language).join('; ') },
      {
        term: t.where,
        value: names(isAnywhere ? [] : wanted.offices.map((id) => placeOf(parts, id, language).name), t.anywhere),
      },
      ...(wanted.stepFree ? [{ term: t.access, value: t.stepFree }] : []),
      {
        term: t.days,
        value: names(
          wanted.weekdays.map((day) => words.wishes.dayNames[day - 1] ?? ''),
          t.anyDay,
        ),
      },
      {
        term: t.times,
        value: names(
          wanted.times.map((time) => words.wishes.timeNames[time]),
          t.anyTime,
        ),
      },
      { term: t.last, value: formatDateWithWeekday(last, language) },
    ],
    offer: offer && {
      when: whenOf(offer.slot.at, language),
      place: placeOf(parts, offer.slot.office, language).name,
      until: whenOf(Math.floor(offer.until), language),
    },
  };
}

const open = (
  http: AppointmentHttp,
  request: Request,
  typed: { readonly number: string; readonly email: string },
  error: string | null,
): string =>
  lookUpPage({
    ...{ shell: http.shellFor(request), csrf: request.csrf, typed: { number: typed.number, who: typed.email }, error },
    ...openWords(texts[request.language]),
    action: `/${request.language}/termin/wunsch/oeffnen`,
  });

const openWords = ({ wishes: { open: t, page } }: Words) => ({
  words: { ...t, number: page.number },
  who: { name: 'email', type: 'email' as const, label: t.email, hint: t.emailHint },
});

async function openAgain(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const typed = { number: request.form.get('nummer'), email: request.form.get('email') };
  const found = await openWishAgain(parts, holderOf(parts, request), typed);
  if (found.ok) return redirect(`/${request.language}/termin/wunsch/${found.value.number}`);
  return html(open(http, request, typed, texts[request.language].wishes.errors['not-found']), 422);
}

const fromForm = (form: FormBody): TypedWish => ({
  services: form.all('leistung').filter((id) => id !== ''),
  persons: Number(form.get('personen') || '1'),
  personsOf: eachOf(form.all('leistung'), (name) => form.get(name)),
  offices: form.all('buero'),
  stepFree: form.get('barrierefrei') === 'ja',
  weekdays: form
    .all('wochentag')
    .map(Number)
    .filter((day) => Number.isInteger(day) && day >= 1 && day <= 6),
  times: form.all('zeit').filter((time) => time === 'morning' || time === 'afternoon'),
  last: { day: form.get('bis-day').trim(), month: form.get('bis-month').trim(), year: form.get('bis-year').trim() },
  urgentFor: form.get('dringend') || null,
  name: form.get('name').trim(),
  email: form.get('email').trim(),
  phone: form.get('handy').trim(),
});

/** What was looked for before stands in the form already. */
const fromQuery = (query: URLSearchParams): TypedWish => ({
  services: query.getAll('leistung'),
  persons: Number(query.get('personen') ?? '1'),
  personsOf: eachOf(query.getAll('leistung'), (name) => query.get(name)),
  offices: query.getAll('buero'),
  stepFree: query.get('barrierefrei') === 'ja',
  ...{ weekdays: [], times: [], last: {}, urgentFor: null, name: '', email: '', phone: '' },
});

/** Numbers of persons that were given for single services. */
const eachOf = (services: readonly string[], read: (name: string) => string | null): Readonly<Record<string, number>> =>
  Object.fromEntries(
    services.flatMap((service) => {
      const given = read(`personen-${service}`);
      return given ? [[service, Number(given)] as const] : [];
    }),
  );

/** Three fields, or one whole date in the first. */
function dayTyped(form: FormBody): Temporal.PlainDate | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => form.get(`bis-${part}`).trim());
  const whole = month || year ? `${day}.${month}.${year}` : (day ?? '');
  const german = /^(\d{1,2})[./ ]\s*(\d{1,2})[./ ]\s*(\d{4})$/.exec(whole);
  return dayIn(german ? `${german[3]}-${german[2]!.padStart(2, '0')}-${german[1]!.padStart(2, '0')}` : whole);
}

type Work = (request: Request, opened: OpenedWish) => Promise<Reply>;
interface FieldFault {
  readonly field: string;
  readonly message: string;
}
