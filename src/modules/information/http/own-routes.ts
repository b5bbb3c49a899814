import { isLanguage } from '#kernel/language';
import { bytes, html, notFound, type Request, type Route, redirect } from '#platform/http';
import { deskTexts } from '../texts/index.ts';
import { type OwnStepName, ownStep, ownStepNames } from '../use-cases/own-step.ts';
import { viewRequest } from '../use-cases/read-requests.ts';
import { letterFile, ownFile, viewOwn } from '../use-cases/view-own.ts';
import { codeOf, type InformationHttp, numberIn, personOf } from './information-http.ts';
import type { OwnPart } from './pages/own-section.tsx';
import { requestPage } from './pages/request-page.tsx';

/** One request: the public page, and what the person who asked does there. */
export const ownRoutes = (http: InformationHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/anfragen/:request',
    permission: 'public',
    handle: (request) => show(http, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/anfragen/:request/schritt',
    permission: 'information:follow',
    body: 'form',
    page: '/:lang/anfragen/:request',
    handle: (request) => act(http, request),
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/:request/eigene/:file',
    permission: 'information:follow',
    async handle(request) {
      const found = await ownFile(http.parts, personOf(request), numberIn(request), request.params['file'] ?? '');
      return found ? bytes(found.bytes, found.mediaType, found.name) : notFound;
    },
  },
  {
    method: 'GET',
    path: '/:lang/anfragen/:request/briefe/:letter',
    permission: 'information:follow',
    handle: (request) => letterReply(http, request),
  },
];

/** A letter in the language asked for, German unless said otherwise. */
export async function letterReply({ parts }: InformationHttp, request: Request) {
  const asked = request.query.get('sprache');
  const wanted = { id: request.params['letter'] ?? '', language: isLanguage(asked) ? asked : 'de' } as const;
  const found = await letterFile(parts, personOf(request), numberIn(request), wanted);
  return found ? bytes(found.bytes, found.mediaType, found.name, true) : notFound;
}

async function show({ parts, shellFor }: InformationHttp, request: Request, error: OwnPart['error']) {
  const view = await viewRequest(parts, numberIn(request));
  if (!view) return notFound;
  const { language, csrf, query } = request;
  const opened = await viewOwn(parts, personOf(request), view.row);
  const own = opened && {
    ...{ story: opened.story, code: codeOf(view.row, request), reads: opened.reads, files: opened.files },
    letters: opened.letters.map(({ id, kind, on }) => ({ id, title: deskTexts[language].letterKinds[kind], at: on })),
    ...{ justSent: query.get('gesendet') === '1', typed: error ? request.form.get('text') : '', error },
  };
  const page = requestPage({
    ...{ shell: shellFor(request), csrf, view, own, reported: query.get('gemeldet') === '1' },
    office: parts.catalogue.findOffice(view.row.office)?.name[language] ?? view.row.office,
    exemptions: parts.rules.exemptions,
  });
  return html(page, error ? 422 : 200);
}

async function act(http: InformationHttp, request: Request) {
  const what: OwnStepName | undefined = ownStepNames.find((one) => one === request.form.get('was'));
  const number = numberIn(request);
  if (!what) return notFound;
  const text = request.form.get('text').replaceAll('\r\n', '\n');
  const done = await ownStep(http.parts, personOf(request), number, { what, text });
  if (done.ok) return redirect(`/${request.language}/anfragen/${number}#eigenes`);
  if (done.reason === 'not-found') return notFound;
  const known = ['text-missing', 'text-too-long', 'appeal-too-late'] as const;
  return show(http, request, known.find((one) => one === done.reason) ?? 'not-now');
}
