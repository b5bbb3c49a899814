import { parseCaseNumber } from '#kernel/case-number';
import { ownValue } from '#kernel/own-value';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { decideRepair, proposeRepair } from '../../use-cases/operations/repair.ts';
import { showInstance } from '../../use-cases/operations/show-instance.ts';
import { resumeCase, suspendCase } from '../../use-cases/operations/suspend.ts';
import type { CaseHttp } from '../case-http.ts';
import { instancePage, type Refused, type Typed } from '../pages/operations/instance-page.tsx';
import { operationsDesk } from './operations-desk.ts';

/** One case as it runs, for operators: let it rest, let it run, step in by hand with two people. */
export const instanceRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: `${base}/vorgaenge/:number`,
    permission: 'operations:read',
    handle: (request) => show(parts, http, request),
  },
  act('/vorgaenge/:number/anhalten', (request) => suspend(parts, http, request)),
  act('/vorgaenge/:number/fortsetzen', (request) => resume(parts, http, request)),
  act('/vorgaenge/:number/eingriff', (request) => propose(parts, http, request)),
  act('/eingriffe/:repair', (request) => decide(parts, http, request), base),
];

const base = '/:lang/team/betrieb';
const act = (path: string, handle: Route['handle'], page = `${base}/vorgaenge/:number`): Route => ({
  method: 'POST',
  path: `${base}${path}`,
  permission: 'operations:repair',
  body: 'form',
  page,
  handle,
});

async function show(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  refused: Refused | null = null,
): Promise<Reply> {
  const number = numberOf(request);
  const view = await showInstance(parts, number);
  if (!view) return notFound;
  const desk = operationsDesk(parts, http, request);
  const { suspend: words, repair } = desk.words;
  const said = {
    ...{ ruht: words.done, laeuft: words.resumed, vorgeschlagen: repair.proposed },
    ...{ ausgefuehrt: repair.carriedOut, abgelehnt: repair.rejected },
  };
  const done = ownValue(said, request.query.get('fertig') ?? '');
  const status = refused ? (fieldOf[refused.code] ? 422 : 409) : 200;
  return html(instancePage({ desk, view, refused, done }), status);
}

async function suspend(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const reason = request.form.get('ruhegrund');
  const done = await suspendCase(parts, request.actor, numberOf(request), reason);
  if (done.ok) return back(parts, http, request, 'ruht');
  if (done.reason === 'not-found') return notFound;
  return show(parts, http, request, { code: done.reason, field: 'ruhegrund', typed: { ...nothing, rest: reason } });
}

async function resume(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const done = await resumeCase(parts, request.actor, numberOf(request));
  if (done.ok) return back(parts, http, request, 'laeuft');
  if (done.reason === 'not-found') return notFound;
  return show(parts, http, request, { code: done.reason, field: null, typed: nothing });
}

async function propose(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { form, actor } = request;
  const kind = form.get('was') === 'beenden' ? ('cancel' as const) : ('move' as const);
  const typed = { rest: '', token: form.get('marke'), kind, target: form.get('ziel'), reason: form.get('grund') };
  const target = kind === 'move' ? typed.target : null;
  const order = { number: numberOf(request), kind, token: typed.token, target, reason: typed.reason };
  const done = await proposeRepair(parts, actor, order);
  if (done.ok) return back(parts, http, request, 'vorgeschlagen');
  if (done.reason === 'not-found') return notFound;
  return show(parts, http, request, { code: done.reason, field: fieldOf[done.reason] ?? null, typed });
}

async function decide(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const approved = request.form.get('tun') === 'freigeben';
  const done = await decideRepair(parts, request.actor, request.params['repair'] ?? '', approved);
  const { paths } = operationsDesk(parts, http, request);
  if (done.ok) return redirect(`${paths.instance(done.value)}?fertig=${approved ? 'ausgefuehrt' : 'abgelehnt'}`);
  return done.reason === 'not-found' ? notFound : redirect(`${paths.base}?nicht=${done.reason}`);
}

const back = (parts: CaseParts, http: CaseHttp, request: Request, done: string): Reply =>
  redirect(`${operationsDesk(parts, http, request).paths.instance(numberOf(request))}?fertig=${done}`);

function numberOf({ params }: Request): string {
  const number = parseCaseNumber(params['number'] ?? '');
  return number.ok ? number.value : '';
}

const fieldOf: Readonly<Partial<Record<Refused['code'], string>>> = {
  'reason-missing': 'grund',
  'not-allowed': 'ziel',
  'proposed-already': 'marke',
};
const nothing: Typed = { rest: '', token: '', kind: 'move', target: '', reason: '' };
