import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { Purpose } from '#platform/vault';
import { mayWith } from '../../domain/access.ts';
import type { CaseRow } from '../../domain/case-state.ts';
import { findCaseByNumber } from '../../store/case-store.ts';
import { insertPurpose, purposesOf } from '../../store/purpose-store.ts';
import { getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';

/** A staff member says for what a case is opened and on which legal basis; it holds for today and goes into each access entry. */
export async function statePurpose(
  parts: CaseParts,
  actor: Actor,
  order: PurposeOrder,
): Promise<Result<null, 'not-found' | 'purpose-missing' | 'basis-missing'>> {
  return parts.db.transaction(async (tx) => {
    const row = await findCaseByNumber(tx, order.number);
    const visitor = { actor, guestProofs: [], mandate: null };
    if (!row || actor.kind !== 'staff' || !actor.id || !mayWith(row, visitor, 'case:read')) return refuse('not-found');
    const purpose = clerkPurposes.find((known) => known === order.purpose);
    if (!purpose) return refuse('purpose-missing');
    const legalBasis = basesOf(await getVersion(parts, row)).find((known) => known === order.legalBasis);
    if (!legalBasis) return refuse('basis-missing');
    const statedOn = legalDay(parts.clock.now()).toString();
    await insertPurpose(tx, { caseId: row.id, staff: actor.id, scope: order.scope, purpose, legalBasis, statedOn });
    return ok(null);
  });
}

/** Purpose and legal basis of a read of this case: as stated today, else by what is being done. */
export async function statedPurpose(
  parts: CaseParts,
  tx: Tx,
  actor: Actor,
  number: string,
  otherwise: Purpose,
): Promise<{ readonly purpose: Purpose; readonly legalBasis: string }> {
  const row = await findCaseByNumber(tx, number);
  if (!row || !actor.id) return { purpose: otherwise, legalBasis: '' };
  const stated = (await purposesOf(tx, row.id, actor.id, legalDay(parts.clock.now()).toString())).find(
    ({ scope }) => scope === 'task',
  );
  const legalBasis = stated?.legalBasis ?? (await getVersion(parts, row)).service.decision.reference;
  return { purpose: (stated?.purpose as Purpose | undefined) ?? otherwise, legalBasis };
}

/** True while the service asks for a purpose and this staff member has stated none today. */
export async function isGated(parts: CaseParts, tx: Tx, actor: Actor, row: CaseRow): Promise<boolean> {
  if (!(await getVersion(parts, row)).service.purposeNeeded) return false;
  const stated = await purposesOf(tx, row.id, actor.id ?? '', legalDay(parts.clock.now()).toString());
  return !stated.some(({ scope }) => scope === 'task');
}

/** The legal bases a service offers: that of its decision first, then its law. */
export const basesOf = ({ service }: ServiceFolder): readonly string[] => [
  ...new Set([service.decision.reference, ...service.law.map(({ reference }) => reference)]),
];

/** For what staff may open a case. */
export const clerkPurposes = ['processing', 'decision', 'approval', 'delivery', 'support'] as const;

export interface PurposeOrder {
  readonly number: string;
  readonly scope: 'task' | 'all';
  readonly purpose: string;
  readonly legalBasis: string;
}
