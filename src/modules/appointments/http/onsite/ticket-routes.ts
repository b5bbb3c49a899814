import { formatTime } from '#kernel/format';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { callsShown } from '../../domain/onsite/calls-shown.ts';
import { comeBackMinutes, type TicketCommand } from '../../domain/onsite/decide-ticket.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import { onsiteTexts } from '../../texts/onsite.ts';
import { type AppointmentParts, officeOf } from '../../use-cases/appointment-parts.ts';
import { officeNow } from '../../use-cases/onsite/office-now.ts';
import { type OwnTicket, ownTicket } from '../../use-cases/onsite/own-ticket.ts';
import { commandTicket } from '../../use-cases/onsite/ticket-commands.ts';
import type { AppointmentHttp } from '../appointment-http.ts';
import { boardPage } from '../pages/onsite/board-page.tsx';
import { parkChoices, ticketPage } from '../pages/onsite/ticket-page.tsx';
import { linesOf, placeOf } from '../visit-facts.ts';
import { ticketWait } from './wait-words.ts';

/** A person's own ticket behind the code in its address, and the call display of an office with numbers alone. */
export const ticketRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const path = '/:lang/ticket/:code';
  return [
    { method: 'GET', path, permission: 'public', handle: (request) => show(parts, http, request, null) },
    {
      ...{ method: 'POST', path, permission: 'public', body: 'form', limit: 'sign-in' },
      handle: (request) => change(parts, http, request),
    },
    {
      ...{ method: 'GET', path: '/:lang/warten/:office/anzeige', permission: 'public' },
      handle: (request) => board(parts, http, request),
    },
  ];
};

async function show(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  error: string | null,
): Promise<Reply> {
  const code = request.params['code'] ?? '';
  const own = await ownTicket(parts, code);
  if (!own) return notFound;
  const { ticket, before } = own;
  const { language } = request;
  const action = `/${language}/ticket/${code}`;
  const page = ticketPage({
    ...{ shell: http.shellFor(request), words: onsiteTexts[language], csrf: request.csrf, action, error },
    ...{ number: ticket.number, state: ticket.state, before, place: placeOf(parts, ticket.office, language).name },
    desk: ticket.desk === null ? null : deskName(own.now.office, ticket.desk),
    lines: linesOf(parts, ticket.lines, language),
    since: timeOf(ticket.arrivedAt, language),
    booked: ticket.dueAt === null ? null : timeOf(ticket.dueAt, language),
    wait: await ticketWait(parts, ticket, language),
    until: untilOf(own, language),
    displayHref: `/${language}/warten/${ticket.office}/anzeige`,
  });
  // Somebody who reads an error is left to read it.
  return error ? html(page, 409) : { ...html(page), headers: { refresh: `20; url=${action}` } };
}

async function change(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const own = await ownTicket(parts, request.params['code'] ?? '');
  if (!own) return notFound;
  const command = commandIn(request.form.get('tun'));
  const words = onsiteTexts[request.language];
  if (!command) return show(parts, http, request, words.refusals.again);
  const done = await commandTicket(parts, request.actor, own.ticket.id, command, null);
  if (!done.ok) return show(parts, http, request, words.staff.errors['not-now']);
  return redirect(`/${request.language}/ticket/${request.params['code']}`);
}

/** What people may do with their own ticket. */
function commandIn(text: string): TicketCommand | null {
  if (text === 'gehen') return { do: 'leave' };
  if (text === 'zurueck') return { do: 'come-back' };
  const minutes = parkChoices.find((one) => text === `spaeter-${one}`);
  return minutes ? { do: 'park', minutes } : null;
}

async function board(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const office = officeOf(parts, request.params['office'] ?? '');
  const now = office ? await officeNow(parts, office.id) : null;
  if (!office || !now) return notFound;
  const { language } = request;
  const here = `/${language}/warten/${office.id}/anzeige`;
  const isLive = request.query.get('ton') === 'ja';
  const page = boardPage({
    ...{ shell: http.shellFor(request), words: onsiteTexts[language], place: placeOf(parts, office.id, language).name },
    calls: callsShown(now.tickets, now.now).map(({ number, desk }, index) => ({
      ...{ number, desk: deskName(office, desk ?? 0), isNew: index === 0 },
    })),
    ...{ waiting: now.waiting.length, time: formatTime(parts.clock.now(), language) },
    source: isLive ? `/api/v1/appointment-offices/${office.id}/queue` : null,
    otherHref: isLive ? here : `${here}?ton=ja`,
  });
  // With sound the script keeps it fresh: loading again would switch the sound off.
  return isLive ? html(page) : { ...html(page), headers: { refresh: `20; url=${here}` } };
}

/** The name of a desk, as it stands on its sign. */
export const deskName = (office: OfficePlan, desk: number): string =>
  office.desks.find(({ id }) => id === desk)?.name ?? String(desk);

/** A minute since 1970 as the time at the office. */
export const timeOf = (minute: number, language: Request['language']): string =>
  formatTime(instantOf(Math.floor(minute)), language);

function untilOf({ ticket, now }: OwnTicket, language: Request['language']): string | null {
  if (ticket.state === 'missed') {
    const last = ticket.endedAt! + comeBackMinutes;
    return now.now <= last ? timeOf(last, language) : null;
  }
  return ticket.notBefore === null ? null : timeOf(ticket.notBefore, language);
}
