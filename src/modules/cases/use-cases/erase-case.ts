import { systemActor } from '#kernel/actor';
import { legalDay, legalZone } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { CaseRow } from '../domain/case-state.ts';
import { erasability, type KeptCase, latestErasableDay, type Retention } from '../domain/erasability.ts';
import { lockCase } from '../store/case-store.ts';
import {
  busyCases,
  deleteUnusedConfirmations,
  erasableCases,
  eraseRows,
  keptVersions,
} from '../store/erasure-store.ts';
import type { CaseParts } from './case-parts.ts';

/**
 * Erases one case whose retention is over: its key is destroyed, evidence, blind indexes and the rest beside the log are deleted, and
 * the log says so in the open. False when the law still wants it, somebody works on it, or it is erased already (GDPR Art. 17).
 */
export async function eraseCase(parts: CaseParts, tx: Tx, caseId: Uuid, because: ErasureReason): Promise<boolean> {
  const row = await lockCase(tx, caseId);
  if (!row) return false;
  const kept = await keptCase(parts, row, (await busyCases(tx, [row.id])).has(row.id));
  if (erasability(kept, legalDay(parts.clock.now())).kind !== 'now') return false;
  const { period, reference } = kept.retention;
  const event = { type: 'case.erased', public: { because, period, reference } };
  const seq = await parts.events.append(tx, { stream: row.id, expected: row.seq, events: [event], actor: systemActor });
  if (seq === 'conflict') throw new Error(`case ${row.number} changed while it was locked`);
  const keys = [row.key, ...(await eraseRows(tx, row.id, seq, parts.clock.now().toString()))];
  for (const key of keys) await parts.vault.destroyKey(tx, key, `case erased: ${because}`);
  return true;
}

/** Erases every case whose retention ended, each in its own transaction, and confirmations nobody used; gives how many cases. */
export async function eraseDueCases(parts: CaseParts): Promise<number> {
  const now = parts.clock.now();
  let erased = 0;
  for (const { service, version } of await parts.db.transaction(keptVersions)) {
    const latest = latestErasableDay(await retentionOf(parts, service, version), legalDay(now));
    const decidedBefore = latest.add({ days: 1 }).toZonedDateTime({ timeZone: legalZone }).toInstant().toString();
    for (let left = true; left; ) {
      const wanted = { service, version, decidedBefore, limit: batch };
      const ids = await parts.db.transaction((tx) => erasableCases(tx, wanted));
      let done = 0;
      for (const id of ids)
        if (await parts.db.transaction((tx) => eraseCase(parts, tx, id, 'retention-over'))) done += 1;
      erased += done;
      left = ids.length === batch && done > 0;
    }
  }
  await parts.db.transaction(async (tx) => {
    for (const key of await deleteUnusedConfirmations(tx, now.toString()))
      await parts.vault.destroyKey(tx, key, 'confirmation not used in time');
  });
  return erased;
}

/** A case as the question whether it must stay sees it. */
export async function keptCase(parts: CaseParts, row: CaseRow, isBusy: boolean): Promise<KeptCase> {
  return {
    endedOn: row.decidedAt ? legalDay(Temporal.Instant.from(row.decidedAt)) : null,
    retention: await retentionOf(parts, row.service, row.version),
    isBusy,
    isErased: row.erasedAt !== null,
  };
}

/** How long the version says; without its folder the longest period of tax law holds. */
async function retentionOf({ catalogue }: CaseParts, service: string, version: string): Promise<Retention> {
  const folder = await catalogue.findVersion(service, version);
  return folder?.service.retention ?? { period: 'P10Y', reference: 'AO § 169' };
}

const batch = 100;

/** Why a case was erased, as the open side of the log says it. */
export type ErasureReason = 'retention-over' | 'asked-by-person' | 'account-deleted';
