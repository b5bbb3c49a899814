import { z } from 'zod';
import { isUuid } from '#kernel/ids';
import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { leaveStandIn, memberBehind, viewOwnStaff } from '../use-cases/own-staff.ts';
import { enterAbsence, possibleStandIns } from '../use-cases/staff-directory.ts';
import { endedSchema, sessionsSchema } from './api-schemas.ts';
import type { HttpParts } from './http-parts.ts';
import { sessionJson } from './session-json.ts';

/** The staff member's own entry for programs: stand-ins and devices. Passkeys and codes belong to the sign-in and stay there. */
export const staffApi = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/staff/account',
    permission: 'worklist:read',
    api: { summary: 'The own entry: stand-ins, and who could stand in', ...staff, response: ownStaff },
    handle: forStaff(http, async (_, member) => json(await ownEntry(http, member))),
  },
  {
    method: 'POST',
    path: '/api/v1/staff/account/stand-ins',
    permission: 'worklist:read',
    body: 'json',
    api: {
      summary: 'Enter an own absence, with a deputy or none',
      ...staff,
      body: newStandIn,
      response: ownStaff,
      status: 201,
      refusals: { 422: ['invalid-body', ...standInRefusals] },
    },
    handle: forStaff(http, async (request, member) => {
      const read = newStandIn.safeParse(request.json);
      if (!read.success) return invalidBody(read.error);
      const [from, until] = [Temporal.PlainDate.from(read.data.from), Temporal.PlainDate.from(read.data.until)];
      const entered = await enterAbsence(http.parts, member, { standsIn: read.data.who, from, until });
      return entered.ok ? json(await ownEntry(http, member), 201) : refusal(422, entered.reason);
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/staff/account/stand-ins/:id',
    permission: 'worklist:read',
    body: 'json',
    api: {
      summary: 'End a stand-in, from either side',
      ...staff,
      response: ownStaff,
      refusals: { 404: ['not-found'] },
    },
    handle: forStaff(http, async (request, member) => {
      const { id } = request.params;
      const isEnded = isUuid(id) && (await leaveStandIn(http.parts, member.id, id));
      return isEnded ? json(await ownEntry(http, member)) : notFound;
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/staff/account/sessions',
    permission: 'worklist:read',
    api: { summary: 'Browsers in which the member is signed in', ...staff, response: sessionsSchema },
    handle: forStaff(http, async ({ session }, { id }) => {
      const open = await http.parts.sessions.listOpen({ staffId: id });
      return json({ sessions: open.map((one) => sessionJson(one, session)) });
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/staff/account/sessions/:id',
    permission: 'worklist:read',
    body: 'json',
    api: {
      summary: 'Sign out in one browser',
      ...staff,
      response: endedSchema,
      refusals: { 404: ['not-found'] },
    },
    handle: forStaff(http, async ({ params }, member) => {
      const { id } = params;
      return isUuid(id) && (await http.parts.sessions.endOne({ staffId: member.id }, id))
        ? json({ ended: 1 })
        : notFound;
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/staff/account/sign-out-everywhere',
    permission: 'worklist:read',
    body: 'json',
    api: { summary: 'End every session of the member', ...staff, response: endedSchema },
    handle: forStaff(http, async (request, member) => {
      const ended = await http.parts.sessions.endAll({ staffId: member.id });
      await request.session.signOut();
      return json({ ended });
    }),
  },
];

/** Stand-ins are for those who work on cases. */
function forStaff({ parts }: HttpParts, handle: Handle): Route['handle'] {
  return async (request) => {
    const { actor } = request;
    const member = actor.kind === 'staff' && actor.id ? await memberBehind(parts, actor.id) : null;
    return member ? handle(request, member) : notFound;
  };
}

async function ownEntry({ parts }: HttpParts, member: Member): Promise<z.input<typeof ownStaff>> {
  const own = await viewOwnStaff(parts, member);
  const possible = await possibleStandIns(parts, member);
  return {
    name: own.name,
    login: own.login,
    offices: [...member.offices],
    roles: [...member.roles],
    standIns: own.standIns.map(({ id, isMine, name, from, until }) => ({
      id,
      isMine,
      name,
      from: from.toString(),
      until: until.toString(),
    })),
    possible: possible.map(({ id, name }) => ({ id, name })),
  };
}

const day = z.iso.date();
const ownStaff = z.object({
  name: z.string(),
  login: z.string(),
  offices: z.array(z.string()),
  roles: z.array(z.string()),
  standIns: z.array(
    z.object({
      id: z.uuid(),
      isMine: z.boolean().describe('True when the member is the absent one'),
      name: z.string().nullable().describe('The other one; null when nobody stands in'),
      from: day,
      until: day,
    }),
  ),
  possible: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
const newStandIn = z.strictObject({
  who: z.uuid().nullable().describe('The deputy; null for none'),
  from: day,
  until: day,
});
const standInRefusals = ['no-colleague', 'begins-in-the-past', 'ends-before-it-begins', 'too-long'] as const;
const staff = { tag: 'staff' } as const;

type Member = NonNullable<Awaited<ReturnType<typeof memberBehind>>>;
type Handle = (request: Request, member: Member) => Promise<Reply>;
