import type { FeelNode } from './ast.ts';
import type { Evaluator } from './compile-node.ts';
import { passes } from './ranges.ts';
import { asksInput } from './tree.ts';

/** A list of unary tests, negated by `not(…)`; null when no test passes and one could not decide. */
export function unaryTests(tests: readonly Evaluator[], negated: boolean): Evaluator {
  return (scope, run) => {
    let unsure = false;
    for (const test of tests) {
      const verdict = test(scope, run);
      if (verdict === true) return !negated;
      unsure ||= verdict === null;
    }
    return unsure ? null : negated;
  };
}

/** One unary test against `?`: a condition on `?` must be true, any other value is compared with `?`. */
export function unaryTest(node: FeelNode, compile: (node: FeelNode) => Evaluator): Evaluator {
  const test = compile(node);
  if (asksInput(node)) return (scope, run) => test(scope, run) === true;
  return (scope, run) => {
    const input = scope.find('?') ?? null;
    const expected = test(scope, run);
    run.spend(1);
    if (expected === true && typeof input !== 'boolean' && node.kind !== 'literal') return true;
    return expected === null ? input === null && node.kind === 'literal' : passes(input, expected, run);
  };
}
