import { z } from 'zod';
import { isUuid } from '#kernel/ids';
import { invalidBody, json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import {
  acceptMandate,
  beginActing,
  endMandate,
  listMandates,
  type MandateView,
  offerMandate,
  readOffer,
} from '../use-cases/mandates.ts';
import { chooseMail, keptThings, removeAccount, viewAccount } from '../use-cases/own-account.ts';
import {
  acceptedSchema,
  accountSchema,
  actingSchema,
  codeSchema,
  confirmSchema,
  deletedSchema,
  endedSchema,
  keptSchema,
  mailSchema,
  mandatesSchema,
  offeredSchema,
  offerSchema,
  sessionsSchema,
  wishRefusals,
  wishSchema,
} from './api-schemas.ts';
import { staffApi } from './api-staff.ts';
import type { HttpParts } from './http-parts.ts';
import { renewSession } from './mandate-routes.ts';
import { sessionJson } from './session-json.ts';

/** The person's own account and mandates as JSON, by the same rules as the pages. */
export const accountApi = (http: HttpParts): readonly Route[] => [
  ...ownRoutes(http),
  ...mandateApi(http),
  ...actingApi(http),
  ...staffApi(http),
];

const ownRoutes = ({ parts }: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/account',
    permission: 'account:read',
    api: { summary: 'The own account', tag: 'account', response: accountSchema, refusals: { 401: ['sign-in-needed'] } },
    handle: (request) => showAccount(parts, request),
  },
  {
    method: 'PUT',
    path: '/api/v1/account/mail',
    permission: 'account:update',
    body: 'json',
    api: {
      summary: 'Choose what to be written to about',
      tag: 'account',
      body: mailSchema,
      response: accountSchema,
      refusals: { 422: ['invalid-body'] },
    },
    handle: reading(mailSchema, async (request, { mail }) => {
      await chooseMail(parts, request.actor.id ?? '', mail);
      return showAccount(parts, request);
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/account/kept',
    permission: 'account:read',
    api: { summary: 'What would stay if the account were deleted', tag: 'account', response: keptSchema },
    handle: async ({ actor }) => {
      const things = await keptThings(parts, actor.id ?? '');
      return json({ kept: things.map((thing) => ({ ...thing, until: thing.until?.toString() ?? null })) });
    },
  },
  {
    method: 'DELETE',
    path: '/api/v1/account',
    permission: 'account:update',
    body: 'json',
    api: {
      summary: 'Delete the own account; the body confirms it',
      tag: 'account',
      body: confirmSchema,
      response: deletedSchema,
      refusals: { 422: ['invalid-body'] },
    },
    handle: reading(confirmSchema, async (request) => {
      await removeAccount(parts, request.actor.id ?? '', 'asked for by the person');
      await request.session.signOut();
      return json({ deleted: true });
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/account/sessions',
    permission: 'account:read',
    api: { summary: 'Browsers in which the person is signed in', tag: 'account', response: sessionsSchema },
    handle: async ({ actor, session }) =>
      json({ sessions: (await parts.sessions.listOpen(ownerOf(actor))).map((one) => sessionJson(one, session)) }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/account/sessions/:id',
    permission: 'account:update',
    body: 'json',
    api: {
      summary: 'Sign out in one browser',
      tag: 'account',
      response: endedSchema,
      refusals: { 404: ['not-found'] },
    },
    handle: async ({ actor, params }) => {
      const { id } = params;
      return isUuid(id) && (await parts.sessions.endOne(ownerOf(actor), id)) ? json({ ended: 1 }) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/api/v1/account/sign-out-everywhere',
    permission: 'account:update',
    body: 'json',
    api: { summary: 'End every session of the person', tag: 'account', body: z.object({}), response: endedSchema },
    handle: async (request) => {
      const ended = await parts.sessions.endAll({ accountId: request.actor.id ?? '' });
      await request.session.signOut();
      return json({ ended });
    },
  },
];

const mandateApi = (http: HttpParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/account/mandates',
    permission: 'account:read',
    api: { summary: 'Mandates given and held', tag: 'mandates', response: mandatesSchema },
    handle: async ({ actor, session }) =>
      json({
        mandates: (await listMandates(http.parts, actor)).map(toJson),
        acting: http.actors.activeMandate(session.state)?.id ?? null,
      }),
  },
  {
    method: 'POST',
    path: '/api/v1/account/mandates',
    permission: 'mandate:create',
    body: 'json',
    api: {
      summary: 'Offer a mandate or ask for one; gives the one-time code',
      tag: 'mandates',
      body: wishSchema,
      response: offeredSchema,
      status: 201,
      refusals: { 409: ['acting-for-another'], 422: ['invalid-body', ...wishRefusals] },
    },
    handle: reading(wishSchema, async (request, { side, services, from, until }) => {
      if (http.actors.activeMandate(request.session.state)) return refusal(409, 'acting-for-another');
      const wish = { services, from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) };
      const offered = await offerMandate(http.parts, request.actor, side, wish);
      return offered.ok ? json(offered.value, 201) : refusal(422, offered.reason);
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/account/mandates/offer',
    permission: 'mandate:create',
    body: 'json',
    limit: 'sign-in',
    api: {
      summary: 'What a one-time code offers; nothing is accepted by it',
      tag: 'mandates',
      body: codeSchema,
      response: offerSchema,
      refusals: { 409: ['acting-for-another'], 422: ['invalid-body', 'offer-gone', 'own-offer'] },
    },
    handle: reading(codeSchema, async (request, { code }) => {
      if (http.actors.activeMandate(request.session.state)) return refusal(409, 'acting-for-another');
      const read = await readOffer(http.parts, request.actor, code);
      if (!read.ok) return refusal(422, read.reason);
      const { side, name, services, from, until } = read.value;
      return json({ side, name, services, from: from.toString(), until: until.toString() });
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/account/mandates/accept',
    permission: 'mandate:create',
    body: 'json',
    limit: 'sign-in',
    api: {
      summary: 'Accept a mandate with its one-time code',
      tag: 'mandates',
      body: codeSchema,
      response: acceptedSchema,
      refusals: { 409: ['acting-for-another'], 422: ['invalid-body', 'offer-gone', 'own-offer'] },
    },
    handle: reading(codeSchema, async (request, { code }) => {
      if (http.actors.activeMandate(request.session.state)) return refusal(409, 'acting-for-another');
      const accepted = await acceptMandate(http.parts, request.actor, code);
      return accepted.ok ? json({ id: accepted.value }) : refusal(422, accepted.reason);
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/account/mandates/:id/end',
    permission: 'mandate:end',
    body: 'json',
    api: {
      summary: 'End a mandate or take an offer back',
      tag: 'mandates',
      body: z.object({}),
      response: acceptedSchema,
      refusals: { 404: ['not-found'], 409: ['acting-for-another'] },
    },
    handle: async (request) => {
      const { id } = request.params;
      if (http.actors.activeMandate(request.session.state)) return refusal(409, 'acting-for-another');
      const ended = isUuid(id) && (await endMandate(http.parts, request.actor, id)).ok;
      return ended ? json({ id }) : notFound;
    },
  },
];

/** Acting for another changes the session of a browser; the bearer of a token acts for oneself. */
const actingApi = (http: HttpParts): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/account/mandates/:id/act',
    permission: 'account:read',
    body: 'json',
    api: {
      summary: 'Act for another in this session',
      tag: 'mandates',
      response: actingSchema,
      refusals: { 404: ['not-found'], 409: ['acting-for-another', 'browser-only'] },
    },
    handle: async (request) => {
      const { id } = request.params;
      if (!request.session.state.row) return refusal(409, 'browser-only');
      if (http.actors.activeMandate(request.session.state)) return refusal(409, 'acting-for-another');
      const begun = isUuid(id) ? await beginActing(http.parts, request.actor, id) : null;
      if (!begun?.ok) return notFound;
      await renewSession(request, begun.value.mandateId);
      return json({ acting: begun.value.mandateId });
    },
  },
  {
    method: 'DELETE',
    path: '/api/v1/account/acting',
    permission: 'account:read',
    body: 'json',
    api: {
      summary: 'Stop acting for another',
      tag: 'mandates',
      response: actingSchema,
      refusals: { 409: ['browser-only'] },
    },
    handle: async (request) => {
      if (!request.session.state.row) return refusal(409, 'browser-only');
      await renewSession(request, null);
      return json({ acting: null });
    },
  },
];

const ownerOf = (actor: Request['actor']) => ({ accountId: actor.id ?? '' });

async function showAccount(parts: HttpParts['parts'], { actor }: Request): Promise<Reply> {
  const own = await viewAccount(parts, actor);
  if (!own) return notFound;
  const { id, profile, level, mail, createdAt } = own;
  const { pseudonym: _, ...shown } = profile;
  return json({ id, ...shown, level, mail, createdAt: createdAt.toString() });
}

const toJson = (view: MandateView) => ({
  ...view,
  from: view.from.toString(),
  until: view.until.toString(),
  createdAt: view.createdAt.toString(),
});

/** Reads the body by its schema; what does not fit is refused with the places that are wrong. */
function reading<Schema extends z.ZodType>(
  schema: Schema,
  handle: (request: Request, body: z.output<Schema>) => Promise<Reply>,
): Route['handle'] {
  return (request) => {
    const read = schema.safeParse(request.json);
    if (read.success) return handle(request, read.data);
    return invalidBody(read.error);
  };
}
