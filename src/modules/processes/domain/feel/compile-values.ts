import type { FeelNode } from './ast.ts';
import { compare } from './compare.ts';
import { type CompileOptions, compileNode, type Evaluator } from './compile-node.ts';
import { BindingScope, ContextScope } from './scope.ts';
import { depthOf } from './tree.ts';
import { type FeelType, isInstance, typeOf } from './types.ts';
import { FeelFunction, FeelRange, type FeelValue } from './values.ts';

/** A list literal. */
export function list(items: readonly Evaluator[]): Evaluator {
  return (scope, run) => {
    run.spend(items.length);
    return items.map((item) => item(scope, run));
  };
}

/** A context literal; later entries may read earlier ones. */
export function context(entries: readonly (readonly [string, Evaluator])[]): Evaluator {
  const isDoubled = new Set(entries.map(([key]) => key)).size < entries.length;
  if (isDoubled) return (_scope, run) => run.fail('feel.entry-twice');
  return (scope, run) => {
    run.spend(entries.length);
    const values = new Map<string, FeelValue>();
    const inner = new ContextScope(values, scope);
    for (const [key, value] of entries) values.set(key, value(inner, run));
    return values;
  };
}

/** A range literal; its ends must be comparable. */
export function range(start: Evaluator, end: Evaluator, startIncluded: boolean, endIncluded: boolean): Evaluator {
  return (scope, run) => {
    const [low, high] = [start(scope, run), end(scope, run)];
    if (low !== null && high !== null && compare(low, high) === null) return run.fail('feel.range-ends');
    return new FeelRange(startIncluded, low, high, endIncluded);
  };
}

/** A function definition, closed over the names in reach. */
export function functionValue(node: FeelNode & { kind: 'function' }, options: CompileOptions): Evaluator {
  if (node.body === null) return (_scope, run) => run.fail('feel.external-function');
  const body = compileNode(node.body, options);
  const levels = depthOf(node.body);
  const parameters = node.parameters.map((parameter) => {
    const type = parameter.type === null ? undefined : typeOf(parameter.type, options.lookup);
    return type === undefined ? { name: parameter.name } : { name: parameter.name, type };
  });
  return (scope) =>
    new FeelFunction('function', [
      {
        parameters,
        call: (args, run) => {
          let inner = scope;
          for (const [index, parameter] of parameters.entries()) {
            inner = new BindingScope(parameter.name, args[index] ?? null, inner);
          }
          return run.nested(levels, () => body(inner, run));
        },
      },
    ]);
}

/** `value instance of type`. */
export function instance(value: Evaluator, type: FeelType | undefined): Evaluator {
  return (scope, run) => {
    const own = value(scope, run);
    return type === undefined ? run.fail('feel.unknown-type') : isInstance(own, type, run);
  };
}
