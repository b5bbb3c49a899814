import type { z } from 'zod';
import { legalDay } from '#kernel/clock';
import type { Permission } from '#kernel/permission';
import type { Result } from '#kernel/result';
import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { BookingRow, Person } from '../domain/booking.ts';
import { instantOf, minuteOf } from '../domain/spans.ts';
import { type VisitLine, visitMinutes } from '../domain/visit.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { findSlots } from '../use-cases/find-slots.ts';
import { giveToPersonOfCase } from '../use-cases/links/visits-of-case.ts';
import { findVisit, ownVisits } from '../use-cases/open-visit.ts';
import { bookAtOnce, type HoldOrder, holdSlot } from '../use-cases/take-slot.ts';
import { cancelVisit, confirmVisit, holdsTooMany, moveVisit } from '../use-cases/visit-commands.ts';
import {
  contactBody,
  freeAnswer,
  freeQuery,
  newHold,
  newPlace,
  newVisit,
  officeList,
  visitAnswer,
  visitList,
} from './api-schemas.ts';
import { type AppointmentHttp, holderOf, personOf } from './appointment-http.ts';
import { ownCase } from './own-case.ts';
import { contactFaults } from './visit-routes.ts';
import { admit } from './work-routes.ts';

/** Looking for, holding, booking, moving and cancelling visits for programs, by the same rules as the pages. */
export const appointmentApi = (parts: AppointmentParts, http: Pick<AppointmentHttp, 'gate'>): readonly Route[] => {
  const tag = 'appointments';
  const one = '/api/v1/appointments/:visit';
  const visit = { tag, response: visitAnswer };
  return [
    {
      ...{ method: 'GET', path: '/api/v1/appointment-offices', permission: 'public' },
      api: { summary: 'Offices with desks, and what can be booked there', tag, response: officeList },
      handle: () => json(officesJson(parts)),
    },
    {
      ...{ method: 'GET', path: '/api/v1/appointment-slots', permission: 'public' },
      api: {
        summary: 'Free starts by day and office (ITI-115, find)',
        tag,
        query: freeQuery,
        response: freeAnswer,
        refusals: { 422: linesWrong },
      },
      handle: (request) => free(parts, request),
    },
    {
      ...{ method: 'GET', path: '/api/v1/appointments', permission: 'appointment:read' },
      api: { summary: 'Own coming visits, soonest first', tag, response: visitList },
      handle: async (request) => json({ visits: (await ownVisits(parts, personOf(request))).map(shownVisit) }),
    },
    {
      ...{ method: 'POST', path: '/api/v1/appointments', permission: 'appointment:book', body: 'json' },
      api: {
        ...visit,
        summary: 'Book a start in one step',
        once: true,
        body: newVisit,
        status: 201,
        refusals: { 409: taken, 422: [...linesWrong, ...contactWrong], 429: pressed },
      },
      handle: reading(newVisit, (body, request) => book(parts, http, request, body)),
    },
    {
      ...{ method: 'POST', path: '/api/v1/appointment-holds', permission: 'appointment:book', body: 'json' },
      api: {
        ...visit,
        summary: 'Hold a start for some minutes (ITI-116, hold)',
        once: true,
        body: newHold,
        status: 201,
        refusals: { 409: taken, 422: linesWrong, 429: pressed },
      },
      handle: reading(newHold, async (body, request) => {
        const asked = await orderOf(parts, request, body);
        const { order } = asked;
        return (
          (await waits(http, request, order, body)) ?? created(parts, request, asked, await holdSlot(parts, order))
        );
      }),
    },
    {
      ...{ method: 'GET', path: one, permission: 'appointment:read' },
      api: { ...visit, summary: 'One visit', refusals: { 404: ['not-found'] } },
      handle: onVisit(parts, 'appointment:read', (row) => json(shownVisit(row))),
    },
    {
      ...{ method: 'POST', path: `${one}/booking`, permission: 'appointment:change', body: 'json' },
      api: {
        ...visit,
        summary: 'Make a visit of a hold (ITI-117, book); again gives it as it stands',
        body: contactBody,
        refusals: { 404: ['not-found'], 409: ['hold-over', 'too-many'], 422: ['invalid-body', ...contactWrong] },
      },
      handle: onVisit(parts, 'appointment:change', (row, person, request) =>
        reading(contactBody, async (body) => {
          const wrong = faultOf(body, person);
          return (
            wrong ?? answered(await confirmVisit(parts, person, row, { contact: body, language: request.language }))
          );
        })(request),
      ),
    },
    {
      ...{ method: 'POST', path: `${one}/place`, permission: 'appointment:change', body: 'json' },
      api: {
        ...visit,
        summary: 'Move a visit; the old place stays until the new one is sure',
        body: newPlace,
        refusals: { 404: ['not-found'], 409: [...taken, 'not-now'], 422: linesWrong },
      },
      handle: onVisit(parts, 'appointment:change', (row, person, request) =>
        reading(newPlace, async ({ office, start }) =>
          answered(await moveVisit(parts, person, row, { office, at: minuteOf(Temporal.Instant.from(start)) })),
        )(request),
      ),
    },
    {
      ...{ method: 'DELETE', path: one, permission: 'appointment:change', body: 'json' },
      api: {
        ...visit,
        summary: 'Cancel a visit; again gives it as it stands',
        refusals: { 404: ['not-found'], 409: ['not-now'] },
      },
      handle: onVisit(parts, 'appointment:change', async (row, person) =>
        answered(await cancelVisit(parts, person, row, person.actor.kind === 'staff' ? 'office' : 'person')),
      ),
    },
  ];
};

const officesJson = ({ plan }: AppointmentParts): z.infer<typeof officeList> => ({
  services: plan.services.map(({ id, name, duration, service }) => ({
    id,
    name,
    minutes: duration.booked,
    service: service ?? null,
  })),
  offices: plan.offices.map(({ id, accessible, desks }) => ({ id, accessible, desks: desks.length })),
});

async function free(parts: AppointmentParts, request: Request): Promise<Reply> {
  const read = freeQuery.safeParse(Object.fromEntries(request.query));
  if (!read.success) return invalidBody(read.error);
  const { office, accessible, from, days } = read.data;
  const [first] = parts.plan.services;
  const lines = read.data.lines ? linesIn(read.data.lines) : first ? [{ service: first.id, persons: 1 }] : [];
  if (!first) return json({ days: [] });
  const found = await findSlots(parts, {
    ...{ lines, office: office ?? null, isAccessible: accessible === 'true', days: days ?? 14 },
    from: from ? Temporal.PlainDate.from(from) : legalDay(parts.clock.now()),
    isStaff: request.actor.kind === 'staff',
  });
  if (!found.ok) return refusal(422, found.reason);
  return json({
    days: found.value.map(({ day, offices }) => ({
      day: day.toString(),
      offices: offices.map((one) => ({
        office: one.office.id,
        minutes: visitMinutes(parts.plan, one.office, lines),
        starts: one.starts.map(({ at }) => instantOf(at).toString()),
      })),
    })),
  });
}

async function book(
  parts: AppointmentParts,
  http: Pick<AppointmentHttp, 'gate'>,
  request: Request,
  { name, email, ...body }: z.infer<typeof newVisit>,
): Promise<Reply> {
  const contact = { name: name.trim(), email: email.trim() };
  const wrong = faultOf(contact, personOf(request));
  if (wrong) return wrong;
  const asked = await orderOf(parts, request, body);
  const { order } = asked;
  if (await holdsTooMany(parts, parts.db, order.person)) return refusal(409, 'too-many');
  return (
    (await waits(http, request, order, body)) ?? created(parts, request, asked, await bookAtOnce(parts, order, contact))
  );
}

/** While very many come at once, a hold wants work or a wait first; null when it may go on. */
async function waits(
  http: Pick<AppointmentHttp, 'gate'>,
  request: Request,
  order: HoldOrder,
  { work }: Pick<z.infer<typeof newHold>, 'work'>,
): Promise<Reply | null> {
  const admission = await admit(http, request, order, work ?? null);
  if (admission.ok) return null;
  const { challenge, bits, waitSeconds } = admission.task;
  return refusal(429, 'work-needed', { challenge, bits, waitSeconds, retryAfter: waitSeconds });
}

async function orderOf(parts: AppointmentParts, request: Request, body: z.infer<typeof newHold>): Promise<AskedVisit> {
  const about = await ownCase(parts, request, body.case ?? null);
  const order: HoldOrder = {
    ...{ office: body.office, at: minuteOf(Temporal.Instant.from(body.start)), lines: body.lines },
    ...{ person: holderOf(parts, request), channel: 'program', language: request.language },
    ...{ caseNumber: about?.number ?? null, once: request.headers.get('idempotency-key')?.slice(0, 128) || null },
  };
  return { order, about };
}

/** A guest is told the code that opens the visit; browsers keep it in their cookie. What staff book in a case is its person's. */
async function created(
  parts: AppointmentParts,
  request: Request,
  { order, about }: AskedVisit,
  done: Result<BookingRow, string>,
): Promise<Reply> {
  if (!done.ok) return refusedAs(done.reason);
  await giveToPersonOfCase(parts, order.person, done.value, about);
  const [code] = request.session.guestCodes;
  return json(
    { ...shownVisit(done.value), ...(request.actor.kind === 'guest' && code ? { resumeCode: code } : {}) },
    201,
  );
}

const answered = (done: Result<BookingRow, string>): Reply =>
  done.ok ? json(shownVisit(done.value)) : refusedAs(done.reason);

const refusedAs = (reason: string): Reply => refusal(conflicts.has(reason) ? 409 : 422, reason);

function faultOf(contact: { readonly name: string; readonly email: string }, { actor }: Person): Reply | null {
  const [fault] = contactFaults(contact, actor.kind === 'staff');
  return fault ? refusal(422, fault.code) : null;
}

/** The visit in the address, for who may do this with it. */
export const onVisit =
  (
    parts: AppointmentParts,
    permission: Permission,
    work: (row: BookingRow, person: Person, request: Request) => Promise<Reply> | Reply,
  ) =>
  async (request: Request): Promise<Reply> => {
    const person = personOf(request);
    const row = await findVisit(parts, person, request.params['visit'] ?? '', permission);
    return row ? work(row, person, request) : notFound;
  };

/** Reads the body by its schema; what does not fit is refused with the places that are wrong. */
export const reading =
  <Schema extends z.ZodType>(schema: Schema, work: (body: z.output<Schema>, request: Request) => Promise<Reply>) =>
  async (request: Request): Promise<Reply> => {
    const read = schema.safeParse(request.json);
    if (read.success) return work(read.data, request);
    return invalidBody(read.error);
  };

/** A visit as programs see it. */
export const shownVisit = (row: BookingRow): z.infer<typeof visitAnswer> => ({
  number: row.number,
  state: row.state,
  office: row.office,
  start: instantOf(row.from).toString(),
  end: instantOf(row.to).toString(),
  lines: row.lines.map((line) => ({ ...line })),
  heldUntil: row.holdUntil,
  changes: row.moves,
  case: row.caseNumber,
});

const linesIn = (text: string): readonly VisitLine[] =>
  text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [service = '', persons = '1'] = part.split(':');
      return { service, persons: Number(persons) };
    });

const conflicts: ReadonlySet<string> = new Set(['slot-taken', 'slot-not-offered', 'hold-over', 'too-many', 'not-now']);
const pressed = ['work-needed'] as const;
const taken = ['slot-taken', 'slot-not-offered', 'too-many'] as const;
const linesWrong = ['invalid-body', 'service-missing', 'service-unknown', 'service-twice', 'persons-wrong'] as const;
const contactWrong = ['name-missing', 'name-wrong', 'email-missing', 'email-wrong'] as const;

interface AskedVisit {
  readonly order: HoldOrder;
  /** The case it belongs to, for who may see it. */
  readonly about: Awaited<ReturnType<typeof ownCase>>;
}
