import { z } from 'zod';
import type { Draft } from '#forms';
import { reachesLevel } from '#kernel/actor';
import { formOf, notFound, otherRevision, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../use-cases/case-parts.ts';
import { sendDraft } from '../use-cases/send-draft.ts';
import type { CaseHttp } from './case-http.ts';

/** Sending for programs: the draft becomes one case; every repeat gives the number of that case. */
export const sendApi = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'POST',
    path: '/api/v1/drafts/:draft/send',
    permission: 'case:create',
    body: 'json',
    api: {
      summary: 'Send a draft: 201 makes the case, 200 names the case it became before',
      tag: 'drafts',
      body: sendBody,
      response: sentSchema,
      status: 201,
      also: [200],
      ifMatch: true,
      refusals: {
        401: ['sign-in-needed', 'code-mistyped'],
        403: ['level-too-low', 'outside-mandate'],
        404: ['not-found'],
        409: ['exit-reached', 'changed-meanwhile', 'no-paper'],
        412: ['changed-meanwhile'],
        422: ['invalid-body', 'incomplete'],
      },
    },
    handle: (request) => send(parts, http, request),
  },
];

async function send(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const draft = await parts.forms.ownDraft(request, request.params['draft'] ?? '');
  if (!draft) return notFound;
  if (draft.sent) return sent(draft.sent.caseNumber, 200);
  const read = sendBody.safeParse(request.json);
  if (!read.success) return refusal(422, 'invalid-body', { errors: [{ pointer: '/consent', code: 'required' }] });
  const stands = otherRevision(request, draft.rev) ?? levelMissing(request, draft);
  if (stands) return stands;
  const form = formOf([['_consent', read.data.consent]], []);
  const asked = Object.create(request, { form: { value: form } }) as Request;
  const done = await sendDraft(parts, asked, await http.visitorOf(request), draft);
  request.session.state.nowSaved = null;
  if (done.ok) return sent(done.value, done.isNew ? 201 : 200);
  if (done.notReady?.exit) return refusal(409, 'exit-reached', { exit: done.notReady.exit });
  if (done.reason === 'incomplete') return refusal(422, 'incomplete', { errors: parts.forms.missing(request, draft) });
  return refusal(done.reason === 'outside-mandate' ? 403 : 409, done.reason);
}

/** What sign-in is still missing; a guest is asked to sign in, a person to prove more. */
function levelMissing({ actor }: Request, { folder }: Draft): Reply | null {
  const { guests, identity } = folder.service;
  if (guests || actor.kind === 'staff' || (actor.kind === 'citizen' && reachesLevel(actor.level, identity)))
    return null;
  return actor.kind === 'citizen'
    ? refusal(403, 'level-too-low', { level: identity })
    : refusal(401, 'sign-in-needed', { level: identity });
}

const sent = (number: string, status: number): Reply => ({
  kind: 'json',
  status,
  value: { number },
  headers: { location: `/api/v1/cases/${number}` },
});

const sendBody = z.strictObject({
  consent: z.string().min(1).max(80).describe('Id of the words of consent that were shown, as the check names it'),
});
const sentSchema = z.object({ number: z.string() });
