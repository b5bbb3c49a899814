import type { AccountKeeper } from '#accounts';
import { systemActor } from '#kernel/actor';
import { hashOfProof } from '#kernel/guest-proof';
import type { JsonObject } from '#kernel/json';
import { hideOwner, ownVisitsEver } from '../store/own-visits.ts';
import { lockVisit } from '../store/visit-store.ts';
import { endVisit } from './end-visit.ts';
import type { Person } from './own-visit.ts';
import type { PartnerParts } from './partner-parts.ts';

/** Everything about the visits of this person at service points (GDPR Art. 15 and 20), for programs. */
export async function copyOfBranchVisits(parts: PartnerParts, { actor, guestProofs }: Person): Promise<JsonObject[]> {
  const account = actor.kind === 'citizen' ? actor.id : null;
  const rows = actor.kind === 'staff' ? [] : await ownVisitsEver(parts.db, guestProofs.map(hashOfProof), account);
  return rows.map((row) => ({
    ...{ code: row.code, service: row.service, language: row.language, state: row.state, branch: row.branch },
    ...{ openedAt: row.openedAt, case: row.caseNumber, sealHash: row.sealHash },
    identity: row.identity ? { ...row.identity } : null,
    mandate: row.mandate ? { ...row.mandate } : null,
  }));
}

/** With an account go its visits: open ones end, and of the others only what the ledger needs stays, without anything that leads to the person. */
export const branchVisitsKeeper = (parts: PartnerParts): AccountKeeper => ({
  kept: async () => [],
  async forget(tx, accountId) {
    const rows = await ownVisitsEver(tx, [], accountId);
    for (const { id } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const row = await lockVisit(tx, id);
      if (row?.key) await endVisit(parts, tx, row, systemActor);
      await hideOwner(tx, id, Buffer.from(parts.random.bytes(32)));
    }
  },
});
