import type { DecisionGuard } from '#cases';
import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import {
  type Flag,
  isFlagged,
  liftFlag,
  lockFlag,
  openFlags,
  raiseFlag,
  type SentVisit,
  sentVisits,
} from '../../store/office-flags.ts';
import { lockVisit } from '../../store/visit-store.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** While a flag stands, nobody decides the case alone. */
export const flagGuard: DecisionGuard = { needsTwo: (tx, number) => isFlagged(tx, number) };

/** Flags that stand. */
export const standingFlags = (parts: PartnerParts): Promise<readonly Flag[]> => openFlags(parts.db);

/** Raises a flag on the case of a visit, with its reason. Refused while one stands, and for a visit without a case. */
export async function flagVisit(
  parts: PartnerParts,
  actor: Actor,
  id: string,
  reason: string,
): Promise<Result<null, FlagRefusal>> {
  if (reason.trim() === '' || reason.length > 1_000) return refuse('reason-missing');
  if (!isUuid(id)) return refuse('no-visit');
  return parts.db.transaction(async (tx) => {
    const visit = await lockVisit(tx, id);
    if (!visit?.caseNumber) return refuse('no-visit');
    const at = parts.clock.now().toString();
    const flag = { id: parts.newId(), caseNumber: visit.caseNumber, visit: visit.id, reason: reason.trim() };
    if (!(await raiseFlag(tx, { ...flag, by: actor.id!, at }))) return refuse('flagged-already');
    // The log says that there is a flag, not on which case.
    const event = { type: 'partners.flag-raised', public: { branch: visit.branch, service: visit.service } };
    await parts.events.append(tx, { stream: flag.id, expected: 0, events: [event], actor });
    return ok(null);
  });
}

/** Lifts a flag; refused for whoever raised it: four eyes here, too. */
export async function unflag(parts: PartnerParts, actor: Actor, id: string): Promise<Result<null, FlagRefusal>> {
  if (!isUuid(id)) return refuse('no-flag');
  return parts.db.transaction(async (tx) => {
    const flag = await lockFlag(tx, id);
    if (!flag) return refuse('no-flag');
    if (flag.raisedBy === actor.id) return refuse('four-eyes');
    await liftFlag(tx, id, actor.id!, parts.clock.now().toString());
    const event = { type: 'partners.flag-lifted', public: {} };
    await parts.events.append(tx, { stream: id, expected: 1, events: [event], actor });
    return ok(null);
  });
}

/** Sent visits of a clerk or a branch in the time of the report: number and status. */
export const visitsBehind = (
  parts: PartnerParts,
  { clerk, branch }: { readonly clerk: Uuid | null; readonly branch: string | null },
): Promise<readonly SentVisit[]> => {
  const days = parts.network?.office?.oversight.days ?? 90;
  const since = parts.clock.now().subtract({ hours: 24 * days });
  return sentVisits(parts.db, { clerk, branch, since: since.toString() });
};

export type FlagRefusal = 'reason-missing' | 'no-visit' | 'flagged-already' | 'no-flag' | 'four-eyes';
