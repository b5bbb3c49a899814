import { compare, equals } from '../feel/compare.ts';
import { isNumber, numberOf, zero } from '../feel/number.ts';
import type { DmnErrorCode } from '../feel/problem-codes.ts';
import type { Run } from '../feel/run.ts';
import type { FeelValue } from '../feel/values.ts';
import type { Aggregation, DecisionTable } from './model.ts';

/** Several rules as one result (DMN 1.5, 8.2.8). `ranks` gives the place of each output among its allowed values. */
export function applyHitPolicy(table: DecisionTable, hits: readonly Hit[], run: Run): HitResult {
  const [first] = hits;
  if (table.hitPolicy === 'COLLECT') return collect(table.aggregation, hits);
  if (first === undefined) return { ok: true, value: null, used: [] };
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1 ? single(first) : broken('dmn.several-rules', hits);
    case 'ANY':
      return hits.every((hit) => equals(hit.value, first.value, run) === true)
        ? { ok: true, value: first.value, used: hits }
        : broken('dmn.different-outputs', hits);
    case 'FIRST':
      return single(first);
    case 'PRIORITY':
      return single(byPriority(hits)[0] ?? first);
    case 'OUTPUT ORDER':
      return all(byPriority(hits));
    case 'RULE ORDER':
      return all(hits);
  }
}

function collect(aggregation: Aggregation | null, hits: readonly Hit[]): HitResult {
  const values = hits.map((hit) => hit.value);
  if (aggregation === null) return all(hits);
  if (aggregation === 'COUNT') return { ok: true, value: numberOf(hits.length), used: hits };
  if (hits.length === 0) return { ok: true, value: null, used: [] };
  if (aggregation === 'SUM') {
    if (!values.every(isNumber)) return broken('dmn.not-summable', hits);
    return { ok: true, value: values.reduce((total, value) => total.plus(value), zero), used: hits };
  }
  const direction = aggregation === 'MIN' ? -1 : 1;
  const best = values.reduce((kept, value) => ((compare(value, kept) ?? 0) * direction > 0 ? value : kept));
  return values.some((value) => compare(value, best) === null)
    ? broken('dmn.not-comparable', hits)
    : { ok: true, value: best, used: hits };
}

function byPriority(hits: readonly Hit[]): readonly Hit[] {
  return [...hits].sort((a, b) => {
    for (const [index, rank] of a.ranks.entries()) {
      const order = rank - (b.ranks[index] ?? rank);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function single(hit: Hit): HitResult {
  return { ok: true, value: hit.value, used: [hit] };
}

function all(hits: readonly Hit[]): HitResult {
  return { ok: true, value: hits.map((hit) => hit.value), used: hits };
}

function broken(code: DmnErrorCode, hits: readonly Hit[]): HitResult {
  return { ok: false, code, used: hits };
}

/** One rule that fits, with its result and the places of its outputs in the lists of allowed values. */
export type Hit = { readonly ruleId: string; readonly value: FeelValue; readonly ranks: readonly number[] };
type HitResult =
  | { readonly ok: true; readonly value: FeelValue; readonly used: readonly Hit[] }
  | { readonly ok: false; readonly code: DmnErrorCode; readonly used: readonly Hit[] };
