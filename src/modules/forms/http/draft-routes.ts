import { html, notFound, type Reply, type Request, type Route, redirect, text } from '#platform/http';
import { formsTexts } from '../texts/index.ts';
import { chooseDraft, claimDrafts, discardDraft, findOwnDraft, myDrafts, resumeDraft } from '../use-cases/my-drafts.ts';
import type { FormHttp } from './form-http.ts';
import { draftsPage, removeDraftPage } from './pages/drafts-page.tsx';
import { resumePage } from './pages/resume-page.tsx';
import { streetList } from './pages/street-list.tsx';
import { draftPaths, pathsOf } from './paths.ts';

/** The pages that belong to no single service: resume by code, my drafts, street suggestions. */
export const draftRoutes = (parts: FormHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/weitermachen',
    permission: 'draft:read',
    handle: (request) => html(resumePage(parts, request)),
  },
  {
    method: 'POST',
    path: '/:lang/weitermachen',
    permission: 'draft:read',
    body: 'form',
    limit: 'sign-in',
    handle: (request) => resume(parts, request),
  },
  {
    method: 'GET',
    path: '/:lang/entwuerfe',
    permission: 'draft:read',
    handle: async (request) => html(draftsPage(parts, request, await myDrafts(parts, request))),
  },
  {
    method: 'POST',
    path: '/:lang/entwuerfe/uebernehmen',
    permission: 'draft:update',
    body: 'form',
    page: '/:lang/entwuerfe',
    handle: (request) => claim(parts, request),
  },
  {
    method: 'POST',
    path: '/:lang/entwuerfe/:draft/weiter',
    permission: 'draft:update',
    body: 'form',
    page: '/:lang/entwuerfe',
    handle: (request) => carryOn(parts, request),
  },
  {
    method: 'GET',
    path: '/:lang/entwuerfe/:draft/loeschen',
    permission: 'draft:read',
    handle: (request) => askToRemove(parts, request),
  },
  {
    method: 'POST',
    path: '/:lang/entwuerfe/:draft/loeschen',
    permission: 'draft:update',
    body: 'form',
    handle: (request) => remove(parts, request),
  },
  { method: 'GET', path: '/:lang/strassen', permission: 'service:read', handle: (request) => streets(parts, request) },
];

async function resume(parts: FormHttp, request: Request): Promise<Reply> {
  const typed = request.form.get('code').slice(0, 100);
  const resumed = await resumeDraft(parts, request, typed);
  if (!resumed.ok) {
    return html(resumePage(parts, request, typed, formsTexts(request.language).resume.errors[resumed.reason]), 422);
  }
  const { language } = request;
  return redirect(
    resumed.caseNumber ? draftPaths(language).case(resumed.caseNumber) : pathsOf(language, resumed.service).check,
  );
}

async function claim(parts: FormHttp, request: Request): Promise<Reply> {
  await claimDrafts(parts, request);
  return redirect(draftPaths(request.language).list);
}

async function carryOn(parts: FormHttp, request: Request): Promise<Reply> {
  const draft = await findOwnDraft(parts, request, request.params.draft ?? '');
  if (!draft) return notFound;
  await chooseDraft(parts, draft.id);
  return redirect(pathsOf(request.language, draft.folder.id).check);
}

async function askToRemove(parts: FormHttp, request: Request): Promise<Reply> {
  const draft = await findOwnDraft(parts, request, request.params.draft ?? '');
  return draft ? html(removeDraftPage(parts, request, draft)) : notFound;
}

async function remove(parts: FormHttp, request: Request): Promise<Reply> {
  const draft = await findOwnDraft(parts, request, request.params.draft ?? '');
  if (!draft) return notFound;
  await discardDraft(parts, request, draft.id);
  return redirect(draftPaths(request.language).list);
}

/** The search field sends its own name (`anschrift-street`); other callers send `anfang`. */
function streets(parts: FormHttp, request: Request): Reply {
  const field = [...request.query.keys()].find((name) => /^[A-Za-z0-9]+-street$/.test(name)) ?? 'anfang';
  const typed = (request.query.get(field) ?? '').trim().slice(0, 60);
  const found = typed.length < 2 ? [] : parts.catalogue.suggestStreets(typed);
  return text(streetList(found, field, request.language), 'text/html; charset=utf-8');
}
