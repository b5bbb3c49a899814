import { isUuid } from '#kernel/ids';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { callsBeforeMissed, comeBackMinutes, type TicketCommand } from '../../domain/onsite/decide-ticket.ts';
import type { TicketRow } from '../../domain/onsite/ticket.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { texts } from '../../texts/index.ts';
import { type OnsiteWords, onsiteTexts } from '../../texts/onsite.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { callNext, type Seen } from '../../use-cases/onsite/call-next.ts';
import { closeDesk, openDesk, transferTicket } from '../../use-cases/onsite/desks.ts';
import { type OnsiteNow, officeNow } from '../../use-cases/onsite/office-now.ts';
import { takeTicket, terminalCode } from '../../use-cases/onsite/take-ticket.ts';
import { commandTicket } from '../../use-cases/onsite/ticket-commands.ts';
import { missedOf, type PersonAt, personAt, ticketOfDay } from '../../use-cases/onsite/view-desk.ts';
import { type AppointmentHttp, personOf } from '../appointment-http.ts';
import { noOfficePage } from '../pages/day-page.tsx';
import { callingPage, chooseDeskPage } from '../pages/onsite/calling-page.tsx';
import { parkMinutes, type ShownCurrent } from '../pages/onsite/current-person.tsx';
import { officesOf } from '../staff-routes.ts';
import { linesOf, placeOf } from '../visit-facts.ts';
import { deskName, timeOf } from './ticket-routes.ts';

/** The desk of a clerk: calling, serving, handing on; everybody of the office may sit at every desk of it. */
export const callingRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  {
    ...{ method: 'GET', path: base, permission: 'appointment:plan' },
    handle: (request) => withDesk(parts, http, request, (asked) => show(parts, asked, {})),
  },
  {
    ...{ method: 'POST', path: base, permission: 'appointment:plan', body: 'form' },
    handle: (request) => withDesk(parts, http, request, (asked) => act(parts, asked)),
  },
];

const base = '/:lang/team/termine/aufruf';

async function withDesk(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  handle: (asked: Asked) => Promise<Reply>,
): Promise<Reply> {
  const { language, query, form } = request;
  const shell = http.shellFor(request);
  const words = onsiteTexts[language];
  const read = (name: string): string => (request.method === 'GET' ? query.get(name) : form.get(name)) ?? '';
  const offices = officesOf(parts, request);
  const office = read('buero') ? offices.find(({ id }) => id === read('buero')) : offices[0];
  if (offices.length === 0) return html(noOfficePage(shell, texts[language], words.staff.title));
  if (!office) return notFound;
  const now = (await officeNow(parts, office.id))!;
  const own = now.desks.find(({ isOpen, staffId }) => isOpen && staffId === request.actor.id);
  const wanted = read('platz') || (read('buero') ? '' : String(own?.desk ?? ''));
  const desk = now.desks.find((one) => String(one.desk) === wanted);
  const asked = { request, shell, words, office, now, read, place: placeOf(parts, office.id, language).name };
  if (desk) return handle({ ...asked, desk });
  if (wanted) return notFound;
  return html(
    chooseDeskPage({
      ...{ shell, words, base: base.replace(':lang', language), office: office.id },
      offices: offices.map(({ id }) => ({ value: id, label: placeOf(parts, id, language).name })),
      desks: now.desks.map(({ desk: id, name, isOpen }) => ({
        ...{ id, name, isOpen },
        number: now.running.find((one) => one.desk === id)?.number ?? null,
      })),
    }),
  );
}

async function act(parts: AppointmentParts, asked: Asked): Promise<Reply> {
  const { request, office, desk, read, words } = asked;
  const { actor } = request;
  const what = read('tun');
  const number = isUuid(read('nummer')) ? read('nummer') : null;
  const seen: Seen | null =
    number && /^\d{1,9}$/.test(read('stand')) ? { id: number, seq: Number(read('stand')) } : null;
  const back = redirect(hrefOf(asked));
  if (what === 'oeffnen') {
    await openDesk(parts, actor, office, desk.desk);
    return back;
  }
  const done = await perform(parts, asked, { what, number, seen });
  if (done === null) return notFound;
  if (done.ok) return what === 'nummer' ? show(parts, asked, { done: words.staff.issued(done.value!.number) }) : back;
  // Somebody was quicker, or the form was sent twice: the page shows how it stands.
  if (done.reason === 'changed') return back;
  const errors: Readonly<Record<string, string>> = { ...words.staff.errors };
  const refusals: Readonly<Record<string, unknown>> = words.refusals;
  const error = errors[done.reason] ?? refusals[done.reason];
  return show(parts, asked, { error: typeof error === 'string' ? error : words.refusals.again });
}

async function perform(
  parts: AppointmentParts,
  { request, office, desk, now, read }: Asked,
  { what, number, seen }: { readonly what: string; readonly number: string | null; readonly seen: Seen | null },
): Promise<Done | null> {
  const { actor } = request;
  if (what === 'naechste') return callNext(parts, actor, { office, desk: desk.desk, finishes: seen });
  if (what === 'schliessen') return closeDesk(parts, actor, office, desk.desk);
  const lines = read('leistung') ? [{ service: read('leistung'), persons: 1 }] : null;
  if (what === 'nummer')
    return takeTicket(parts, {
      ...{ office: office.id, lines: lines ?? [], language: request.language, actor },
      ...{ isUrgent: read('dringend') === 'ja', once: read('einmal').slice(0, 64) || null },
    });
  const ticket = number ? await ticketOfDay(parts, now, number) : null;
  if (!ticket) return null;
  if (what === 'weitergeben') {
    const to = read('an') === '' ? null : Number(read('an'));
    return transferTicket(parts, actor, { ticket, desk: to, lines, seen: seen?.seq ?? null });
  }
  const command = commandIn(what);
  return command ? commandTicket(parts, actor, ticket.id, command, seen?.seq ?? null) : null;
}

function commandIn(what: string): TicketCommand | null {
  const minutes = parkMinutes.find((one) => what === `parken-${one}`);
  if (minutes) return { do: 'park', minutes };
  const plain = commands.get(what);
  return plain ? { do: plain } : null;
}

const commands: ReadonlyMap<string, 'recall' | 'serve' | 'finish' | 'miss' | 'leave' | 'come-back'> = new Map([
  ['nochmal', 'recall'],
  ['bedienen', 'serve'],
  ['fertig', 'finish'],
  ['verpasst', 'miss'],
  ['gegangen', 'leave'],
  ['zurueck', 'come-back'],
]);

async function show(
  parts: AppointmentParts,
  asked: Asked,
  { error = null, done = null }: { readonly error?: string | null; readonly done?: string | null },
): Promise<Reply> {
  const { request, shell, words, office, place } = asked;
  const { language } = request;
  const now = (await officeNow(parts, office.id))!;
  const desk = now.desks.find((one) => one.desk === asked.desk.desk)!;
  const current = await personAt(parts, personOf(request), desk.desk);
  const missed = await missedOf(parts, now);
  const page = callingPage({
    ...{ shell, words, csrf: request.csrf, once: parts.newId(), base: base.replace(':lang', language), error, done },
    ...{ action: hrefOf(asked), office: office.id, place, callsBeforeMissed },
    desk: { id: desk.desk, name: desk.name, isOpen: desk.isOpen },
    current: current ? shownCurrent(parts, language, current, now.now) : null,
    waiting: now.waiting.map((row) => ({
      ...{ id: row.id, seq: row.seq, number: row.number, lines: linesOf(parts, row.lines, language) },
      booked: row.dueAt === null ? null : timeOf(row.dueAt, language),
      waits: waitedBy(row, now.now),
      aside: row.notBefore !== null && row.notBefore > now.now ? timeOf(row.notBefore, language) : null,
      forDesk: row.forDesk === null ? null : words.staff.forDesk(deskName(office, row.forDesk)),
    })),
    missed: missed.map(({ id, number, endedAt }) => ({
      id,
      number,
      until: timeOf(endedAt! + comeBackMinutes, language),
    })),
    elsewhere: now.running
      .filter((one) => one.desk !== desk.desk)
      .map((one) => `${words.desk(deskName(office, one.desk ?? 0))}: ${one.number}, ${words.staff.states[one.state]}`),
    services: parts.plan.services.map(({ id, name }) => ({ value: id, label: name[language] })),
    others: now.desks
      .filter((one) => one.isOpen && one.desk !== desk.desk)
      .map((one) => ({ value: String(one.desk), label: words.desk(one.name) })),
    terminalHref: `/${language}/vor-ort/${office.id}?geraet=${terminalCode(parts, office.id)}`,
    displayHref: `/${language}/warten/${office.id}/anzeige`,
  });
  return html(page, error ? 409 : 200);
}

function shownCurrent(
  parts: AppointmentParts,
  language: Request['language'],
  { ticket, visit, contact, papers }: PersonAt,
  now: number,
): ShownCurrent {
  const isServing = ticket.state === 'serving';
  return {
    ...{ id: ticket.id, seq: ticket.seq, number: ticket.number, state: isServing ? 'serving' : 'called' },
    since: timeOf((isServing ? ticket.servingAt : ticket.calledAt) ?? now, language),
    ...{ calls: ticket.calls, mayMiss: ticket.calls >= callsBeforeMissed },
    lines: linesOf(parts, ticket.lines, language),
    name: contact?.name ?? null,
    visit: visit
      ? { href: `/${language}/termin/${visit.number}`, time: timeOf(visit.from, language), number: visit.number }
      : null,
    togetherHref: `/${language}/team/termine/schalter${visit ? `?termin=${visit.number}` : ''}`,
    ...{ papers, caseNumber: visit?.caseNumber ?? null },
    caseHref: `/${language}/team/vorgaenge/${visit?.caseNumber ?? ''}`,
    ...{ language: ticket.language, waited: waitedBy(ticket, ticket.calledAt ?? now) },
  };
}

/** Whole minutes from the arrival, or from the booked time when that is later. */
const waitedBy = ({ arrivedAt, dueAt }: TicketRow, until: number): number =>
  Math.max(0, Math.floor(until - Math.max(arrivedAt, dueAt ?? arrivedAt)));

const hrefOf = ({ request, office, desk }: Asked): string =>
  `${base.replace(':lang', request.language)}?buero=${office.id}&platz=${desk.desk}`;

type Done =
  | { readonly ok: true; readonly value: TicketRow | null }
  | { readonly ok: false; readonly reason: string; readonly details: unknown };
interface Asked {
  readonly request: Request;
  readonly shell: ReturnType<AppointmentHttp['shellFor']>;
  readonly words: OnsiteWords;
  readonly office: OfficePlan;
  readonly place: string;
  readonly now: OnsiteNow;
  readonly desk: OnsiteNow['desks'][number];
  read(name: string): string;
}
