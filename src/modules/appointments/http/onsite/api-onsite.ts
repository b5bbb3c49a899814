import type { z } from 'zod';
import { ok, type Result, refuse } from '#kernel/result';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { callsShown } from '../../domain/onsite/calls-shown.ts';
import type { TicketCommand } from '../../domain/onsite/decide-ticket.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { type AppointmentParts, officeOf } from '../../use-cases/appointment-parts.ts';
import { callNext } from '../../use-cases/onsite/call-next.ts';
import { checkIn } from '../../use-cases/onsite/check-in.ts';
import { closeDesk, openDesk, transferTicket } from '../../use-cases/onsite/desks.ts';
import { ticketCode } from '../../use-cases/onsite/issue-ticket.ts';
import { officeNow } from '../../use-cases/onsite/office-now.ts';
import { type OwnTicket, ownTicket } from '../../use-cases/onsite/own-ticket.ts';
import { isTerminal, takeTicket } from '../../use-cases/onsite/take-ticket.ts';
import { commandTicket } from '../../use-cases/onsite/ticket-commands.ts';
import { currentAt } from '../../use-cases/onsite/view-desk.ts';
import { reading } from '../api.ts';
import { officesOf } from '../staff-routes.ts';
import {
  checkInBody,
  deskAnswer,
  deskStep,
  ownStep,
  queueAnswer,
  takeBody,
  ticketAnswer,
} from './api-onsite-schemas.ts';
import { deskName } from './ticket-routes.ts';

/** What happens on site for programs: numbers, check-in, the own ticket, the call display, and the desk of a clerk. */
export const onsiteApi = (parts: AppointmentParts): readonly Route[] => {
  const tag = 'on-site';
  const base = '/api/v1/appointment-offices/:office';
  const notThere = { 404: ['not-found'] } as const;
  const ticket = { tag, response: ticketAnswer };
  return [
    {
      ...{ method: 'GET', path: `${base}/queue`, permission: 'public' },
      api: { summary: 'What the call display of an office shows', tag, response: queueAnswer, refusals: notThere },
      handle: (request) => queue(parts, request),
    },
    {
      ...{ method: 'POST', path: `${base}/tickets`, permission: 'public', body: 'json', limit: 'sign-in' },
      api: {
        ...ticket,
        summary: 'Take a number without an appointment, at the terminal of the office or by its staff',
        once: true,
        body: takeBody,
        status: 201,
        refusals: { 403: ['only-on-site'], ...notThere, 409: noNumber, 422: linesWrong },
      },
      handle: reading(takeBody, (body, request) => take(parts, request, body)),
    },
    {
      ...{ method: 'POST', path: `${base}/check-ins`, permission: 'public', body: 'json', limit: 'sign-in' },
      api: {
        ...ticket,
        summary: 'Check in for a booked visit by its number; again gives the same ticket',
        body: checkInBody,
        status: 201,
        refusals: { ...notThere, 409: ['not-now', 'other-office', 'other-day', 'too-early'], 422: ['invalid-body'] },
      },
      handle: reading(checkInBody, (body, request) => arrive(parts, request, body.number)),
    },
    {
      ...{ method: 'GET', path: '/api/v1/tickets/:code', permission: 'public' },
      api: { ...ticket, summary: 'One’s own ticket of today', refusals: notThere },
      handle: async ({ params }) => shownTicket(parts, await ownTicket(parts, params['code'] ?? '')),
    },
    {
      ...{ method: 'POST', path: '/api/v1/tickets/:code/steps', permission: 'public', body: 'json', limit: 'sign-in' },
      api: {
        ...ticket,
        summary: 'Let others go first, come back after a missed call, or leave',
        body: ownStep,
        refusals: { ...notThere, 409: ['not-now', 'too-late'], 422: ['invalid-body', 'minutes-wrong'] },
      },
      handle: reading(ownStep, (body, request) => step(parts, request, body)),
    },
    {
      ...{ method: 'GET', path: `${base}/desks/:desk`, permission: 'appointment:plan' },
      api: { summary: 'A desk and who is there', tag, response: deskAnswer, refusals: notThere },
      handle: (request) => atDesk(parts, request, (office, desk) => shownDesk(parts, office, desk)),
    },
    {
      ...{ method: 'POST', path: `${base}/desks/:desk/steps`, permission: 'appointment:plan', body: 'json' },
      api: {
        summary: 'Open or close a desk, call the next person, and everything that follows',
        ...{ tag, body: deskStep, response: deskAnswer },
        refusals: { ...notThere, 409: atTheDesk, 422: ['invalid-body', 'minutes-wrong', ...linesWrong.slice(1)] },
      },
      handle: reading(deskStep, (body, request) => work(parts, request, body)),
    },
  ];
};

async function queue(parts: AppointmentParts, { params }: Request): Promise<Reply> {
  const office = officeOf(parts, params['office'] ?? '');
  const now = office ? await officeNow(parts, office.id) : null;
  if (!office || !now) return notFound;
  const answer: z.infer<typeof queueAnswer> = {
    office: office.id,
    at: parts.clock.now().toString({ smallestUnit: 'second' }),
    calls: callsShown(now.tickets, now.now).map(({ number, desk, calledAt }) => ({
      ...{ number, desk: deskName(office, desk ?? 0), at: secondOf(calledAt ?? now.now) },
    })),
    waiting: now.waiting.map(({ number }) => number),
    openDesks: now.desks.filter(({ isOpen }) => isOpen).length,
  };
  return json(answer);
}

async function take(parts: AppointmentParts, request: Request, body: z.infer<typeof takeBody>): Promise<Reply> {
  const office = officeOf(parts, request.params['office'] ?? '');
  if (!office) return notFound;
  const isStaff = officesOf(parts, request).some(({ id }) => id === office.id);
  if (!isStaff && !isTerminal(parts, office.id, body.terminal ?? '')) return refusal(403, 'only-on-site');
  const once = request.headers.get('idempotency-key')?.slice(0, 128) || null;
  const done = await takeTicket(parts, {
    ...{ office: office.id, lines: body.lines, language: request.language, actor: request.actor, once },
    isUrgent: isStaff && body.urgent === true,
  });
  if (!done.ok) return refusedAs(done.reason);
  return shownTicket(parts, await ownTicket(parts, ticketCode(parts, done.value.id)), 201);
}

async function arrive(parts: AppointmentParts, request: Request, number: string): Promise<Reply> {
  const office = officeOf(parts, request.params['office'] ?? '');
  if (!office) return notFound;
  const done = await checkIn(parts, { office: office.id, number, actor: request.actor });
  if (!done.ok) return done.reason === 'not-found' ? notFound : refusedAs(done.reason);
  return shownTicket(parts, await ownTicket(parts, ticketCode(parts, done.value.ticket.id)), 201);
}

async function step(parts: AppointmentParts, request: Request, body: z.infer<typeof ownStep>): Promise<Reply> {
  const code = request.params['code'] ?? '';
  const own = await ownTicket(parts, code);
  if (!own) return notFound;
  const command: TicketCommand = body.do === 'park' ? { do: 'park', minutes: body.minutes ?? 10 } : { do: body.do };
  const done = await commandTicket(parts, request.actor, own.ticket.id, command);
  return done.ok ? shownTicket(parts, await ownTicket(parts, code)) : refusedAs(done.reason);
}

async function work(parts: AppointmentParts, request: Request, body: z.infer<typeof deskStep>): Promise<Reply> {
  const { actor } = request;
  return atDesk(parts, request, async (office, desk) => {
    const done = await perform(parts, { actor, office, desk }, body);
    return done.ok ? shownDesk(parts, office, desk) : refusedAs(done.reason);
  });
}

async function perform(
  parts: AppointmentParts,
  { actor, office, desk }: { readonly actor: Request['actor']; readonly office: OfficePlan; readonly desk: number },
  body: z.infer<typeof deskStep>,
): Promise<Result<unknown, string>> {
  if (body.do === 'open') {
    await openDesk(parts, actor, office, desk);
    return ok(null);
  }
  if (body.do === 'close') return closeDesk(parts, actor, office, desk);
  const current = await currentAt(parts, desk);
  const isSame = current !== null && body.current?.number === current.number;
  const seen = body.current?.seq ?? null;
  if (body.do === 'next')
    return callNext(parts, actor, {
      office,
      desk,
      finishes: isSame && seen !== null ? { id: current.id, seq: seen } : null,
    });
  if (!current) return refuse('nobody');
  if (body.current && !isSame) return refuse('changed');
  if (body.do === 'transfer')
    return transferTicket(parts, actor, { ticket: current, desk: body.desk ?? null, lines: body.lines ?? null, seen });
  const command: TicketCommand = body.do === 'park' ? { do: 'park', minutes: body.minutes ?? 10 } : { do: body.do };
  return commandTicket(parts, actor, current.id, command, seen);
}

async function atDesk(
  parts: AppointmentParts,
  request: Request,
  handle: (office: OfficePlan, desk: number) => Promise<Reply>,
): Promise<Reply> {
  const office = officesOf(parts, request).find(({ id }) => id === request.params['office']);
  const desk = office?.desks.find(({ id }) => String(id) === request.params['desk']);
  return office && desk ? handle(office, desk.id) : notFound;
}

async function shownDesk(parts: AppointmentParts, office: OfficePlan, desk: number): Promise<Reply> {
  const now = (await officeNow(parts, office.id))!;
  const current = now.running.find((one) => one.desk === desk);
  const answer: z.infer<typeof deskAnswer> = {
    ...{ office: office.id, desk, open: now.desks.some((one) => one.desk === desk && one.isOpen) },
    waiting: now.waiting.length,
    current: current
      ? {
          ...{ number: current.number, state: current.state, seq: current.seq, calls: current.calls },
          ...{
            lines: current.lines.map((line) => ({ ...line })),
            booked: current.dueAt === null ? null : secondOf(current.dueAt),
          },
        }
      : null,
  };
  return json(answer);
}

function shownTicket(parts: AppointmentParts, own: OwnTicket | null, status = 200): Reply {
  if (!own) return notFound;
  const { ticket, before, now } = own;
  const answer: z.infer<typeof ticketAnswer> = {
    ...{
      number: ticket.number,
      code: ticketCode(parts, ticket.id),
      office: ticket.office,
      state: ticket.state,
      before,
    },
    desk: ticket.state === 'called' || ticket.state === 'serving' ? deskName(now.office, ticket.desk ?? 0) : null,
    ...{ lines: ticket.lines.map((line) => ({ ...line })), arrived: secondOf(ticket.arrivedAt) },
    booked: ticket.dueAt === null ? null : secondOf(ticket.dueAt),
    notBefore: ticket.notBefore === null ? null : secondOf(ticket.notBefore),
  };
  return json(answer, status);
}

const secondOf = (minute: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(minute * 60_000)).toString({ smallestUnit: 'second' });

const refusedAs = (reason: string): Reply => refusal(unprocessable.has(reason) ? 422 : 409, reason);

const linesWrong = ['invalid-body', 'service-missing', 'service-unknown', 'service-twice', 'persons-wrong'] as const;
const noNumber = ['office-closed', 'opens-later', 'by-appointment', 'no-desk', 'no-room'] as const;
const atTheDesk = [
  ...['not-now', 'changed', 'nobody', 'desk-closed', 'desk-busy', 'desk-cannot', 'too-few-calls', 'too-late'],
] as const;
const unprocessable: ReadonlySet<string> = new Set([...linesWrong, 'minutes-wrong']);
