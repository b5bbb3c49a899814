import { systemActor } from '#kernel/actor';
import { canonicalJson, type JsonObject } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Goal } from '../domain/strategy.ts';
import { insertDeclaration, readDeclarations } from '../store/target-store.ts';
import { countsId } from './records.ts';
import type { StrategyParts } from './strategy-parts.ts';

/**
 * Writes each definition with its target into the log of events as it stands today, when it is not the one that was declared last.
 * When that was says whether it was in time; gives how many are new.
 */
export async function declareGoals(parts: StrategyParts): Promise<number> {
  let count = 0;
  for (const goal of parts.strategy?.goals ?? []) {
    const definition = definitionOf(goal);
    const digest = sha256Of(canonicalJson(definition)).toString('hex');
    const isNew = await parts.db.transaction(async (tx) => {
      const last = (await readDeclarations(tx, goal.id)).at(-1);
      if (last?.digest === digest) return false;
      const [version, stream] = [(last?.version ?? 0) + 1, parts.newId()];
      const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
      const one = { kpi: goal.id, version, at, from: goal.target.from, definition, digest, stream };
      if (!(await insertDeclaration(tx, one))) return false;
      await parts.events.append(tx, {
        ...{ stream, expected: 0, actor: systemActor },
        events: [{ type: 'strategy.declared', public: { kpi: goal.id, version, definition } }],
      });
      return true;
    });
    if (isNew) count += 1;
  }
  return count;
}

/** What is fixed before the period: query, target, day and owner. Words around it may be improved at any time. */
const definitionOf = ({ query, direction, unit, owner, target }: Goal): JsonObject => ({
  query: {
    dataset: countsId,
    where: { messgroesse: [query.what] },
    measure: query.measure,
    ...{ value: 'wert', weight: 'anzahl', counted: [...query.counted], least: query.least },
  },
  ...{ direction, unit, owner, target: target.value, due: target.due, from: target.from },
});
