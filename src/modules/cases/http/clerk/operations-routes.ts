import { ownValue } from '#kernel/own-value';
import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { retryJob, showOperations, type VerifiedLog, verifyEverything } from '../../use-cases/clerk/operations.ts';
import { showProposals } from '../../use-cases/operations/repair.ts';
import type { CaseHttp } from '../case-http.ts';
import { instanceRoutes } from '../operations/instance-routes.ts';
import { operationsDesk } from '../operations/operations-desk.ts';
import { processRoutes } from '../operations/process-routes.ts';
import { operationsPage } from '../pages/clerk/operations-page.tsx';
import { deskOf } from './desk.ts';

/** How things run, for the operator: what is stuck, what is late, whether the log holds; and trying again. */
export const operationsRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/betrieb',
    permission: 'operations:read',
    handle: (request) => show(parts, http, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/betrieb/pruefung',
    permission: 'operations:read',
    body: 'form',
    page: '/:lang/team/betrieb',
    handle: async (request) => show(parts, http, request, await verifyEverything(parts, request.actor)),
  },
  {
    method: 'POST',
    path: '/:lang/team/betrieb/auftraege/:job',
    permission: 'operations:repair',
    body: 'form',
    page: '/:lang/team/betrieb',
    async handle(request) {
      const done = await retryJob(parts, request.params['job'] ?? '');
      const { paths } = deskOf(parts, http, request);
      return redirect(`${paths.operations}?fertig=${done.ok ? 'wiederholt' : 'weg'}`);
    },
  },
  ...processRoutes(parts, http),
  ...instanceRoutes(parts, http),
];

async function show(parts: CaseParts, http: CaseHttp, request: Request, verified: VerifiedLog | null): Promise<Reply> {
  const desk = deskOf(parts, http, request);
  const { gone, retried } = desk.words.operations;
  const operations = operationsDesk(parts, http, request);
  const done = ownValue({ wiederholt: retried, weg: gone }, request.query.get('fertig') ?? '');
  const refused = ownValue(operations.words.refusals, request.query.get('nicht') ?? '');
  const [view, proposals] = [await showOperations(parts), await showProposals(parts)];
  return html(operationsPage({ desk, operations, view, verified, done, proposals, refused }));
}
