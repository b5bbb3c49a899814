import { parseCaseNumber } from '#kernel/case-number';
import { ownValue } from '#kernel/own-value';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { linkCases, unlinkCase, viewJoint } from '../../use-cases/clerk/joint-cases.ts';
import type { CaseHttp } from '../case-http.ts';
import { type JointTyped, jointPage } from '../pages/clerk/joint-page.tsx';
import { deskOf } from './desk.ts';

/** Cases that belong together: side by side, linked with a reason, and let go again. */
export const jointRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/vorgaenge/:number/zusammen',
    permission: 'case:note',
    handle: (request) => show(parts, http, request, nothing, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/vorgaenge/:number/zusammen/verbinden',
    permission: 'case:note',
    body: 'form',
    page: '/:lang/team/vorgaenge/:number/zusammen',
    handle: (request) => link(parts, http, request),
  },
  {
    method: 'POST',
    path: '/:lang/team/vorgaenge/:number/zusammen/loesen',
    permission: 'case:note',
    body: 'form',
    page: '/:lang/team/vorgaenge/:number/zusammen',
    async handle(request) {
      const { paths } = deskOf(parts, http, request);
      const number = parseCaseNumber(request.params['number'] ?? '');
      const done = number.ok ? await unlinkCase(parts, request.actor, number.value) : number;
      return done.ok ? redirect(`${paths.joint(request.params['number'] ?? '')}?fertig=geloest`) : notFound;
    },
  },
];

async function link(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { paths, words } = deskOf(parts, http, request);
  const number = parseCaseNumber(request.params['number'] ?? '');
  if (!number.ok) return notFound;
  const typed = { other: request.form.get('nummer'), reason: request.form.get('grund') };
  const other = parseCaseNumber(typed.other);
  const order = { number: number.value, other: other.ok ? other.value : '', reason: typed.reason };
  const done = await linkCases(parts, request.actor, order);
  if (done.ok) return redirect(`${paths.joint(number.value)}?fertig=verbunden`);
  if (done.reason === 'not-found') return notFound;
  const field = done.reason === 'reason-missing' ? 'grund' : 'nummer';
  return show(parts, http, request, typed, { field, message: words.joint.refusals[done.reason] });
}

async function show(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typed: JointTyped,
  error: { readonly field: string; readonly message: string } | null,
): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  const view = number.ok ? await viewJoint(parts, request.actor, number.value) : null;
  if (!view) return notFound;
  const desk = deskOf(parts, http, request);
  const said = request.query.get('fertig') ?? '';
  const { done } = desk.words.joint;
  const page = jointPage({ desk, view, typed, errors: error ? [error] : [], done: ownValue(done, said) });
  return html(page, error ? 422 : 200);
}

const nothing: JointTyped = { other: '', reason: '' };
