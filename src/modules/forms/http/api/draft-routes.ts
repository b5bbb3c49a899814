import { json, notFound, otherRevision, type Reply, type Request, type Route, refusal } from '#platform/http';
import { beginDraft } from '../../use-cases/begin-draft.ts';
import { formOf } from '../../use-cases/form-of.ts';
import { claimDrafts, discardDraft, myDrafts } from '../../use-cases/my-drafts.ts';
import type { FormHttp } from '../form-http.ts';
import { openForm } from '../open-form.ts';
import { withDraft } from './change-draft.ts';
import { checkReply, draftReply } from './draft-json.ts';
import { formJson } from './form-json.ts';
import { wrongBody } from './refuse-body.ts';
import {
  checkSchema,
  claimedSchema,
  deletedSchema,
  draftList,
  draftSchema,
  formSchema,
  newDraft,
  streetQuery,
  streetsSchema,
} from './schemas.ts';

/** Forms and drafts as a whole: read a form, begin, list, read, check, delete, take over. */
export const draftApi = (parts: FormHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/v1/services/:id/form',
    permission: 'service:read',
    api: {
      summary: 'The form of a service as it is offered today',
      tag: 'drafts',
      response: formSchema,
      refusals: { 404: ['not-found'] },
    },
    handle({ params }) {
      const folder = parts.catalogue.findService(params['id'] ?? '');
      return folder ? json(formJson(folder, formOf(folder))) : notFound;
    },
  },
  {
    method: 'GET',
    path: '/api/v1/streets',
    permission: 'service:read',
    api: {
      summary: 'Official street names that begin like this, or are written much like it',
      tag: 'drafts',
      query: streetQuery,
      response: streetsSchema,
    },
    handle({ query }) {
      const typed = (query.get('q') ?? '').trim().slice(0, 60);
      return json({ streets: typed.length < 2 ? [] : parts.catalogue.suggestStreets(typed) });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/drafts',
    permission: 'draft:read',
    api: { summary: 'Own drafts that were not sent, last used first', tag: 'drafts', response: draftList },
    handle: async (request) =>
      json({ drafts: (await myDrafts(parts, request)).map((draft) => listed(request, draft)) }),
  },
  {
    method: 'POST',
    path: '/api/v1/drafts',
    permission: 'draft:create',
    body: 'json',
    api: {
      summary: 'Begin a draft; guests get a resume code, what the register knows is filled in',
      tag: 'drafts',
      body: newDraft,
      response: draftSchema,
      status: 201,
      refusals: { 404: ['unknown-service'], 422: ['invalid-body'] },
    },
    handle: (request) => begin(parts, request),
  },
  {
    method: 'POST',
    path: '/api/v1/drafts/claim',
    permission: 'draft:update',
    body: 'json',
    api: {
      summary:
        'Put the guest drafts behind the shown resume codes under the own account; the codes open nothing afterwards',
      tag: 'drafts',
      response: claimedSchema,
    },
    handle: async (request) =>
      request.actor.kind === 'citizen'
        ? json({ claimed: await claimDrafts(parts, request) })
        : refusal(401, 'sign-in-needed'),
  },
  {
    method: 'GET',
    path: '/api/v1/drafts/:draft',
    permission: 'draft:read',
    api: {
      summary: 'One own draft: answers, what is asked, what is missing',
      tag: 'drafts',
      response: draftSchema,
      etag: true,
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => withDraft(parts, request, (form) => draftReply(form)),
  },
  {
    method: 'GET',
    path: '/api/v1/drafts/:draft/form',
    permission: 'draft:read',
    api: {
      summary: 'The form of the version on which a draft began',
      tag: 'drafts',
      response: formSchema,
      refusals: { 404: ['not-found'] },
    },
    handle: (request) => withDraft(parts, request, ({ draft }) => json(formJson(draft.folder, draft.form))),
  },
  {
    method: 'GET',
    path: '/api/v1/drafts/:draft/check',
    permission: 'draft:read',
    api: {
      summary: 'Everything once more before it is sent',
      tag: 'drafts',
      response: checkSchema,
      etag: true,
      refusals: { 404: ['not-found'], 409: ['already-sent'] },
    },
    handle: (request) =>
      withDraft(parts, request, (form) =>
        form.draft.sent ? refusal(409, 'already-sent', { case: form.draft.sent.caseNumber }) : checkReply(form),
      ),
  },
  {
    method: 'DELETE',
    path: '/api/v1/drafts/:draft',
    permission: 'draft:update',
    body: 'json',
    api: {
      summary: 'Delete a draft with its files',
      tag: 'drafts',
      response: deletedSchema,
      ifMatch: true,
      refusals: { 404: ['not-found'], 409: ['already-sent'], 412: ['changed-meanwhile'] },
    },
    handle: (request) =>
      withDraft(parts, request, async ({ draft }) => {
        const stands = draft.sent
          ? refusal(409, 'already-sent', { case: draft.sent.caseNumber })
          : otherRevision(request, draft.rev);
        if (stands) return stands;
        await discardDraft(parts, request, draft.id);
        return json({ deleted: true });
      }),
  },
];

async function begin(parts: FormHttp, request: Request): Promise<Reply> {
  const read = newDraft.safeParse(request.json);
  if (!read.success) return wrongBody(read.error);
  const folder = parts.catalogue.findService(read.data.service);
  if (!folder) return refusal(404, 'unknown-service');
  return draftReply(openForm(parts, request, await beginDraft(parts, request, folder)), 201);
}

function listed({ language }: Request, draft: Awaited<ReturnType<typeof myDrafts>>[number]) {
  const { id, folder, savedAt, until, isGuest } = draft;
  const title = folder.texts[language].title;
  return { id, service: folder.id, title, savedAt: savedAt.toString(), keptUntil: until.toString(), isGuest };
}
