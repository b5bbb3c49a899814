import { legalDay } from '#kernel/clock';
import { formatDate } from '#kernel/format';
import { bytes, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { letterPdf } from '#platform/pdf';
import { joinLetters } from '../../domain/join-letters.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { notePosted, openPostLetter, showPost } from '../../use-cases/clerk/post-letters.ts';
import { noteAllPosted, openPrintQueue } from '../../use-cases/clerk/print-queue.ts';
import type { CaseHttp } from '../case-http.ts';
import { postPage } from '../pages/clerk/post-page.tsx';
import { type Desk, deskOf } from './desk.ts';
import { dayOf } from './read-day.ts';

/** Letters that go by post: the list, the print, and the note of the day on which they were posted. */
export const postRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/post',
    permission: 'case:decide',
    handle: (request) => list(parts, http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/post/druck',
    permission: 'case:decide',
    handle: (request) => printAll(parts, request, true),
  },
  {
    method: 'POST',
    path: '/:lang/team/post/aufgegeben',
    permission: 'case:decide',
    body: 'form',
    page: '/:lang/team/post',
    handle: (request) => allPosted(parts, http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/post/:notice/druck',
    permission: 'case:decide',
    async handle(request) {
      const found = await openPostLetter(parts, request.actor, request.params['notice'] ?? '');
      if (!found) return notFound;
      return bytes(await letterPdf(found.letter), 'application/pdf', `${found.number}.pdf`, true);
    },
  },
  {
    method: 'POST',
    path: '/:lang/team/post/:notice/versandt',
    permission: 'case:decide',
    body: 'form',
    page: '/:lang/team/post',
    handle: (request) => posted(parts, http, request),
  },
];

/** All letters that wait as one file for the printer; not there when none waits. */
export async function printAll(parts: CaseParts, { actor }: Request, inline: boolean): Promise<Reply> {
  const found = await openPrintQueue(parts, actor);
  if (found.length === 0) return notFound;
  const files: Uint8Array[] = [];
  for (const { letter } of found) files.push(await letterPdf(letter));
  const today = legalDay(parts.clock.now()).toString();
  return bytes(joinLetters(files), 'application/pdf', `post-${today}.pdf`, inline);
}

async function allPosted(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { actor, form } = request;
  const typed = form.get('tag');
  const done = await noteAllPosted(parts, actor, {
    ids: form
      .get('schreiben')
      .split(',')
      .filter((id) => id !== ''),
    postedOn: dayOf(typed),
  });
  const { words, paths } = deskOf(parts, http, request);
  if (done.ok) return redirect(`${paths.post}?alle=${done.value.count}`);
  const message = done.reason === 'wrong-day' ? words.post.wrongDay : words.post.nothingChosen;
  return list(parts, http, request, { id: 'alle', typed, message }, 422);
}

async function posted(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { actor, form } = request;
  const id = request.params['notice'] ?? '';
  const done = await notePosted(parts, actor, { id, postedOn: dayOf(form.get('tag')) });
  const desk = deskOf(parts, http, request);
  if (done.ok) return redirect(`${desk.paths.post}?fertig=${done.value.number}&schreiben=${id}`);
  if (done.reason === 'not-found') return notFound;
  const { already, wrongDay } = desk.words.post;
  const message = done.reason === 'wrong-day' ? wrongDay : already;
  const wrong = { id, typed: form.get('tag'), message };
  return list(parts, http, request, wrong, done.reason === 'wrong-day' ? 422 : 409);
}

async function list(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  wrong: { readonly id: string; readonly typed: string; readonly message: string } | null = null,
  status = 200,
): Promise<Reply> {
  const desk = deskOf(parts, http, request);
  const view = await showPost(parts, request.actor);
  const notice = view.posted.find(({ id }) => id === request.query.get('schreiben'));
  const all = /^\d{1,3}$/.exec(request.query.get('alle') ?? '')?.[0];
  const done = notice ? doneWords(desk, notice) : all ? desk.words.post.allDone(Number(all)) : null;
  return html(postPage({ desk, view, wrong, done }), status);
}

function doneWords(
  { words, language }: Desk,
  notice: { readonly number: string; readonly notifiedOn: string | null; readonly objectionUntil: string | null },
): string {
  const day = (text: string): string => formatDate(Temporal.PlainDate.from(text), language);
  const { notifiedOn, objectionUntil } = notice;
  const follows =
    notifiedOn && objectionUntil ? words.post.follows(day(notifiedOn), day(objectionUntil)) : words.post.noEffect;
  return `${words.post.done(notice.number)} ${follows}`;
}
