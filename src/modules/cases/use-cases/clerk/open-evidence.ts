import type { Actor } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { mayWith } from '../../domain/access.ts';
import { findCaseByNumber } from '../../store/case-store.ts';
import { findEvidence } from '../../store/small-stores.ts';
import type { CaseParts } from '../case-parts.ts';
import { asVisitor } from './on-task.ts';
import { isGated, statedPurpose } from './state-purpose.ts';

/** The bytes of one evidence file for staff of the office, with an entry in the person's access record; null for everybody else. */
export async function openEvidence(
  parts: CaseParts,
  actor: Actor,
  number: string,
  id: string,
): Promise<Uint8Array | null> {
  if (!isUuid(id) || actor.kind !== 'staff') return null;
  return parts.db.transaction(async (tx) => {
    const row = await findCaseByNumber(tx, number);
    if (!row || !mayWith(row, asVisitor(actor), 'evidence:read')) return null;
    if (await isGated(parts, tx, actor, row)) return null;
    const file = await findEvidence(tx, row.id, id);
    if (!file) return null;
    const stated = await statedPurpose(parts, tx, actor, number, 'decision');
    const read = { actor, ...stated, caseId: row.id, subjects: [row.key], what: ['evidence' as const] };
    return parts.vault.openBytes(tx, read, { key: row.key, sealed: file.sealed, context: `evidence:${file.id}` });
  });
}
