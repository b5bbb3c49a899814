import { bytes, html, notFound, type Request, type Route, redirect, refusal } from '#platform/http';
import { deskTexts } from '../texts/index.ts';
import { addFile, cleanFile, dropFile, readWholeFile } from '../use-cases/answer-files.ts';
import { handleRequest, handlingNames } from '../use-cases/handle-request.ts';
import { type DeskStep, inboxViews, openForOfficer, readInbox } from '../use-cases/read-desk.ts';
import { type InformationHttp, numberIn } from './information-http.ts';
import { letterReply } from './own-routes.ts';
import { deskRequestPage } from './pages/desk-request-page.tsx';
import { inboxPage } from './pages/inbox-page.tsx';
import { type StepError, stepPage } from './pages/step-page.tsx';
import { fieldOf, readHandling } from './read-handling.ts';

/** Where officers answer requests. */
export const deskRoutes = (http: InformationHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/anfragen',
    permission: 'information:handle',
    async handle(request) {
      const asked = request.query.get('ansicht');
      const view = inboxViews.find((one) => one === asked) ?? 'open';
      return html(inboxPage({ shell: http.shellFor(request), inbox: await readInbox(http.parts, view), view }));
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/anfragen/:request',
    permission: 'information:handle',
    handle: (request) => showRequest(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/anfragen/:request/schritt/:step',
    permission: 'information:handle',
    handle: (request) => showStep(http, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/anfragen/:request/schritt/:step',
    permission: 'information:handle',
    body: 'multipart',
    maxBody: 21_000_000,
    limit: 'upload',
    handle: (request) => takeStep(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/anfragen/:request/dokumente/:file',
    permission: 'information:handle',
    async handle(request) {
      const found = await readWholeFile(http.parts, request.actor, numberIn(request), request.params['file'] ?? '');
      return found ? bytes(found.bytes, found.file.mediaType, found.file.name, true) : notFound;
    },
  },
  {
    method: 'POST',
    path: '/:lang/team/anfragen/:request/dokumente/:file',
    permission: 'information:handle',
    body: 'form',
    handle: (request) => changeFile(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/team/anfragen/:request/briefe/:letter',
    permission: 'information:handle',
    handle: (request) => letterReply(http, request),
  },
];

async function showRequest({ parts, shellFor }: InformationHttp, request: Request) {
  const desk = await openForOfficer(parts, request.actor, numberIn(request));
  if (!desk) return notFound;
  const office = parts.catalogue.findOffice(desk.row.office)?.name[request.language] ?? desk.row.office;
  const justDone = request.query.get('fertig') === '1';
  return html(deskRequestPage({ shell: shellFor(request), csrf: request.csrf, desk, office, justDone }));
}

async function showStep({ parts, shellFor }: InformationHttp, request: Request, error: StepError | null) {
  const step = stepIn(request);
  const desk = step && (await openForOfficer(parts, request.actor, numberIn(request)));
  if (!step || !desk) return notFound;
  if (!error && !desk.may.includes(step)) return refusal(409, 'not-now');
  const typed = error ? request.form : null;
  const { rules } = parts;
  const page = stepPage({ ...{ shell: shellFor(request), csrf: request.csrf, desk, step, rules, typed, error } });
  return html(page, error ? 422 : 200);
}

async function takeStep(http: InformationHttp, request: Request) {
  const step = stepIn(request);
  if (!step) return notFound;
  const number = numberIn(request);
  const words = deskTexts[request.language].errors;
  const again = (reason: keyof typeof words, field: string) =>
    showStep(http, request, { field, message: words[reason] });
  if (step === 'file') {
    const { form, actor } = request;
    const file = form.files.find(({ field }) => field === 'datei');
    if (!file) return again('file-missing', 'datei');
    const forAsker = form.get('bekommt') === 'public' ? 'public' : 'whole';
    const sent = { name: file.name, bytes: file.bytes, forAsker, seen: Number(form.get('stand')) || 0 } as const;
    const added = await addFile(http.parts, actor, number, sent);
    return added.ok ? redirect(`/${request.language}/team/anfragen/${number}?fertig=1`) : again(added.reason, 'datei');
  }
  const order = readHandling(step, request);
  if (typeof order === 'string') return again(order, fieldOf(order, step));
  const done = await handleRequest(http.parts, request.actor, number, order);
  if (done.ok) return redirect(`/${request.language}/team/anfragen/${number}?fertig=1`);
  return done.reason === 'not-found' ? notFound : again(done.reason, fieldOf(done.reason, step));
}

async function changeFile({ parts }: InformationHttp, request: Request) {
  const { form, actor, language, params } = request;
  const number = numberIn(request);
  const change = form.get('was') === 'entfernen' ? dropFile : cleanFile;
  const done = await change(parts, actor, number, params['file'] ?? '');
  if (done.ok) return redirect(`/${language}/team/anfragen/${number}?fertig=1`);
  return done.reason === 'not-found' ? notFound : refusal(409, done.reason);
}

const stepIn = ({ params }: Request): DeskStep | null =>
  [...handlingNames, 'file' as const].find((one) => one === params['step']) ?? null;
