import type { Actor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';
import type { Tx } from '#platform/database';
import type { VisitRow } from '../domain/visit/index.ts';
import { withdrawMandate } from '../domain/visit/index.ts';
import { updateVisit } from '../store/visit-store.ts';
import type { PartnerParts } from './partner-parts.ts';

/** Ends an open visit: the mandate with it, and what was sealed for it is unreadable for ever. */
export function endVisit(parts: PartnerParts, tx: Tx, row: VisitRow, actor: Actor): Promise<VisitRow> {
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const mandate = row.mandate ? withdrawMandate(row.mandate, at) : null;
  return saveVisit(parts, tx, row, { ...row, state: 'withdrawn', mandate, key: null }, actor);
}

/** Stores a visit with the event of what happened; the log names branch and service, never who came. */
export async function saveVisit(
  parts: PartnerParts,
  tx: Tx,
  before: VisitRow,
  after: VisitRow,
  actor: Actor,
  what: string = after.state,
): Promise<VisitRow> {
  const event = visitEvent(after, what);
  const seq = await parts.events.append(tx, { stream: after.id, expected: before.seq, events: [event], actor });
  if (seq === 'conflict') throw new Error(`two commands at once for visit ${after.id}`);
  const row = { ...after, seq };
  if (before.key && !after.key) await parts.vault.destroyKey(tx, before.key, 'visit-over');
  await updateVisit(tx, row, parts.clock.now().toString());
  return row;
}

/** What the log says of a step of a visit: service and branch, what was signed and how, never who came. */
export const visitEvent = (
  { state, service, branch, mandate, identity, sealHash }: Omit<VisitRow, 'seq'>,
  what: string,
): NewEvent => ({
  type: `partners.visit-${what}`,
  public: {
    ...{ service, branch },
    ...(what === 'mandate-signed' && mandate
      ? { text: mandate.textId, version: mandate.version, textHash: mandate.textHash, method: mandate.method }
      : {}),
    ...(what === 'identity-checked' && identity ? { method: identity.method, level: identity.level } : {}),
    ...(state === 'submitted' ? { sealHash } : {}),
  },
});
