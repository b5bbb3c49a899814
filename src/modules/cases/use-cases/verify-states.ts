import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { canonicalJson, type Json, type JsonObject } from '#kernel/json';
import { apply, newState, type ProcessEvent, type ProcessModel, type ProcessState } from '#processes';
import { caseIdsAfter, lockCase } from '../store/case-store.ts';
import { getVersion } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { openBodies } from './view-case.ts';
import { openSnapshot } from './with-case.ts';

/** Replays the events of every case and holds the result against the stored state; names the cases that differ. */
export async function verifyStates(parts: CaseParts, actor: Actor): Promise<{ cases: number; differing: string[] }> {
  const found = { cases: 0, differing: [] as string[] };
  for (let after: Uuid | null = null; ; ) {
    const ids: Uuid[] = await parts.db.transaction((tx) => caseIdsAfter(tx, after, 200));
    for (const id of ids) {
      found.cases += 1;
      const differing = await parts.db.transaction((tx) => differs(parts, tx, id, actor));
      if (differing) found.differing.push(differing);
    }
    after = ids.at(-1) ?? null;
    if (!after) return found;
  }
}

async function differs(
  parts: CaseParts,
  tx: Parameters<typeof lockCase>[0],
  id: Uuid,
  actor: Actor,
): Promise<string | null> {
  const row = await lockCase(tx, id);
  if (!row) return null;
  const stored = await openSnapshot(parts, tx, row, { actor, purpose: 'check', what: ['history'] });
  if (!stored) return null;
  const log = await parts.events.read(tx, id);
  const moves = log.filter((event) => event.type === 'case.advanced');
  const read = { actor, purpose: 'same-read' as const, caseId: id, subjects: [row.key], what: ['history' as const] };
  const bodies = await openBodies(parts, tx, row, moves, read);
  // Each stretch of the log is read with the version that the case had then.
  const changes = log.filter((event) => event.type === 'case.migrated');
  const modelAt = async (seq: number): Promise<ProcessModel> => {
    const next = changes.find((change) => change.seq > seq);
    const version = next ? String(next.public['from']) : row.version;
    return (await parts.processes.of(await getVersion(parts, { ...row, version }))).model;
  };
  let state: ProcessState | null = null;
  for (const [index, move] of moves.entries()) {
    const model = await modelAt(move.seq);
    const moved = ((bodies[index] as JsonObject | null)?.['moved'] ?? []) as unknown as readonly ProcessEvent[];
    state = moved.reduce((before, event) => apply(model, before, event), state ?? newState(model));
  }
  return canonicalJson(state as unknown as Json) === canonicalJson(stored.process as unknown as Json)
    ? null
    : row.number;
}
