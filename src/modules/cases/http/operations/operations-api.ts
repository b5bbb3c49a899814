import { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { isUuid } from '#kernel/ids';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { noteOnIncident, showIncidents } from '../../use-cases/operations/incidents.ts';
import { moveVersion, planVersionMove } from '../../use-cases/operations/move-version.ts';
import { decideRepair, proposeRepair, showProposals } from '../../use-cases/operations/repair.ts';
import { showInstance } from '../../use-cases/operations/show-instance.ts';
import { showProcesses, showVersion } from '../../use-cases/operations/show-processes.ts';
import { resumeCase, suspendCase } from '../../use-cases/operations/suspend.ts';
import * as shapes from './operations-shapes.ts';

/** How cases run, for programs of the operator: the same views and steps as on the pages. Nothing personal. */
export const runningApi = (parts: CaseParts): readonly Route[] => [
  ...processesApi(parts),
  ...instanceApi(parts),
  ...incidentsApi(parts),
];

const processesApi = (parts: CaseParts): readonly Route[] => [
  read(
    '/processes',
    { summary: 'Every version of every service with running cases', response: z.array(shapes.process) },
    async () => json(await showProcesses(parts)),
  ),
  read(
    '/processes/:service/:version',
    {
      summary: 'Running cases of a version, oldest first, fifty at a time',
      query: shapes.versionQuery,
      response: shapes.version,
    },
    async ({ params, query }) => {
      const after = query.get('after');
      const from = after && isUuid(after) ? after : null;
      const { service = '', version = '' } = params;
      const view = await showVersion(parts, { service, version, node: query.get('node') || null, after: from });
      return view ? json(view) : notFound;
    },
  ),
  {
    ...act(
      '/processes/:service/:version/plan',
      {
        summary: 'Try a move of running cases to the version offered today; nothing changes',
        body: shapes.planBody,
        response: shapes.plan,
        refusals: ['wrong-body'],
      },
      async ({ params: { service = '', version = '' } }, { nodes }) => {
        const found = await planVersionMove(parts, { service, version, nodes });
        return found ? json(found) : notFound;
      },
    ),
    permission: 'operations:read',
  },
  act(
    '/processes/:service/:version/migration',
    {
      summary: 'Move the running cases of a version to the one offered today, each as a job of its own',
      body: shapes.planBody,
      response: z.object({ cases: z.int() }),
      refusals: ['plan-refused'],
      conflicts: ['same-version'],
    },
    async ({ params: { service = '', version = '' }, actor }, { nodes }) => {
      const moved = await moveVersion(parts, actor, { service, version, nodes });
      return moved.ok ? json({ cases: moved.value }) : refused(moved.reason);
    },
  ),
];

const instanceApi = (parts: CaseParts): readonly Route[] => [
  read(
    '/cases/:number',
    { summary: 'One case as it runs, with the open side of its log', response: shapes.instance },
    async (request) => {
      const view = await showInstance(parts, numberOf(request));
      return view ? json(view) : notFound;
    },
  ),
  act(
    '/cases/:number/suspension',
    {
      summary: 'Let a case rest: no timer fires, legal deadlines go on',
      body: shapes.reasonBody,
      response: shapes.done,
      refusals: ['reason-missing'],
      conflicts: ['already-ended', 'already-done', 'not-possible-now'],
    },
    async (request, { reason }) => answer(await suspendCase(parts, request.actor, numberOf(request), reason)),
  ),
  act(
    '/cases/:number/resumption',
    {
      summary: 'Let a case run again: what fell due fires once and in order',
      body: shapes.nothing,
      response: shapes.done,
      conflicts: ['already-ended', 'already-done', 'not-possible-now'],
    },
    async (request) => answer(await resumeCase(parts, request.actor, numberOf(request))),
  ),
  act(
    '/cases/:number/repairs',
    {
      summary: 'Propose to move or to end a token; a second operator approves',
      body: shapes.repairBody,
      response: z.object({ id: z.string() }),
      refusals: ['reason-missing', 'not-allowed'],
      conflicts: ['already-done', 'proposed-already', 'not-possible-now'],
    },
    async (request, { target, ...order }) => {
      const to = order.kind === 'move' ? target : null;
      const made = await proposeRepair(parts, request.actor, { ...order, number: numberOf(request), target: to });
      return made.ok ? json({ id: made.value }) : refused(made.reason);
    },
  ),
  read(
    '/repairs',
    { summary: 'Steps by hand that wait for a second person', response: z.array(shapes.repair) },
    async () => json(await showProposals(parts)),
  ),
  act(
    '/repairs/:repair/decision',
    {
      summary: 'Approve or turn down a step by hand; nobody approves an own one',
      body: shapes.decisionBody,
      response: shapes.done,
      conflicts: ['already-done', 'four-eyes', 'not-possible-now'],
    },
    async ({ params, actor }, { approved }) =>
      answer(await decideRepair(parts, actor, params['repair'] ?? '', approved)),
  ),
];

const incidentsApi = (parts: CaseParts): readonly Route[] => [
  read(
    '/incidents',
    { summary: 'What a person must look at, with state and note', response: z.array(shapes.incident) },
    async () => json(await showIncidents(parts)),
  ),
  act(
    '/incidents/:incident/note',
    {
      summary: 'Keep a note beside an incident that is not over',
      body: shapes.noteBody,
      response: shapes.done,
      refusals: ['text-missing'],
    },
    async ({ params, actor }, { note }) => answer(await noteOnIncident(parts, actor, params['incident'] ?? '', note)),
  ),
];

function read(path: string, about: Read, handle: Route['handle']): Route {
  const found = path.includes(':') ? { refusals: { 404: ['not-found'] } } : {};
  const api = { ...about, ...found, tag: 'operations' };
  return { method: 'GET', path: `/api/v1/operations${path}`, permission: 'operations:read', api, handle };
}

function act<B extends z.ZodType>(
  path: string,
  { refusals = [], conflicts = [], ...about }: Act<B>,
  work: (request: Request, body: z.infer<B>) => Promise<Reply>,
): Route {
  const invalid = [...new Set(['wrong-body', ...refusals])];
  const codes = { 404: ['not-found'], ...(conflicts.length > 0 ? { 409: conflicts } : {}), 422: invalid };
  return {
    method: 'POST',
    path: `/api/v1/operations${path}`,
    permission: 'operations:repair',
    body: 'json',
    api: { ...about, tag: 'operations', refusals: codes },
    handle(request) {
      const body = about.body.safeParse(request.json);
      return body.success ? work(request, body.data) : refusal(422, 'wrong-body');
    },
  };
}

const answer = (done: { readonly ok: true } | { readonly ok: false; readonly reason: string }): Reply =>
  done.ok ? json({ ok: true }) : refused(done.reason);

function refused(reason: string): Reply {
  if (reason === 'not-found') return notFound;
  return refusal(toMend.has(reason) ? 422 : 409, reason);
}

/** What was wrong with the order itself; everything else is about the state of the case. */
const toMend: ReadonlySet<string> = new Set(['reason-missing', 'text-missing', 'not-allowed', 'plan-refused']);

function numberOf({ params }: Request): string {
  const number = parseCaseNumber(params['number'] ?? '');
  return number.ok ? number.value : '';
}

interface Read {
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly response: z.ZodType;
}
interface Act<B> extends Read {
  readonly body: B;
  readonly refusals?: readonly string[];
  readonly conflicts?: readonly string[];
}
