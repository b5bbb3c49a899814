import { z } from 'zod';
import { isUuid } from '#kernel/ids';
import { invalidBody, json, notFound, type Request, type Route, refusal } from '#platform/http';
import { endAbsenceFor, enterAbsenceFor, setBaskets, viewTeam } from '../use-cases/arrange-team.ts';
import type { HttpParts } from './http-parts.ts';

/** The arrangement of a team for programs, such as the city's system for holidays. */
export const teamApi = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/staff/team',
    permission: 'team:arrange',
    api: { summary: 'Members of the own offices with their absences', tag: 'staff', response: team },
    handle: async (request) => json(await teamJson(http, request)),
  },
  {
    method: 'POST',
    path: '/api/v1/staff/team/:member/absences',
    permission: 'team:arrange',
    body: 'json',
    api: {
      summary: 'Enter an absence of a member, with a deputy or none',
      tag: 'staff',
      body: newAbsence,
      response: team,
      status: 201,
      refusals: { 404: ['not-found'], 422: ['invalid-body', ...refusals] },
    },
    async handle(request) {
      const { member = '' } = request.params;
      const read = newAbsence.safeParse(request.json);
      if (!read.success) return invalidBody(read.error);
      const { deputy, from, until } = read.data;
      const wish = { standsIn: deputy, from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) };
      const entered = isUuid(member) ? await enterAbsenceFor(http.parts, request.actor, member, wish) : null;
      if (!entered || (!entered.ok && entered.reason === 'not-found')) return notFound;
      return entered.ok ? json(await teamJson(http, request), 201) : refusal(422, entered.reason);
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/staff/team/:member/baskets',
    permission: 'team:arrange',
    body: 'json',
    api: {
      summary: 'Set from which baskets a member works; none means all',
      tag: 'staff',
      body: newBaskets,
      response: team,
      refusals: { 404: ['not-found'], 422: ['invalid-body'] },
    },
    async handle(request) {
      const { member = '' } = request.params;
      const read = newBaskets.safeParse(request.json);
      if (!read.success) return invalidBody(read.error);
      const known = http.baskets('de').map(({ id }) => id);
      const isSet = isUuid(member) && (await setBaskets(http.parts, request.actor, member, read.data.baskets, known));
      return isSet ? json(await teamJson(http, request)) : notFound;
    },
  },
  {
    method: 'DELETE',
    path: '/api/v1/staff/team/:member/absences/:id',
    permission: 'team:arrange',
    body: 'json',
    api: { summary: 'End an absence of a member', tag: 'staff', response: team, refusals: { 404: ['not-found'] } },
    async handle(request) {
      const { member, id } = request.params;
      const isEnded = isUuid(member) && isUuid(id) && (await endAbsenceFor(http.parts, request.actor, member, id));
      return isEnded ? json(await teamJson(http, request)) : notFound;
    },
  },
];

async function teamJson({ parts }: HttpParts, { actor }: Request): Promise<z.input<typeof team>> {
  const found = await viewTeam(parts, actor);
  return {
    members: found.map(({ id, name, offices, baskets, absences }) => ({
      id,
      name,
      offices: [...offices],
      baskets: [...baskets],
      absences: absences.map(({ id: entry, deputy, from, until }) => ({
        id: entry,
        deputy,
        from: from.toString(),
        until: until.toString(),
      })),
    })),
  };
}

const day = z.iso.date();
const newAbsence = z.strictObject({ deputy: z.uuid().nullable(), from: day, until: day });
const newBaskets = z.strictObject({ baskets: z.array(z.string().max(200)).max(100).describe('As office/basket') });
const refusals = ['no-colleague', 'begins-in-the-past', 'ends-before-it-begins', 'too-long'] as const;
const team = z.object({
  members: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      offices: z.array(z.string()),
      baskets: z.array(z.string()).describe('As office/basket; empty: all of the own offices'),
      absences: z.array(
        z.object({
          id: z.uuid(),
          deputy: z.string().nullable().describe('Null when nobody stands in: tasks go back to the office'),
          from: day,
          until: day,
        }),
      ),
    }),
  ),
});
