import { isUuid } from '#kernel/ids';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { noteOnIncident, showIncidents } from '../../use-cases/operations/incidents.ts';
import { moveVersion, planVersionMove } from '../../use-cases/operations/move-version.ts';
import { showProcesses, showVersion } from '../../use-cases/operations/show-processes.ts';
import type { CaseHttp } from '../case-http.ts';
import { incidentsPage } from '../pages/operations/incidents-page.tsx';
import { planPage } from '../pages/operations/plan-page.tsx';
import { processesPage } from '../pages/operations/processes-page.tsx';
import { versionPage } from '../pages/operations/version-page.tsx';
import { operationsDesk } from './operations-desk.ts';
import { readWishes } from './read-wishes.ts';

/** How all cases run: counted by version, listed, moved to a new version; and what is wrong anywhere. */
export const processRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  page('/ablaeufe', async (request) =>
    html(processesPage(operationsDesk(parts, http, request), await showProcesses(parts))),
  ),
  page('/ablaeufe/:service/:version', (request) => version(parts, http, request)),
  page('/ablaeufe/:service/:version/umstellung', (request) => plan(parts, http, request, request.query)),
  act('/ablaeufe/:service/:version/umstellung', '/ablaeufe/:service/:version/umstellung', (request) =>
    move(parts, http, request),
  ),
  page('/stoerungen', (request) => incidents(parts, http, request)),
  act('/stoerungen/:incident', '/stoerungen', (request) => note(parts, http, request)),
];

const base = '/:lang/team/betrieb';
const page = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path: `${base}${path}`,
  permission: 'operations:read',
  handle,
});
const act = (path: string, shown: string, handle: Route['handle']): Route => ({
  method: 'POST',
  path: `${base}${path}`,
  permission: 'operations:repair',
  body: 'form',
  page: `${base}${shown}`,
  handle,
});

async function version(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { params, query } = request;
  const after = query.get('ab');
  const view = await showVersion(parts, {
    service: params['service'] ?? '',
    version: params['version'] ?? '',
    node: query.get('bei') || null,
    after: after && isUuid(after) ? after : null,
  });
  return view ? html(versionPage(operationsDesk(parts, http, request), view)) : notFound;
}

async function plan(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  entries: Iterable<readonly [string, string]>,
  status = 200,
): Promise<Reply> {
  const { params, query } = request;
  const nodes = readWishes(entries);
  const found = await planVersionMove(parts, {
    ...{ service: params['service'] ?? '', version: params['version'] ?? '', nodes },
  });
  if (!found) return notFound;
  const desk = operationsDesk(parts, http, request);
  const sent = query.get('umgestellt');
  const done = sent && /^\d{1,9}$/.test(sent) ? desk.words.plan.done(desk.count(Number(sent))) : null;
  return html(planPage({ desk, plan: found, nodes, done }), status);
}

async function move(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { params, form, actor } = request;
  const [service, hash] = [params['service'] ?? '', params['version'] ?? ''];
  const done = await moveVersion(parts, actor, { service, version: hash, nodes: readWishes(form.entries()) });
  const desk = operationsDesk(parts, http, request);
  if (done.ok) return redirect(`${desk.paths.plan(service, hash)}?umgestellt=${done.value}`);
  if (done.reason === 'not-found') return notFound;
  return plan(parts, http, request, form.entries(), done.reason === 'same-version' ? 409 : 422);
}

async function incidents(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  refused: { readonly id: string; readonly message: string } | null = null,
): Promise<Reply> {
  const desk = operationsDesk(parts, http, request);
  const done = request.query.get('fertig') === 'notiz' ? desk.words.incidents.done : null;
  const view = await showIncidents(parts);
  return html(incidentsPage({ desk, incidents: view, refused, done }), refused ? 422 : 200);
}

async function note(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const id = request.params['incident'] ?? '';
  const done = await noteOnIncident(parts, request.actor, id, request.form.get('notiz'));
  const desk = operationsDesk(parts, http, request);
  if (done.ok) return redirect(`${desk.paths.incidents}?fertig=notiz`);
  if (done.reason === 'not-found') return notFound;
  return incidents(parts, http, request, { id, message: desk.words.refusals[done.reason] });
}
