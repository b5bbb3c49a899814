import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { json, notFound, type Request, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { proposeGerman } from '../use-cases/clerk/propose-german.ts';
import { confirmGerman } from '../use-cases/confirm-german.ts';
import type { CaseHttp } from './case-http.ts';

/** The German text of an answer for programs: staff propose it, the person confirms or mends it. */
export const germanTextApi = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/tasks/:number/german-text',
    permission: 'case:ask',
    body: 'json',
    api: {
      summary: 'Propose the German text of an answer; the person is asked to confirm it',
      tag: 'clerk',
      body: proposal,
      response: done,
      refusals: {
        404: ['not-found'],
        409: ['already-done', 'not-possible-now'],
        422: ['wrong-body', 'text-missing', 'text-too-long'],
      },
    },
    async handle(request) {
      const [number, read] = [numberOf(request), proposal.safeParse(request.json)];
      if (!number) return notFound;
      if (!read.success) return refusal(422, 'wrong-body');
      return answered(await proposeGerman(parts, request.actor, { number, ...read.data }));
    },
  },
  {
    method: 'POST',
    path: '/api/v1/cases/:number/german-text',
    permission: 'case:answer',
    body: 'json',
    api: {
      summary: 'Confirm or mend the German text that the office wrote for an answer',
      tag: 'cases',
      body: confirmation,
      response: done,
      refusals: {
        404: ['not-found'],
        409: ['nothing-asked', 'changed-meanwhile'],
        422: ['invalid-body', 'text-missing', 'text-too-long'],
      },
    },
    async handle(request) {
      const [number, read] = [numberOf(request), confirmation.safeParse(request.json)];
      const visitor = await http.visitorOf(request);
      if (!number || visitor.actor.kind === 'staff') return notFound;
      if (!read.success) return refusal(422, 'invalid-body');
      return answered(await confirmGerman(parts, visitor, { number, ...read.data }));
    },
  },
];

const path = z.string().max(120).describe('Place among the answers: `besonderheit`');
const german = z.string().max(10_000);
const proposal = z.object({ path, german });
const confirmation = z.strictObject({
  path,
  german,
  proposedAt: z.string().max(40).describe('Of the proposal that was seen'),
});
const done = z.object({ ok: z.literal(true) });

function numberOf(request: Request): string | null {
  const number = parseCaseNumber(request.params['number'] ?? '');
  return number.ok ? number.value : null;
}

function answered(result: { readonly ok: boolean; readonly reason?: string }) {
  const { reason } = result;
  if (!reason) return json({ ok: true });
  if (reason === 'not-found') return notFound;
  return refusal(reason === 'text-missing' || reason === 'text-too-long' ? 422 : 409, reason);
}
