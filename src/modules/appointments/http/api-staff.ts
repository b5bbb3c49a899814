import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { OfficePlan } from '../domain/plan.ts';
import { previewRelease } from '../domain/preview.ts';
import { policyOn } from '../domain/release.ts';
import { instantOf, minuteOf } from '../domain/spans.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { closeOffice, reopen } from '../use-cases/close-office.ts';
import { viewDay } from '../use-cases/view-day.ts';
import { markVisit } from '../use-cases/visit-commands.ts';
import { onVisit, reading, shownVisit } from './api.ts';
import {
  closureAnswer,
  closureBody,
  dayAnswer,
  markBody,
  previewAnswer,
  previewQuery,
  visitAnswer,
} from './api-schemas.ts';
import { personOf } from './appointment-http.ts';
import { dayIn } from './read-wish.ts';
import { officesOf } from './staff-routes.ts';

/** The desk of an office for programs: its day, marks, closures, and what a release policy would publish. */
export const staffApi = (parts: AppointmentParts): readonly Route[] => {
  const base = '/api/v1/appointment-offices/:office';
  const tag = 'appointments';
  const notThere = { 404: ['not-found'] } as const;
  const on = (work: (office: OfficePlan, request: Request) => Promise<Reply> | Reply) => (request: Request) => {
    const office = officesOf(parts, request).find(({ id }) => id === request.params['office']);
    return office ? work(office, request) : notFound;
  };
  return [
    {
      ...{ method: 'GET', path: `${base}/days/:day`, permission: 'appointment:plan' },
      api: {
        summary: 'All visits and closures of an office on a day; reads are recorded',
        tag,
        response: dayAnswer,
        refusals: notThere,
      },
      handle: on((office, request) => day(parts, office, request)),
    },
    {
      ...{ method: 'POST', path: '/api/v1/appointments/:visit/marks', permission: 'appointment:plan', body: 'json' },
      api: {
        summary: 'The person is here, was served, or did not come',
        tag,
        body: markBody,
        response: visitAnswer,
        refusals: { ...notThere, 409: ['not-now'], 422: ['invalid-body'] },
      },
      handle: onVisit(parts, 'appointment:plan', (row, person, request) =>
        reading(markBody, async ({ mark }) => {
          const done = await markVisit(parts, person, row, mark);
          return done.ok ? json(shownVisit(done.value)) : refusal(409, done.reason);
        })(request),
      ),
    },
    {
      ...{ method: 'POST', path: `${base}/closures`, permission: 'appointment:plan', body: 'json' },
      api: {
        summary: 'Close an office or a desk, with substitutes for everybody affected',
        tag,
        body: closureBody,
        response: closureAnswer,
        status: 201,
        refusals: { ...notThere, 422: ['invalid-body', 'span-wrong'] },
      },
      handle: on((office, request) => reading(closureBody, (body) => close(parts, office, request, body))(request)),
    },
    {
      ...{ method: 'DELETE', path: `${base}/closures/:closure`, permission: 'appointment:plan', body: 'json' },
      api: {
        summary: 'Open again what was closed',
        tag,
        status: 200,
        response: closureAnswer.pick({ id: true }),
        refusals: notThere,
      },
      handle: on(async (office, request) => {
        const id = request.params['closure'] ?? '';
        return isUuid(id) && (await reopen(parts, personOf(request), { id, office: office.id }))
          ? json({ id })
          : notFound;
      }),
    },
    {
      ...{ method: 'GET', path: `${base}/release-preview`, permission: 'appointment:plan' },
      api: {
        summary: 'What a release policy would publish, day by day',
        tag,
        query: previewQuery,
        response: previewAnswer,
        refusals: { ...notThere, 422: ['invalid-body'] },
      },
      handle: on((office, request) => preview(parts, office, request)),
    },
  ];
};

async function day(parts: AppointmentParts, office: OfficePlan, request: Request): Promise<Reply> {
  const date = dayIn(request.params['day'] ?? '');
  if (!date) return notFound;
  const { visits, closures } = await viewDay(parts, personOf(request), office, date);
  return json({
    office: office.id,
    day: date.toString(),
    visits: visits.map(({ row, contact }) => ({ ...shownVisit(row), desk: row.desk, name: contact?.name ?? null })),
    closures: closures.map(({ id, desk, span, reason }) => ({
      ...{ id, desk, reason },
      ...{ from: instantOf(span[0]).toString(), until: instantOf(span[1]).toString() },
    })),
  });
}

async function close(
  parts: AppointmentParts,
  office: OfficePlan,
  request: Request,
  body: (typeof closureBody)['_output'],
): Promise<Reply> {
  const span = [minuteOf(Temporal.Instant.from(body.from)), minuteOf(Temporal.Instant.from(body.until))] as const;
  const { extras } = await parts.board.read();
  const units = extras.flatMap((one) => (one.office === office.id ? one.places.map(({ unit }) => unit) : []));
  if (body.desk !== null && ![...office.desks.map(({ id }) => id), ...units].includes(body.desk))
    return refusal(422, 'span-wrong');
  const done = await closeOffice(parts, personOf(request), {
    office: office.id,
    desk: body.desk,
    span,
    reason: body.reason,
    moves: body.moves,
  });
  if (!done.ok) return refusal(422, 'span-wrong');
  return json(
    {
      id: done.value.id,
      affected: done.value.affected.map(({ visit, substitute }) => ({
        number: visit.number,
        start: instantOf(visit.from).toString(),
        substitute: substitute ? { office: substitute.office, start: instantOf(substitute.from).toString() } : null,
      })),
    },
    201,
  );
}

function preview(parts: AppointmentParts, office: OfficePlan, request: Request): Reply {
  const read = previewQuery.safeParse(Object.fromEntries(request.query));
  if (!read.success) return refusal(422, 'invalid-body');
  const from = read.data.from ? Temporal.PlainDate.from(read.data.from) : legalDay(parts.clock.now());
  const policy = read.data.policy
    ? parts.plan.policies.find(({ id }) => id === read.data.policy)
    : policyOn(parts.plan, office, from);
  if (!policy) return notFound;
  const until = from.add({ days: (read.data.days ?? 28) - 1 });
  const rows = previewRelease({
    plan: parts.plan,
    office,
    policy,
    from,
    until,
    calendar: parts.calendar,
    closures: [],
  });
  return json({
    policy: policy.id,
    parts: rows.map((row) => ({
      day: row.day.toString(),
      released: row.release === null ? null : instantOf(row.release).toString(),
      channel: row.channel,
      minutes: row.minutes,
    })),
  });
}
