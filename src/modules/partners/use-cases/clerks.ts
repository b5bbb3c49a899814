import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { may } from '#kernel/permission';
import { type Result, refuse } from '#kernel/result';
import { mayServe, type PartnerClerk, type ServeRefusal } from '../domain/visit/index.ts';
import { findClerk, putClerk, revoke } from '../store/clerk-store.ts';
import { openVisitsOf } from '../store/visit-store.ts';
import { endVisit } from './end-visit.ts';
import type { PartnerParts } from './partner-parts.ts';

/** The branch at which a member of the staff serves today; refused with what is missing. */
export async function servingAt(parts: PartnerParts, actor: Actor): Promise<Result<PartnerClerk, ServeRefusal>> {
  const [branch = ''] = actor.offices;
  if (!actor.id || !may(actor.roles, 'partner-visit:serve', { isOffice: true })) return refuse('not-named');
  const day = legalDay(parts.clock.now());
  const clerk = (await findClerk(parts.db, actor.id)) ?? (await demoClerk(parts, actor.id, branch, day));
  return mayServe(clerk, branch, day);
}

/** Names somebody for a branch, trained until a day. False for a branch that is not there. */
export async function nameClerk(parts: PartnerParts, clerk: Omit<PartnerClerk, 'revokedAt'>): Promise<boolean> {
  if (!parts.network?.branches.some(({ id }) => id === clerk.branch)) return false;
  await parts.db.transaction((tx) => putClerk(tx, { ...clerk, revokedAt: null }, parts.clock.now().toString()));
  return true;
}

/** Revokes in one step: no sign-in any more, all sessions over, open visits ended. False for who serves nowhere. */
export async function revokeClerk(parts: PartnerParts, staffId: Uuid, actor: Actor): Promise<boolean> {
  const isRevoked = await parts.db.transaction(async (tx) => {
    if (!(await revoke(tx, staffId, parts.clock.now().toString()))) return false;
    for (const row of await openVisitsOf(tx, staffId)) await endVisit(parts, tx, row, actor);
    return true;
  });
  if (isRevoked) await parts.accounts.lockStaff(staffId, true);
  return isRevoked;
}

/** In the demo, whoever was invited for a branch counts as trained until the end of the next year. */
async function demoClerk(
  parts: PartnerParts,
  id: Uuid,
  branch: string,
  day: Temporal.PlainDate,
): Promise<PartnerClerk | null> {
  if (parts.config.mode !== 'demo') return null;
  const clerk = { id, branch, trainedUntil: `${day.year + 1}-12-31`, revokedAt: null };
  return (await nameClerk(parts, clerk)) ? clerk : null;
}
