import { legalDay } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { invalidBody, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { coversService, type PartnerRight } from '../../domain/client/index.ts';
import { filedVisitSchema, visitReceiptSchema } from '../../domain/visit/index.ts';
import { branchFacts, filedVisit, ledgerSince, servicesAt, statementOf } from '../../use-cases/api/branch-facts.ts';
import { noncesNow } from '../../use-cases/api/nonces.ts';
import type { Caller, PartnerCallers } from '../../use-cases/api/partner-callers.ts';
import { fileVisit } from '../../use-cases/file-visit.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import {
  branchInfos,
  ledgerPart,
  ledgerQuery,
  partnerServices,
  statementAnswer,
  visitStatus,
} from './partner-schemas.ts';
import { tokenRoute } from './token-route.ts';

/** The partner interface: what is open, a whole visit, afterwards its status alone, ledger and statement of the own branches. */
export function partnerRoutes(parts: PartnerParts, callers: PartnerCallers): readonly Route[] {
  const guarded = (route: GuardedRoute): Route => ({
    method: route.method,
    path: route.path,
    permission: 'partner-api:use',
    limit: 'none',
    ...(route.body ? { body: route.body } : {}),
    ...(route.maxBody ? { maxBody: route.maxBody } : {}),
    api: {
      ...route.api,
      tag: 'partner interface',
      refusals: {
        ...route.api.refusals,
        401: ['sign-in-needed', 'token-invalid', 'proof-invalid', 'use-nonce'],
        403: ['scope-missing', ...(route.api.refusals[403] ?? [])],
      },
    },
    async handle(request) {
      const caller = callers.callerOf(request.actor);
      if (!caller) return refusal(401, 'token-invalid');
      if (!caller.rights.includes(route.right)) return scopeMissing;
      const branch = request.params['branch'];
      // A foreign branch and none at all look the same.
      if (branch !== undefined && !caller.branches.includes(branch)) return notFound;
      return withNonce(parts, await route.handle(request, caller));
    },
  });
  return [tokenRoute(parts), ...reading(parts).map(guarded), guarded(filing(parts))];
}

const reading = (parts: PartnerParts): readonly GuardedRoute[] => [
  {
    method: 'GET',
    path: '/api/v1/partner/branches',
    right: 'branches:read',
    api: { summary: 'The own branches with who may serve there', response: branchInfos, refusals: {} },
    async handle(_, { branches, isTest }) {
      const found = await Promise.all(branches.map((id) => branchFacts(parts, id, isTest)));
      return answer({ branches: found.filter((one) => one !== null) });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/partner/branches/:branch/services',
    right: 'services:read',
    api: {
      summary: 'What is open at a branch today, with form and words of the mandate; closed with what to offer instead',
      response: partnerServices,
      refusals: { 404: ['not-found'] },
    },
    handle({ params }, caller) {
      const branch = params['branch'] ?? '';
      const services = servicesAt(parts, branch, (service) => coversService(caller, service));
      return answer({ branch, day: legalDay(parts.clock.now()).toString(), services });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/partner/visits/:id',
    right: 'visits:read',
    api: {
      summary: 'The status of a visit, and nothing else of it',
      response: visitStatus,
      refusals: { 404: ['not-found'] },
    },
    async handle({ params }, caller) {
      const found = await filedVisit(parts, caller, params['id'] ?? '');
      return found ? answer(found) : notFound;
    },
  },
  {
    method: 'GET',
    path: '/api/v1/partner/branches/:branch/ledger',
    right: 'ledger:read',
    api: {
      summary: 'The ledger of a branch since an entry, as it is chained',
      query: ledgerQuery,
      response: ledgerPart,
      refusals: { 404: ['not-found'], 422: ['invalid-body'] },
    },
    async handle({ params, query }, { isTest }) {
      const read = ledgerQuery.safeParse(Object.fromEntries(query));
      if (!read.success) return invalidBody(read.error);
      return answer(await ledgerSince(parts, params['branch'] ?? '', read.data.since ?? 0, isTest));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/partner/branches/:branch/statements/:month',
    right: 'statements:read',
    api: {
      summary: 'What the city owes a branch for a month (2026-11)',
      response: statementAnswer,
      refusals: { 404: ['not-found'] },
    },
    async handle({ params }, { isTest }) {
      const month = params['month'] ?? '';
      if (!/^2\d{3}-(0[1-9]|1[0-2])$/.test(month)) return notFound;
      return answer(await statementOf(parts, params['branch'] ?? '', month, isTest));
    },
  },
];

const filing = (parts: PartnerParts): GuardedRoute => ({
  method: 'POST',
  path: '/api/v1/partner/visits',
  right: 'visits:file',
  body: 'json',
  maxBody: 48_000_000,
  api: {
    summary: 'A whole visit, once: the same again gives the same receipt',
    body: filedVisitSchema,
    response: visitReceiptSchema,
    once: true,
    refusals: { 400: ['key-differs'], 403: ['not-yours'], 409: ['other-body', 'send-first'], 422: ['invalid-body'] },
  },
  async handle({ json, headers }, caller) {
    const read = filedVisitSchema.safeParse(json);
    if (!read.success) return invalidBody(read.error);
    const key = headers.get('idempotency-key');
    if (key !== null && key !== read.data.id) return refusal(400, 'key-differs');
    const { id, branches, services, isTest } = caller;
    const sender = { kind: 'client', id, branches, isTest, services: services.includes('*') ? '*' : services } as const;
    const body = { ...read.data, answers: read.data.answers as JsonObject };
    const done = await fileVisit(parts, sender, body);
    if (done.ok) return answer(done.value);
    if (done.reason === 'try-again') return refusal(503, 'try-again', { retryAfter: 30 });
    return done.reason === 'not-yours' ? refusal(403, 'not-yours') : refusal(409, done.reason, done.details);
  },
});

const answer = (value: unknown): Reply => ({ kind: 'json', status: 200, value });

/** Every answer brings the nonce for the next proof, so that a busy program never has to ask twice. */
const withNonce = (parts: PartnerParts, reply: Reply): Reply =>
  reply.kind === 'json' || reply.kind === 'refusal'
    ? { ...reply, headers: { ...reply.headers, 'dpop-nonce': noncesNow(parts)[0] } }
    : reply;

const scopeMissing: Reply = {
  ...refusal(403, 'scope-missing'),
  headers: { 'www-authenticate': 'DPoP error="insufficient_scope"' },
};

interface GuardedRoute extends Pick<Route, 'method' | 'path'> {
  readonly right: PartnerRight;
  readonly body?: 'json';
  readonly maxBody?: number;
  readonly api: Pick<NonNullable<Route['api']>, 'summary' | 'query' | 'body' | 'response' | 'once'> & {
    readonly refusals: NonNullable<NonNullable<Route['api']>['refusals']>;
  };
  handle(request: Request, caller: Caller): Reply | Promise<Reply>;
}
