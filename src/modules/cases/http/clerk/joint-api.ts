import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { json, notFound, type Request, type Route, refusal } from '#platform/http';
import { jointReasons } from '../../domain/joint-reasons.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { linkCases, unlinkCase, viewJoint } from '../../use-cases/clerk/joint-cases.ts';
import { bodyIssues } from '../body-issues.ts';

/** Cases that belong together, for programs of staff. */
export const jointApi = (parts: CaseParts): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/tasks/:number/joint',
    permission: 'case:note',
    api: {
      summary: 'Cases that belong together with one, as far as one may see them',
      tag: 'clerk',
      response: answer,
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => read(parts, request),
  },
  {
    method: 'POST',
    path: '/api/v1/tasks/:number/joint',
    permission: 'case:note',
    body: 'json',
    api: {
      summary: 'Say that another case belongs together with this one, and why',
      tag: 'clerk',
      body,
      response: answer,
      refusals: { 404: ['not-found'], 422: ['wrong-body', 'other-not-found', 'same-case', 'linked-elsewhere'] },
    },
    async handle(request) {
      const number = numberIn(request);
      const sent = body.safeParse(request.json);
      if (!number || !(await viewJoint(parts, request.actor, number))) return notFound;
      if (!sent.success) return refusal(422, 'wrong-body', { errors: bodyIssues(sent.error) });
      const other = parseCaseNumber(sent.data.other);
      const order = { number, other: other.ok ? other.value : '', reason: sent.data.reason };
      const done = await linkCases(parts, request.actor, order);
      if (done.ok) return read(parts, request);
      return done.reason === 'not-found' ? notFound : refusal(422, done.reason);
    },
  },
  {
    method: 'DELETE',
    path: '/api/v1/tasks/:number/joint',
    permission: 'case:note',
    body: 'json',
    api: {
      summary: 'Take a case out of what it belongs together with',
      tag: 'clerk',
      response: answer,
      refusals: { 404: ['not-found'] },
    },
    async handle(request) {
      const number = numberIn(request);
      const done = number ? await unlinkCase(parts, request.actor, number) : null;
      return done?.ok ? read(parts, request) : notFound;
    },
  },
];

async function read(parts: CaseParts, request: Request) {
  const number = numberIn(request);
  const view = number ? await viewJoint(parts, request.actor, number) : null;
  if (!view) return notFound;
  return json({
    cases: view.cases.map(({ number: one, service, status, reason, office, task }) => ({
      number: one,
      service,
      status,
      reason,
      office,
      token: task?.token ?? null,
    })),
  });
}

function numberIn({ params }: Request): string | null {
  const number = parseCaseNumber(params['number'] ?? '');
  return number.ok ? number.value : null;
}

const body = z.object({ other: z.string().max(40), reason: z.enum(jointReasons) });
const answer = z.object({
  cases: z.array(
    z.object({
      number: z.string(),
      service: z.object({ de: z.string(), en: z.string() }),
      status: z.string(),
      reason: z.enum(jointReasons),
      office: z.string(),
      token: z.string().nullable().describe('The task that is open in it'),
    }),
  ),
});
