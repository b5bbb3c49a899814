import type { FeelIterator, FeelNode } from './ast.ts';
import { compileCall } from './compile-call.ts';
import { type CompiledIterator, compileLoop, compileQuantified } from './compile-loops.ts';
import { arithmetic, between, comparison, filter, inTests, logic, negation } from './compile-operators.ts';
import { unaryTest, unaryTests } from './compile-tests.ts';
import { context, functionValue, instance, list, range } from './compile-values.ts';
import { getPath } from './paths.ts';
import { rangeOfTest } from './ranges.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { mentions } from './tree.ts';
import { type TypeLookup, typeOf } from './types.ts';
import type { FeelFunction, FeelValue } from './values.ts';

/** A compiled expression: called with the names in reach and the budget of the evaluation. */
export type Evaluator = (scope: Scope, run: Run) => FeelValue;
export type CompileOptions = {
  readonly builtins: ReadonlyMap<string, FeelFunction>;
  readonly lookup: TypeLookup;
};

/** Turns a tree into closures, once; evaluating never looks at the text again. */
export function compileNode(node: FeelNode, options: CompileOptions): Evaluator {
  const compile = (inner: FeelNode) => compileNode(inner, options);
  switch (node.kind) {
    case 'literal':
      return constant(node.value);
    case 'invalid':
      return (_scope, run) => run.fail(node.code, { text: node.text });
    case 'name':
      return name(node.name, options);
    case 'path':
      return path(compile(node.object), node.name);
    case 'filter':
      return filter(compile(node.list), compile(node.condition), node.condition);
    case 'call':
      return compileCall(node, options, compile);
    case 'negate':
      return negation(compile(node.operand));
    case 'arithmetic':
      return arithmetic(node.operator, compile(node.left), compile(node.right));
    case 'compare':
      return comparison(node.operator, compile(node.left), compile(node.right));
    case 'and':
      return logic(compile(node.left), compile(node.right), false);
    case 'or':
      return logic(compile(node.left), compile(node.right), true);
    case 'between':
      return between(compile(node.value), compile(node.low), compile(node.high));
    case 'in':
      return inTests(compile(node.value), node.tests.map(compile));
    case 'if': {
      const [condition, then, otherwise] = [compile(node.condition), compile(node.then), compile(node.otherwise)];
      return (scope, run) => (condition(scope, run) === true ? then(scope, run) : otherwise(scope, run));
    }
    case 'for':
      return compileLoop(
        node.iterators.map((one) => iterator(one, compile)),
        compile(node.body),
        mentions(node.body, 'partial'),
      );
    case 'some':
    case 'every':
      return compileQuantified(
        node.kind,
        node.iterators.map((one) => iterator(one, compile)),
        compile(node.body),
      );
    case 'list':
      return list(node.items.map(compile));
    case 'context':
      return context(node.entries.map((entry) => [entry.name, compile(entry.value)] as const));
    case 'range':
      return range(compile(node.start), compile(node.end), node.startIncluded, node.endIncluded);
    case 'test': {
      const operand = compile(node.operand);
      return (scope, run) => rangeOfTest(node.operator, operand(scope, run));
    }
    case 'function':
      return functionValue(node, options);
    case 'instance':
      return instance(compile(node.value), typeOf(node.type, options.lookup));
    case 'any':
      return constant(true);
    case 'tests':
      return unaryTests(
        node.tests.map((test) => unaryTest(test, compile)),
        node.negated,
      );
  }
}

function constant(value: FeelValue): Evaluator {
  return () => value;
}

function name(wanted: string, options: CompileOptions): Evaluator {
  const builtin = options.builtins.get(wanted);
  return (scope, run) => {
    const value = scope.find(wanted);
    if (value !== undefined) return value;
    return builtin ?? run.fail('feel.unknown-name', { name: wanted });
  };
}

function path(object: Evaluator, member: string): Evaluator {
  return (scope, run) => {
    run.spend(1);
    return getPath(object(scope, run), member, run);
  };
}

function iterator(one: FeelIterator, compile: (node: FeelNode) => Evaluator): CompiledIterator {
  return { name: one.name, from: compile(one.from), to: one.to === null ? null : compile(one.to) };
}
