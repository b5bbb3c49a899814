import { compileLoop, compileQuantified } from '../feel/compile-loops.ts';
import type { Evaluator } from '../feel/compile-node.ts';
import { invokeNamed } from '../feel/invoke.ts';
import { isNumber } from '../feel/number.ts';
import { ContextScope, ItemScope, type Scope } from '../feel/scope.ts';
import { asList, FeelFunction, type FeelParameter, type FeelValue, kindOf } from '../feel/values.ts';
import { type BoxedContext, compileText, rejectIn, typed, withNames } from './boxed-context.ts';
import { compileTable } from './compile-table.ts';
import type { DmnExpression, FunctionExpression } from './model.ts';

/** A boxed expression as a closure (DMN 1.5, 10.2); a missing one is null. */
export function compileBoxed(expression: DmnExpression | null, context: BoxedContext): Evaluator {
  if (expression === null) return (_scope, run) => rejectIn(run, 'dmn.no-expression', { element: context.element });
  const evaluate = compileKind(expression, context);
  return expression.kind === 'table' ? evaluate : typed(evaluate, expression.typeRef, context);
}

/** The function value of a boxed function or a business knowledge model, closed over the scope it is made in. */
export function compileFunction(
  logic: FunctionExpression,
  name: string,
  context: BoxedContext,
): (scope: Scope) => FeelFunction {
  const parameters = logic.parameters.map((parameter): FeelParameter => {
    const type = parameter.typeRef === null ? undefined : context.lookup(parameter.typeRef);
    return type === undefined ? { name: parameter.name } : { name: parameter.name, type };
  });
  const inner = withNames(
    context,
    parameters.map((parameter) => parameter.name),
  );
  const body = logic.language === 'FEEL' ? compileBoxed(logic.body, inner) : null;
  return (scope) =>
    new FeelFunction(name, [
      {
        parameters,
        call: (args, run) => {
          if (body === null) return rejectIn(run, 'dmn.external-function', { element: name, language: logic.language });
          const values = new Map(parameters.map((parameter, index) => [parameter.name, args[index] ?? null]));
          return run.nested(20, () => body(new ContextScope(values, scope), run));
        },
      },
    ]);
}

function compileKind(expression: DmnExpression, context: BoxedContext): Evaluator {
  const compile = (inner: DmnExpression | null) => compileBoxed(inner, context);
  switch (expression.kind) {
    case 'literal':
      return compileText(expression.text, 'expression', expression.line, context);
    case 'table':
      return compileTable(expression, context);
    case 'context':
      return compileContext(expression, context);
    case 'invocation':
      return compileInvocation(expression, context);
    case 'function':
      return compileFunction(expression, 'function', context);
    case 'list': {
      const items = expression.items.map(compile);
      return (scope, run) => items.map((item) => item(scope, run));
    }
    case 'relation': {
      const rows = expression.rows.map((row) => row.map(compile));
      return (scope, run) =>
        rows.map(
          (row) => new Map(expression.columns.map((column, index) => [column, row[index]?.(scope, run) ?? null])),
        );
    }
    case 'conditional': {
      const [condition, then, otherwise] = [expression.condition, expression.yes, expression.no].map(compile);
      return (scope, run) => {
        const verdict = condition?.(scope, run) ?? null;
        if (verdict !== null && typeof verdict !== 'boolean')
          return run.fail('feel.condition', { kind: kindOf(verdict) });
        return (verdict === true ? then?.(scope, run) : otherwise?.(scope, run)) ?? null;
      };
    }
    case 'filter':
      return compileFilter(expression, context);
    default:
      return compileIterator(expression, context);
  }
}

function compileContext(expression: DmnExpression & { kind: 'context' }, context: BoxedContext): Evaluator {
  const known: string[] = [];
  const entries = expression.entries.map((entry) => {
    const name = entry.variable?.name ?? null;
    const inner = withNames(context, name !== null && entry.expression?.kind === 'function' ? [...known, name] : known);
    const evaluate = typed(compileBoxed(entry.expression, inner), entry.variable?.typeRef ?? null, inner);
    if (name !== null) known.push(name);
    return { name, evaluate };
  });
  return (scope, run) => {
    const values = new Map<string, FeelValue>();
    const inner = new ContextScope(values, scope);
    for (const { name, evaluate } of entries) {
      const value = evaluate(inner, run);
      if (name === null) return value;
      values.set(name, value);
    }
    return values;
  };
}

function compileInvocation(expression: DmnExpression & { kind: 'invocation' }, context: BoxedContext): Evaluator {
  const callee = compileBoxed(expression.callee, context);
  const bindings = expression.bindings.map(({ parameter, expression: value }) => ({
    name: parameter.name,
    evaluate: typed(compileBoxed(value, context), parameter.typeRef, context),
  }));
  return (scope, run) => {
    const target = callee(scope, run);
    if (!(target instanceof FeelFunction)) return run.fail('feel.no-function', { kind: kindOf(target) });
    return invokeNamed(target, new Map(bindings.map((one) => [one.name, one.evaluate(scope, run)])), run);
  };
}

function compileFilter(expression: DmnExpression & { kind: 'filter' }, context: BoxedContext): Evaluator {
  const source = compileBoxed(expression.source, context);
  const match = compileBoxed(expression.match, withNames(context, ['item', ...context.members]));
  return (scope, run) => {
    const list = source(scope, run);
    const items = asList(list);
    run.spend(1 + items.length);
    const kept: FeelValue[] = [];
    for (const item of list === null ? [] : items) {
      const verdict = match(new ItemScope(item, scope), run);
      if (isNumber(verdict)) {
        const index = verdict.truncated().toNumber();
        return items[index < 0 ? items.length + index : index - 1] ?? null;
      }
      if (typeof verdict !== 'boolean') return run.fail('feel.filter', { kind: kindOf(verdict) });
      if (verdict) kept.push(item);
    }
    return list === null ? run.fail('feel.filter', { kind: 'null' }) : kept;
  };
}

function compileIterator(
  expression: DmnExpression & { kind: 'for' | 'some' | 'every' },
  context: BoxedContext,
): Evaluator {
  const from = compileBoxed(expression.source, context);
  const inner = withNames(context, [expression.variable, ...(expression.kind === 'for' ? ['partial'] : [])]);
  const body = compileBoxed(expression.body, inner);
  const iterators = [{ name: expression.variable, from, to: null }];
  return expression.kind === 'for'
    ? compileLoop(iterators, body, true)
    : compileQuantified(expression.kind, iterators, body, true);
}
