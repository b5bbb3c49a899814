import { formatTime } from '#kernel/format';
import { type HtmlReply, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { groupsOf } from '../../domain/onsite/service-groups.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import { type OnsiteWords, onsiteTexts } from '../../texts/onsite.ts';
import { type AppointmentParts, officeOf } from '../../use-cases/appointment-parts.ts';
import { checkIn } from '../../use-cases/onsite/check-in.ts';
import { ticketCode } from '../../use-cases/onsite/issue-ticket.ts';
import { officeNow } from '../../use-cases/onsite/office-now.ts';
import { ownTicket } from '../../use-cases/onsite/own-ticket.ts';
import { isTerminal, roomFor, takeTicket } from '../../use-cases/onsite/take-ticket.ts';
import type { AppointmentHttp } from '../appointment-http.ts';
import { kioskCheckIn, kioskDone, kioskStart, kioskTake } from '../pages/onsite/kiosk-pages.tsx';
import { placeOf, whenOf } from '../visit-facts.ts';
import { newcomerWait, ticketWait } from './wait-words.ts';

/**
 * The terminal of a waiting room: public addresses, no account, nothing of a person but the number of a visit that is typed. Numbers
 * are given with the code of the office's own terminal only. Each page falls back to the first after a while.
 */
export const kioskRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/vor-ort/:office';
  const on = (handle: (asked: Asked) => Promise<Reply> | Reply) => async (request: Request) => {
    const office = officeOf(parts, request.params['office'] ?? '');
    return office ? handle(askedOf(parts, http, request, office)) : notFound;
  };
  return [
    { method: 'GET', path: base, permission: 'public', handle: on((asked) => start(parts, asked)) },
    {
      method: 'GET',
      path: `${base}/nummer`,
      permission: 'public',
      handle: on((asked) => takeForm(parts, asked, null)),
    },
    {
      ...{ method: 'POST', path: `${base}/nummer`, permission: 'public', body: 'form', limit: 'sign-in' },
      handle: on((asked) => take(parts, asked)),
    },
    {
      ...{ method: 'GET', path: `${base}/anmelden`, permission: 'public' },
      handle: on((asked) => checkInForm(asked, asked.request.query.get('nummer') ?? '', null)),
    },
    {
      ...{ method: 'POST', path: `${base}/anmelden`, permission: 'public', body: 'form', limit: 'sign-in' },
      handle: on((asked) => doCheckIn(parts, asked)),
    },
    { method: 'GET', path: `${base}/fertig/:code`, permission: 'public', handle: on((asked) => done(parts, asked)) },
  ];
};

async function start(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { frame, office, hasTerminal, to } = asked;
  const now = (await officeNow(parts, office.id))!;
  const [first] = parts.plan.services;
  const room = first ? roomFor(parts, now, [{ service: first.id, persons: 1 }]) : null;
  return resetting(
    html(
      kioskStart({
        ...frame,
        waiting: now.waiting.length,
        wait: await newcomerWait(parts, office.id, asked.request.language),
        takeHref: hasTerminal ? to('/nummer') : null,
        checkInHref: to('/anmelden'),
        refused: room && !room.ok && room.reason !== 'no-desk' ? refusalWords(parts, asked, room) : null,
      }),
    ),
    to(''),
    60,
  );
}

async function takeForm(parts: AppointmentParts, asked: Asked, refused: string | null): Promise<Reply> {
  const { frame, office, request, to } = asked;
  const now = (await officeNow(parts, office.id))!;
  const mayTake = (service: string): boolean => roomFor(parts, now, [{ service, persons: 1 }]).ok;
  const groups = groupsOf(parts.plan).map(({ name, services }) => ({
    name: name[request.language],
    services: parts.plan.services
      .filter(({ id }) => services.includes(id) && mayTake(id))
      .map((one) => ({ id: one.id, label: one.name[request.language] })),
  }));
  const open = asked.hasTerminal ? groups.filter(({ services }) => services.length > 0) : [];
  const [first] = parts.plan.services;
  const room = roomFor(parts, now, first ? [{ service: first.id, persons: 1 }] : []);
  const why = asked.hasTerminal ? (room.ok ? null : refusalWords(parts, asked, room)) : asked.words.kiosk.onlyHere;
  const page = kioskTake({
    ...{ ...frame, action: to('/nummer'), csrf: request.csrf, groups: open },
    once: parts.newId(),
    error: refused ?? (open.length === 0 ? why : null),
  });
  return resetting(html(page, refused ? 409 : 200), to(''), 60);
}

async function take(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, office, words, hasTerminal, to } = asked;
  if (!hasTerminal) return takeForm(parts, asked, words.kiosk.onlyHere);
  const done = await takeTicket(parts, {
    ...{ office: office.id, lines: [{ service: request.form.get('leistung'), persons: 1 }], isUrgent: false },
    ...{ language: request.language, actor: request.actor, once: request.form.get('einmal').slice(0, 64) || null },
  });
  return done.ok
    ? redirect(to(`/fertig/${ticketCode(parts, done.value.id)}`))
    : takeForm(parts, asked, refusalWords(parts, asked, done));
}

function checkInForm(asked: Asked, typed: string, error: string | null): Reply {
  const { frame, request, to } = asked;
  const page = kioskCheckIn({ ...frame, action: to('/anmelden'), csrf: request.csrf, typed, error });
  return resetting(html(page, error ? 422 : 200), to(''), 90);
}

async function doCheckIn(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, office, to } = asked;
  const number = request.form.get('termin').trim().slice(0, 40);
  const done = await checkIn(parts, { office: office.id, number, actor: request.actor });
  if (!done.ok) return checkInForm(asked, number, refusalWords(parts, asked, done));
  return redirect(to(`/fertig/${ticketCode(parts, done.value.ticket.id)}`, { wie: done.value.how }));
}

async function done(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { frame, request, office, to } = asked;
  const code = request.params['code'] ?? '';
  const own = await ownTicket(parts, code);
  if (!own || own.ticket.office !== office.id) return notFound;
  // The screen belongs to the next person soon.
  if (own.now.now > own.ticket.arrivedAt + shownMinutes) return redirect(to(''));
  const how = request.query.get('wie') ?? '';
  const place = `/${request.language}/ticket/${code}`;
  const page = kioskDone({
    ...{ ...frame, number: own.ticket.number, before: own.before, ownHref: asked.hasTerminal ? null : place },
    how: how === 'late' || how === 'again' || how === 'in-time' ? how : 'taken',
    wait: await ticketWait(parts, own.ticket, request.language),
    ownUrl: `${parts.config.baseUrl}${place}`,
  });
  return resetting(html(page), to(''), 30);
}

/** After so many seconds a terminal begins anew; without script, and no test tool takes it for a trick of the page itself. */
const resetting = (reply: HtmlReply, to: string, seconds: number): Reply => ({
  ...reply,
  headers: { refresh: `${seconds}; url=${to}` },
});

/** Why it was refused, in words for who stands there. */
function refusalWords(
  parts: AppointmentParts,
  { request, words }: Pick<Asked, 'request' | 'words'>,
  { reason, details }: { readonly reason: string; readonly details: Readonly<Record<string, unknown>> },
): string {
  const { language } = request;
  const t = words.refusals;
  const at = Number(details['at'] ?? 0);
  switch (reason) {
    case 'opens-later':
    case 'too-early':
      return t[reason](formatTime(instantOf(at), language));
    case 'other-day':
      return t[reason](whenOf(at, language));
    case 'other-office':
      return t[reason](placeOf(parts, String(details['office']), language).name);
    case 'office-closed':
    case 'by-appointment':
    case 'no-desk':
    case 'no-room':
    case 'not-found':
    case 'not-now':
      return t[reason];
    default:
      return t.wrong;
  }
}

function askedOf(parts: AppointmentParts, http: AppointmentHttp, request: Request, office: OfficePlan): Asked {
  const words = onsiteTexts[request.language];
  const code = request.query.get('geraet') ?? '';
  const hasTerminal = isTerminal(parts, office.id, code);
  const to = (place: string, more: Readonly<Record<string, string>> = {}): string => {
    const query = new URLSearchParams({ ...more, ...(hasTerminal ? { geraet: code } : {}) }).toString();
    return `/${request.language}/vor-ort/${office.id}${place}${query ? `?${query}` : ''}`;
  };
  const place = placeOf(parts, office.id, request.language).name;
  return {
    ...{ request, office, words, hasTerminal, to },
    frame: { shell: http.shellFor(request), words, place, startHref: to('') },
  };
}

/** Minutes for which a terminal shows a number that it gave. */
const shownMinutes = 2;

interface Asked {
  readonly request: Request;
  readonly office: OfficePlan;
  readonly words: OnsiteWords;
  readonly hasTerminal: boolean;
  /** An address of this terminal. */
  to(place: string, more?: Readonly<Record<string, string>>): string;
  readonly frame: {
    readonly shell: ReturnType<AppointmentHttp['shellFor']>;
    readonly words: OnsiteWords;
    readonly place: string;
    readonly startHref: string;
  };
}
