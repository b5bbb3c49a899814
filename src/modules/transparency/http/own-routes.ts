import type { Cases } from '#cases';
import { parseCaseNumber } from '#kernel/case-number';
import type { StoredEvent } from '#kernel/event';
import { bytes, html, notFound, type Reply, type Request, type Route } from '#platform/http';
import type { LogParts } from '../use-cases/log-parts.ts';
import { proveEvent } from '../use-cases/prove-event.ts';
import { ownLogPage } from './pages/own-log-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** A person's own case in the public log, and the receipts of its steps. */
export function ownLogRoutes(parts: LogParts, cases: Cases, shellFor: ShellFor): readonly Route[] {
  const withEvents = async (
    request: Request,
    handle: (number: string, events: readonly StoredEvent[]) => Promise<Reply>,
  ) => {
    const number = parseCaseNumber(request.params['number'] ?? '');
    if (!number.ok) return notFound;
    const view = await cases.view(await cases.visitorOf(request), number.value);
    if (!view) return notFound;
    const { id } = view.row;
    return handle(number.value, await parts.db.transaction((tx) => parts.events.read(tx, id)));
  };
  return [
    {
      method: 'GET',
      path: '/:lang/vorgang/:number/protokoll',
      permission: 'case:read',
      handle: (request) =>
        withEvents(request, async (number, events) => {
          const steps = await Promise.all(
            events.map(async (event) => {
              const receipt = await proveEvent(parts, event);
              return {
                seq: event.seq,
                type: event.type,
                at: event.at,
                receipt: typeof receipt === 'string' ? receipt : receipt.index,
              };
            }),
          );
          return html(ownLogPage({ shell: shellFor(request), number, steps }));
        }),
    },
    {
      method: 'GET',
      path: '/:lang/vorgang/:number/protokoll/:step',
      permission: 'case:read',
      handle: (request) =>
        withEvents(request, async (number, events) => {
          const event = events.find(({ seq }) => String(seq) === request.params['step']);
          const receipt = event ? await proveEvent(parts, event) : null;
          if (!receipt || typeof receipt === 'string') return notFound;
          return bytes(Buffer.from(receipt.text), 'text/plain; charset=utf-8', `${number}-${event?.seq}.tlog-proof`);
        }),
    },
  ];
}
