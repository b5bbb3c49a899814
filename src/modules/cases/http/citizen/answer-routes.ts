import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { fileObjection, withdrawCase } from '../../use-cases/citizen-commands.ts';
import { askedAgain, correctAnswers } from '../../use-cases/correct-answers.ts';
import { enterCode } from '../../use-cases/enter-code.ts';
import type { CaseHttp } from '../case-http.ts';
import { codePage, objectPage, withdrawPage } from '../pages/citizen/confirm-pages.tsx';
import { correctPage } from '../pages/citizen/correct-page.tsx';
import { messageLimit } from '../pages/citizen/message-thread.tsx';
import { type CitizenCase, withView } from './with-view.ts';

/** What a person can do in a case: correct, take back, object, enter the code of a letter. Each page also stands without its command. */
export const answerRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => {
  const own = (handle: (opened: CitizenCase, request: Request) => Promise<Reply> | Reply) => (request: Request) =>
    withView(parts, http, request, (opened) => handle(opened, request));
  const base = '/:lang/vorgang/:number';
  return [
    {
      method: 'GET',
      path: `${base}/berichtigen`,
      permission: 'case:answer',
      handle: own((opened) => showQuestion(parts, opened)),
    },
    {
      method: 'POST',
      path: `${base}/berichtigen`,
      permission: 'case:answer',
      body: 'multipart',
      limit: 'upload',
      handle: own((opened, request) => takeAnswer(parts, opened, request)),
    },
    { method: 'GET', path: `${base}/zuruecknehmen`, permission: 'case:withdraw', handle: own(showWithdraw) },
    {
      method: 'POST',
      path: `${base}/zuruecknehmen`,
      permission: 'case:withdraw',
      body: 'form',
      handle: own((opened, request) => withdraw(parts, opened, request)),
    },
    { method: 'GET', path: `${base}/widerspruch/:notice`, permission: 'case:object', handle: own(showObjection) },
    {
      method: 'POST',
      path: `${base}/widerspruch/:notice`,
      permission: 'case:object',
      body: 'form',
      handle: own((opened, request) => object(parts, opened, request)),
    },
    { method: 'GET', path: `${base}/code`, permission: 'case:answer', limit: 'sign-in', handle: own(showCode) },
    {
      method: 'POST',
      path: `${base}/code`,
      permission: 'case:answer',
      body: 'form',
      limit: 'sign-in',
      handle: own((opened, request) => takeCode(parts, opened, request)),
    },
  ];
};

function showQuestion(parts: CaseParts, opened: CitizenCase): Reply {
  const { view, paths, language } = opened;
  if (!view.question) return redirect(paths.base);
  const again = parts.forms.questionsAgain(askedAgain(parts, view, language));
  return html(correctPage(opened, { again, issues: [], typed: null }));
}

async function takeAnswer(parts: CaseParts, opened: CitizenCase, request: Request): Promise<Reply> {
  const { view, visitor, paths, language, words } = opened;
  const note = request.form.get('antwort').replaceAll('\r\n', '\n').trim().slice(0, messageLimit);
  const done = await correctAnswers(parts, visitor, { number: view.row.number, language, body: request.form, note });
  if (done.ok) return redirect(paths.done('antwort'));
  // Answered in another tab, or the time was over: the case says how it stands.
  if (done.reason !== 'invalid') return redirect(paths.base);
  const missing = {
    question: 'antwort',
    part: null,
    code: 'required',
    field: 'antwort',
    message: words.correct.noteMissing,
  };
  const issues = done.issues && done.issues.length > 0 ? done.issues : [missing];
  const again = parts.forms.questionsAgain(askedAgain(parts, view, language));
  return html(correctPage(opened, { again, issues, typed: request.form }), 422);
}

const showWithdraw = (opened: CitizenCase): Reply =>
  isRunning(opened) ? html(withdrawPage(opened)) : redirect(opened.paths.base);

async function withdraw(parts: CaseParts, opened: CitizenCase, request: Request): Promise<Reply> {
  const { view, visitor, paths } = opened;
  const reason = request.form.get('grund').trim().slice(0, messageLimit);
  const done = await withdrawCase(parts, visitor, view.row.number, reason);
  return redirect(done.ok ? paths.done('zurueckgenommen') : paths.base);
}

function showObjection(opened: CitizenCase, request: Request): Reply {
  const notice = objectable(opened, request);
  if (!notice) return notFound;
  return opened.view.objected.includes(notice.id) ? redirect(opened.paths.base) : html(objectPage(opened, notice));
}

async function object(parts: CaseParts, opened: CitizenCase, request: Request): Promise<Reply> {
  const { view, visitor, paths } = opened;
  const notice = objectable(opened, request);
  if (!notice) return notFound;
  const reasons = request.form.get('gruende').trim().slice(0, 20_000);
  const done = await fileObjection(parts, visitor, view.row.number, notice.id, reasons);
  return done.ok ? redirect(paths.done('widerspruch')) : redirect(paths.base);
}

const objectable = ({ view }: CitizenCase, request: Request) =>
  view.notices.find(({ id, remedy }) => id === request.params['notice'] && remedy === 'objection');

const showCode = (opened: CitizenCase): Reply =>
  opened.view.awaitsCode ? html(codePage(opened)) : redirect(opened.paths.base);

async function takeCode(parts: CaseParts, opened: CitizenCase, request: Request): Promise<Reply> {
  const { view, visitor, paths, words } = opened;
  if (!view.awaitsCode) return redirect(paths.base);
  const typed = request.form.get('code').trim().slice(0, 40);
  if (typed === '') return html(codePage(opened, '', words.code.errors.missing), 422);
  const done = await enterCode(parts, visitor, view.row.number, typed);
  if (done.ok) return redirect(paths.done('code'));
  if (done.reason === 'not-found' || done.reason === 'not-possible-now') return redirect(paths.base);
  return html(codePage(opened, typed, words.code.errors[done.reason]), 422);
}

const isRunning = ({ view }: CitizenCase): boolean =>
  view.row.status === 'open' || view.row.status === 'waiting-for-citizen';
