import type { CaseStatus } from '#cases';
import { systemActor } from '#kernel/actor';
import type { VisitState } from '../../domain/visit/index.ts';
import { markAsked, settleVisit, visitsToFollow } from '../../store/office-flags.ts';
import type { PartnerParts } from '../partner-parts.ts';

/**
 * Lets sent visits follow their cases: accepted once the office has decided, whatever it decided; returned when it asked back; withdrawn when the person took it back.
 * The branch learns no more than that. Gives how many moved.
 */
export async function followCases(parts: PartnerParts): Promise<number> {
  return parts.db.transaction(async (tx) => {
    const visits = await visitsToFollow(tx, batch);
    if (visits.length === 0) return 0;
    const found = await parts.cases.standings(
      tx,
      visits.flatMap(({ caseNumber }) => caseNumber ?? []),
    );
    const statusOf = new Map(found.map(({ number, status }) => [number, status]));
    let moved = 0;
    for (const visit of visits) {
      const status = visit.caseNumber ? statusOf.get(visit.caseNumber) : undefined;
      const state = status ? follows[status] : null;
      if (!state) continue;
      const event = { type: `partners.visit-${state}`, public: { service: visit.service, branch: visit.branch } };
      const order = { stream: visit.id, expected: visit.seq, events: [event], actor: systemActor };
      const seq = await parts.events.append(tx, order);
      if (seq === 'conflict') throw new Error(`two commands at once for visit ${visit.id}`);
      await settleVisit(tx, visit.id, state, seq);
      moved += 1;
    }
    await markAsked(
      tx,
      visits.map(({ id }) => id),
      parts.clock.now().toString(),
    );
    return moved;
  });
}

const follows: Readonly<Record<CaseStatus, VisitState | null>> = {
  open: null,
  'waiting-for-citizen': 'returned',
  decided: 'accepted',
  withdrawn: 'withdrawn',
};
const batch = 200;
