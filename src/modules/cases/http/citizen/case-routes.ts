import { formatNumber } from '#kernel/format';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { writeMessage } from '../../use-cases/citizen-commands.ts';
import type { CaseHttp } from '../case-http.ts';
import { type CaseAbout, casePage, type FollowUp } from '../pages/citizen/case-page.tsx';
import { messageLimit, type TypedMessage } from '../pages/citizen/message-thread.tsx';
import { doneThings } from './case-paths.ts';
import { type CitizenCase, withView } from './with-view.ts';

/** The case itself, its messages, and services to go on with. */
export const caseViewRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/vorgang/:number',
    permission: 'case:read',
    handle: (request) =>
      withView(parts, http, request, (opened) => html(casePage(opened, aboutOf(parts, request, opened)))),
  },
  {
    method: 'POST',
    path: '/:lang/vorgang/:number/nachricht',
    permission: 'case:answer',
    body: 'form',
    page: '/:lang/vorgang/:number',
    handle: (request) => withView(parts, http, request, (opened) => takeMessage(parts, request, opened)),
  },
  {
    method: 'POST',
    path: '/:lang/vorgang/:number/weiter/:service',
    permission: 'draft:create',
    body: 'form',
    page: '/:lang/vorgang/:number',
    handle: (request) => withView(parts, http, request, (opened) => followUp(parts, request, opened)),
  },
];

async function takeMessage(parts: CaseParts, request: Request, opened: CitizenCase): Promise<Reply> {
  const { view, words, visitor, paths, language } = opened;
  const text = request.form.get('text').replaceAll('\r\n', '\n').trim();
  const once = request.form.get('once').slice(0, 64) || parts.newId();
  const error =
    text === ''
      ? words.messages.missing
      : [...text].length > messageLimit
        ? words.messages.tooLong(formatNumber(messageLimit, language))
        : null;
  if (error) return html(casePage(opened, aboutOf(parts, request, opened, { text, error, once })), 422);
  const done = await writeMessage(parts, visitor, view.row.number, text, once);
  return done.ok ? redirect(`${paths.done('nachricht')}#nachrichten`) : notFound;
}

/** Begins the next service with what is known already, or goes on with it; the person checks every answer there. */
async function followUp(parts: CaseParts, request: Request, { view }: CitizenCase): Promise<Reply> {
  const id = request.params['service'] ?? '';
  const folder = view.folder.service.followUps.includes(id) ? parts.catalogue.findService(id) : null;
  if (!folder || !view.state) return notFound;
  return redirect((await parts.forms.startWith(request, folder, view.answers, view.row.id)).href);
}

function aboutOf(parts: CaseParts, request: Request, opened: CitizenCase, typed?: TypedMessage): CaseAbout {
  const { query } = request;
  return {
    isNew: query.has('neu'),
    done: doneThings.find((thing) => thing === query.get('fertig')) ?? null,
    message: typed ?? { text: '', error: null, once: parts.newId() },
    followUps: opened.view.state ? followUps(parts, opened) : [],
  };
}

const followUps = (parts: CaseParts, { view, language }: CitizenCase): FollowUp[] =>
  view.folder.service.followUps.flatMap((id) => {
    const folder = parts.catalogue.findService(id);
    if (!folder) return [];
    const { title, summary } = folder.texts[language];
    return [{ id, title, summary }];
  });
