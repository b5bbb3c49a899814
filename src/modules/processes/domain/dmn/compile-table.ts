import type { Evaluator } from '../feel/compile-node.ts';
import { passes } from '../feel/ranges.ts';
import type { Run } from '../feel/run.ts';
import { BindingScope, type Scope } from '../feel/scope.ts';
import { asList, type FeelValue } from '../feel/values.ts';
import { type BoxedContext, compileText, DmnRun, fitTo, rejectIn, typed, withNames } from './boxed-context.ts';
import { applyHitPolicy, type Hit } from './hit-policy.ts';
import type { DecisionTable, TableInput, TableOutput } from './model.ts';

/** A decision table as a closure (DMN 1.5, chapter 8). The ids of the rules that made the result are noted in the run. */
export function compileTable(table: DecisionTable, context: BoxedContext): Evaluator {
  const testing = withNames(context, ['?']);
  const inputs = table.inputs.map((input) => compileInput(input, testing));
  const outputs = table.outputs.map((output) => compileOutput(output, table, context));
  const rules = table.rules.map((rule) => ({
    id: rule.id,
    tests: rule.tests.map((text) =>
      text === '' || text === '-' ? null : compileText(text, 'unary-tests', rule.line, testing),
    ),
    outputs: rule.outputs.map((text, index) =>
      typed(
        compileText(text === '' ? 'null' : text, 'expression', rule.line, context),
        outputs[index]?.typeRef ?? null,
        context,
      ),
    ),
  }));
  return (scope, run) => {
    const values: FeelValue[] = [];
    for (const input of inputs) {
      const value = input(scope, run);
      if (value === undefined) return null;
      values.push(value);
    }
    const scopes = values.map((value) => new BindingScope('?', value, scope));
    const hits: Hit[] = [];
    for (const rule of rules) {
      run.spend(1);
      if (!rule.tests.every((test, index) => test === null || test(scopes[index] ?? scope, run) === true)) continue;
      const results = rule.outputs.map((output) => output(scope, run));
      const ranks = results.map((result, index) => rank(result, outputs[index]?.order(scope, run) ?? null, run));
      hits.push({ ruleId: rule.id, value: combine(results, outputs), ranks });
      if (table.hitPolicy === 'FIRST') break;
    }
    if (hits.length === 0 && outputs.some((output) => output.otherwise !== null)) {
      return combine(
        outputs.map((output) => output.otherwise?.(scope, run) ?? null),
        outputs,
      );
    }
    const result = applyHitPolicy(table, hits, run);
    if (run instanceof DmnRun) run.rules.push(...result.used.map((hit) => ({ table: table.id, rule: hit.ruleId })));
    if (result.ok) return result.value;
    return rejectIn(run, result.code, {
      element: context.element,
      rules: result.used.map((hit) => hit.ruleId).join(', '),
    });
  };
}

/** An input's value; undefined with an error when it is not among the allowed values. */
function compileInput(input: TableInput, context: BoxedContext): (scope: Scope, run: Run) => FeelValue | undefined {
  const expression = compileText(input.expression, 'expression', input.line, context);
  const allowed =
    input.allowed === null || input.allowed === ''
      ? null
      : compileText(input.allowed, 'unary-tests', input.line, context);
  return (scope, run) => {
    const raw = expression(scope, run);
    const value =
      input.typeRef === null
        ? raw
        : fitTo(raw, context.lookup(input.typeRef), run, { element: context.element, type: input.typeRef });
    if (allowed === null || value === null || allowed(new BindingScope('?', value, scope), run) === true) return value;
    rejectIn(run, 'dmn.input-not-allowed', { element: context.element, input: input.label ?? input.expression });
    return undefined;
  };
}

function compileOutput(output: TableOutput, table: DecisionTable, context: BoxedContext): CompiledOutput {
  const isRanked = table.hitPolicy === 'PRIORITY' || table.hitPolicy === 'OUTPUT ORDER';
  const order =
    isRanked && output.allowed !== null ? compileText(`[${output.allowed}]`, 'expression', output.line, context) : null;
  const otherwise =
    output.otherwise === null || output.otherwise === ''
      ? null
      : compileText(output.otherwise, 'expression', output.line, context);
  return {
    name: output.name ?? '',
    typeRef: output.typeRef,
    order: (scope, run) => order?.(scope, run) ?? null,
    otherwise: otherwise === null ? null : typed(otherwise, output.typeRef, context),
  };
}

function rank(value: FeelValue, order: FeelValue, run: Run): number {
  if (order === null) return 0;
  const place = asList(order).findIndex((allowed) => passes(value, allowed, run) === true);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

function combine(values: readonly FeelValue[], outputs: readonly CompiledOutput[]): FeelValue {
  if (outputs.length === 1) return values[0] ?? null;
  return new Map(outputs.map((output, index) => [output.name, values[index] ?? null]));
}

type CompiledOutput = {
  readonly name: string;
  readonly typeRef: string | null;
  readonly order: Evaluator;
  readonly otherwise: Evaluator | null;
};
