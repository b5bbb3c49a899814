import type { FeelNode } from './ast.ts';
import type { CompileOptions, Evaluator } from './compile-node.ts';
import { invoke, invokeNamed } from './invoke.ts';
import { FeelFunction, type FeelValue, kindOf } from './values.ts';

/** A function call, with arguments in order or by name. */
export function compileCall(
  node: FeelNode & { kind: 'call' },
  options: CompileOptions,
  compile: (node: FeelNode) => Evaluator,
): Evaluator {
  const callee = node.callee.kind === 'name' ? calleeByName(node.callee.name, options) : compile(node.callee);
  const names = node.args.map((arg) => arg.name);
  const args = node.args.map((arg) => compile(arg.value));
  if (names.every((name) => name === null)) {
    return (scope, run) => {
      const target = callee(scope, run);
      if (!(target instanceof FeelFunction)) return run.fail('feel.no-function', { kind: kindOf(target) });
      return invoke(
        target,
        args.map((arg) => arg(scope, run)),
        run,
      );
    };
  }
  if (names.includes(null) || new Set(names).size < names.length) {
    return (_scope, run) => run.fail('feel.argument-names', { function: '', names: names.join(', ') });
  }
  return (scope, run) => {
    const target = callee(scope, run);
    if (!(target instanceof FeelFunction)) return run.fail('feel.no-function', { kind: kindOf(target) });
    const values = new Map<string, FeelValue>();
    for (const [index, arg] of args.entries()) values.set(names[index] ?? '', arg(scope, run));
    return invokeNamed(target, values, run);
  };
}

// A variable that happens to have the name of a built-in function must not hide it, unless it is a function itself.
function calleeByName(name: string, options: CompileOptions): Evaluator {
  const builtin = options.builtins.get(name);
  return (scope, run) => {
    const own = scope.find(name);
    if (own instanceof FeelFunction) return own;
    return builtin ?? (own === undefined ? run.fail('feel.unknown-function', { name }) : own);
  };
}
