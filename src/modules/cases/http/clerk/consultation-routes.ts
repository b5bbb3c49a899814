import { parseCaseNumber } from '#kernel/case-number';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { consultationWords } from '../../texts/consultation.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { answerConsultation, openConsultation, showConsultations } from '../../use-cases/clerk/answer-consultation.ts';
import type { CaseHttp } from '../case-http.ts';
import { consultationPage, consultationsPage } from '../pages/clerk/consultation-pages.tsx';
import { deskOf } from './desk.ts';

/** What other offices ask this one: the list, one question with just its data, the answer. */
export const consultationRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/beteiligungen',
    permission: 'case:note',
    async handle(request) {
      const number = parseCaseNumber(request.query.get('fertig') ?? '');
      const done = number.ok ? consultationWords[request.language].done(number.value) : null;
      const view = await showConsultations(parts, request.actor);
      return html(consultationsPage(deskOf(parts, http, request), view, done));
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/beteiligungen/:consultation',
    permission: 'case:note',
    handle: (request) => show(parts, http, request, '', null, 200),
  },
  {
    method: 'POST',
    path: '/:lang/team/beteiligungen/:consultation/antwort',
    permission: 'case:note',
    body: 'form',
    page: '/:lang/team/beteiligungen/:consultation',
    handle: (request) => answer(parts, http, request),
  },
];

async function answer(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { actor, form, language, params } = request;
  const text = form.get('antwort').replaceAll('\r\n', '\n');
  const done = await answerConsultation(parts, actor, { id: params['consultation'] ?? '', text });
  const { paths } = deskOf(parts, http, request);
  if (done.ok) return redirect(`${paths.consultations}?fertig=${done.value.number}`);
  if (done.reason === 'not-found') return notFound;
  const { already, missing } = consultationWords[language];
  return done.reason === 'text-missing'
    ? show(parts, http, request, text, missing, 422)
    : show(parts, http, request, text, already, 409);
}

async function show(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typed: string,
  error: string | null,
  status: number,
): Promise<Reply> {
  const found = await openConsultation(parts, request.actor, request.params['consultation'] ?? '');
  return found ? html(consultationPage({ desk: deskOf(parts, http, request), found, typed, error }), status) : notFound;
}
