import type { Cases } from '#cases';
import { parseCaseNumber } from '#kernel/case-number';
import type { StoredEvent } from '#kernel/event';
import { bytes, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { LogParts } from '../use-cases/log-parts.ts';
import { findPlaces, proveEvent } from '../use-cases/prove-event.ts';
import { ownLogPage } from './pages/own-log-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** A person's own case in the public log, and the receipts of its steps. */
export const ownLogRoutes = (parts: LogParts, cases: Cases, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/vorgang/:number/protokoll',
    permission: 'case:read',
    handle: (request) =>
      withEvents(parts, cases, request, async (number, events) =>
        html(ownLogPage({ shell: shellFor(request), number, steps: await stepsOf(parts, events) })),
      ),
  },
  {
    method: 'GET',
    path: '/:lang/vorgang/:number/protokoll/:step',
    permission: 'case:read',
    handle: (request) =>
      withEvents(parts, cases, request, async (number, events) => {
        const event = events.find(({ seq }) => String(seq) === request.params['step']);
        const receipt = event ? await proveEvent(parts, event) : null;
        if (typeof receipt !== 'string') return notFound;
        return bytes(Buffer.from(receipt), 'text/plain; charset=utf-8', `${number}-${event?.seq}.tlog-proof`);
      }),
  },
];

/** Gives the events of the own case in the address; a foreign and an unknown one are not found. */
export async function withEvents(
  parts: LogParts,
  cases: Cases,
  request: Request,
  handle: (number: string, events: readonly StoredEvent[]) => Promise<Reply>,
): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  if (!number.ok) return notFound;
  const visitor = await cases.visitorOf(request);
  // Staff have pages of their own for cases.
  if (visitor.actor.kind === 'staff')
    return request.url.pathname.startsWith('/api/')
      ? notFound
      : redirect(`/${request.language}/team/vorgaenge/${number.value}`);
  const view = await cases.view(visitor, number.value);
  if (!view) return notFound;
  const { id } = view.row;
  return handle(number.value, await parts.db.transaction((tx) => parts.events.read(tx, id)));
}

/** Each step with its place in the log. */
export async function stepsOf(parts: LogParts, events: readonly StoredEvent[]) {
  const places = await findPlaces(parts, events);
  return events.map(({ seq, type, at }, index) => ({ seq, type, at, receipt: places[index] ?? 'not-yet' }));
}
