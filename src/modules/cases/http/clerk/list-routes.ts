import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { findByPerson, findByTypedNumber } from '../../use-cases/clerk/find-cases.ts';
import { nextTask, readPlace, showWorklist } from '../../use-cases/clerk/worklist.ts';
import type { CaseHttp } from '../case-http.ts';
import { type SearchState, worklistPage } from '../pages/clerk/worklist-page.tsx';
import { deskOf } from './desk.ts';
import { readDay } from './read-day.ts';

/** The worklist, the next case, and the search by number or person. */
export const listRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge',
    permission: 'worklist:read',
    handle: (request) => list(parts, http, request, noSearch),
  },
  {
    method: 'GET',
    path: '/:lang/team/naechster',
    permission: 'worklist:read',
    async handle(request) {
      const { paths } = deskOf(parts, http, request);
      const next = await nextTask(parts, request.actor, readPlace(request.query.get('nach') ?? ''));
      return redirect(next ? paths.case(next.number, { aufgabe: next.token }) : paths.list({ fertig: 'leer' }));
    },
  },
  {
    method: 'POST',
    path: '/:lang/team/suche',
    permission: 'worklist:read',
    body: 'form',
    page: '/:lang/team/vorgaenge',
    handle: (request) => (request.form.get('nach') === 'person' ? byPerson : byNumber)(parts, http, request),
  },
];

async function list(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  search: SearchState,
  status = 200,
): Promise<Reply> {
  const desk = deskOf(parts, http, request);
  const found = await showWorklist(parts, request.actor, desk.filter);
  const done = request.query.get('fertig') === 'leer' ? desk.words.worklist.none : null;
  return html(worklistPage({ desk, list: found, done, search }), status);
}

async function byNumber(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const desk = deskOf(parts, http, request);
  const typed = request.form.get('nummer');
  const found = await findByTypedNumber(parts, request.actor, typed);
  if (found.ok) return redirect(desk.paths.case(found.value));
  const { numberUnknown, numberWrong } = desk.words.worklist;
  const message = found.reason === 'not-found' ? numberUnknown : numberWrong;
  const search: SearchState = {
    ...noSearch,
    by: 'number',
    typed: { ...noSearch.typed, number: typed },
    errors: [{ field: 'nummer', message }],
  };
  return list(parts, http, request, search, 422);
}

async function byPerson(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { worklist } = deskOf(parts, http, request).words;
  const { form } = request;
  const day = readDay(form, 'geburtsdatum');
  const typed = {
    ...noSearch.typed,
    familyName: form.get('familienname'),
    givenNames: form.get('vorname'),
    birthDate: day.typed,
  };
  const found = await findByPerson(parts, request.actor, { ...typed, birthDate: day.date });
  if (found.ok) return list(parts, http, request, { by: 'person', typed, errors: [], found: found.value });
  const error =
    found.reason === 'name-missing'
      ? { field: 'familienname', message: worklist.familyNameMissing }
      : { field: 'geburtsdatum', message: worklist.birthDateMissing };
  return list(parts, http, request, { by: 'person', typed, errors: [error], found: null }, 422);
}

const noSearch: SearchState = {
  by: null,
  typed: { number: '', familyName: '', givenNames: '', birthDate: { day: '', month: '', year: '' } },
  errors: [],
  found: null,
};
