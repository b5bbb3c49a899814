import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { visitMinutes } from '../domain/visit.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { findSlots } from '../use-cases/find-slots.ts';
import { giveToPersonOfCase } from '../use-cases/links/visits-of-case.ts';
import { ownVisits } from '../use-cases/open-visit.ts';
import { holdSlot } from '../use-cases/take-slot.ts';
import { ownWishes } from '../use-cases/wishes/wish-commands.ts';
import { type AppointmentHttp, holderOf, personOf } from './appointment-http.ts';
import { ownCase } from './own-case.ts';
import { listPage } from './pages/list-page.tsx';
import { startPage } from './pages/start-page.tsx';
import { type AskedWish, hiddenOf, queryOf, readSlot, readWish, wishIn } from './read-wish.ts';
import { linesOf, placeOf, whenOf } from './visit-facts.ts';
import { pauseBefore } from './work-routes.ts';

/** Looking for a slot and holding it. */
export const searchRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/termin',
    permission: 'public',
    handle: async (request) => html(await start(parts, http, request, null)),
  },
  {
    method: 'GET',
    path: '/:lang/termin/frei',
    permission: 'public',
    handle: (request) => list(parts, http, request, readWish(parts, request.query), null),
  },
  {
    method: 'POST',
    path: '/:lang/termin/frei',
    permission: 'appointment:book',
    body: 'form',
    handle: (request) => hold(parts, http, request),
  },
];

async function start(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  error: string | null,
): Promise<string> {
  const { language } = request;
  const own = await ownVisits(parts, personOf(request));
  const asked = readWish(parts, request.query);
  const about = await ownCase(parts, request, asked.caseNumber);
  return startPage({
    shell: http.shellFor(request),
    words: texts[language],
    plan: parts.plan,
    wish: { ...asked, caseNumber: about?.number ?? null },
    offices: parts.plan.offices.map(({ id }) => ({ id, name: placeOf(parts, id, language).name })),
    own: own.map(({ number, from }) => ({ number, when: whenOf(from, language) })),
    wishes: (await ownWishes(parts, personOf(request))).map(({ number }) => number),
    error,
    isStaff: request.actor.kind === 'staff',
  });
}

async function list(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  wish: AskedWish,
  refused: string | null,
): Promise<Reply> {
  const { language } = request;
  const words = texts[language];
  const isStaff = request.actor.kind === 'staff';
  const found = await findSlots(parts, {
    ...{ lines: wish.lines, office: wish.office, isAccessible: wish.isAccessible, isStaff },
    ...{ from: wish.day ?? wish.from, days: wish.day ? 1 : daysShown },
  });
  if (!found.ok) {
    const error = words.errors[found.reason];
    return html(await start(parts, http, request, error), 422);
  }
  const days = wish.day ? found.value.filter(({ day }) => day.equals(wish.day!)) : found.value;
  const last = days.at(-1)?.day;
  const today = legalDay(parts.clock.now());
  const to = (changes: Readonly<Record<string, string | null>>): string =>
    `/${language}/termin/frei?${queryOf(wish, changes)}`;
  const office = wish.office ? parts.plan.offices.find(({ id }) => id === wish.office) : parts.plan.offices[0];
  const lines = linesOf(parts, wish.lines, language);
  return html(
    listPage({
      shell: http.shellFor(request),
      words,
      wish,
      days,
      facts: [
        { term: words.list.what, value: lines.join('; ') },
        {
          term: words.visit.length,
          value: office ? words.visit.minutes(visitMinutes(parts.plan, office, wish.lines)) : '',
        },
        ...(wish.office ? [{ term: words.visit.where, value: placeOf(parts, wish.office, language).name }] : []),
      ],
      notes: wish.isAccessible ? [words.list.accessNote] : [],
      action: `/${language}/termin/frei`,
      lines:
        wish.lines.length > 1
          ? wish.lines.map((line) => ({ ...line, name: nameIn(parts, line.service, language) }))
          : [],
      plan: parts.plan,
      csrf: request.csrf,
      hidden: hiddenOf(wish),
      back: { href: `/${language}/termin?${queryOf(wish)}`, label: words.list.change },
      error: refused,
      moves: null,
      ways: [
        ...(wish.office ? [{ label: words.list.noneOffice, href: to({ buero: null }) }] : []),
        ...(wish.isAccessible ? [{ label: words.list.noneAccess, href: to({ barrierefrei: null }) }] : []),
        ...(isStaff ? [] : [{ label: words.wishes.start.link, href: `/${language}/termin/wunsch?${queryOf(wish)}` }]),
        { label: words.list.noneWalkIn, href: null },
      ],
      laterHref: !wish.day && days.length === daysShown && last ? to({ ab: last.add({ days: 1 }).toString() }) : null,
      earlierHref: wish.day || !wish.from.equals(today) ? to({}) : null,
      placeName: (id) => shortName(placeOf(parts, id, language).name),
      dayHref: (day) => to({ tag: day.toString() }),
    }),
    refused ? 409 : 200,
  );
}

async function hold(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { form, language } = request;
  const wish = readWish(parts, wishIn(form));
  const slot = readSlot(form.get('platz'));
  if (!slot) return redirect(`/${language}/termin/frei?${queryOf(wish)}`);
  const pause = await pauseBefore(http, request, wish, slot);
  if (pause) return pause;
  const person = holderOf(parts, request);
  const about = await ownCase(parts, request, wish.caseNumber);
  const isStaff = request.actor.kind === 'staff';
  const done = await holdSlot(parts, {
    ...slot,
    ...{ lines: wish.lines, person, language, once: null },
    channel: isStaff ? 'phone' : 'online',
    caseNumber: about?.number ?? null,
  });
  if (done.ok) await giveToPersonOfCase(parts, person, done.value, about);
  if (done.ok) return redirect(`/${language}/termin/${done.value.number}/daten`);
  const { errors } = texts[language];
  const error = done.reason === 'too-many' ? errors['too-many'](parts.plan.rules.visitsPerPerson) : errors[done.reason];
  return list(parts, http, request, wish, error);
}

/** Buttons are short: the kind of office is clear from the page. */
export const shortName = (name: string): string => name.replace(/^(?:Citizens['’] office )?\(?Bürgerbüro\)? /u, '');

const nameIn = ({ plan }: AppointmentParts, service: string, language: Language): string =>
  plan.services.find(({ id }) => id === service)?.name[language] ?? service;

const daysShown = 3;
