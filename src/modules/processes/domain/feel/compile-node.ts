import { calculate, negate } from './arithmetic.ts';
import type { FeelIterator, FeelNode } from './ast.ts';
import { compare } from './compare.ts';
import { compileCall } from './compile-call.ts';
import { asksInput, depthOf, mentions } from './tree.ts';
import { compileLoop, compileQuantified } from './compile-loops.ts';
import { getPath } from './paths.ts';
import { compareBy, passes, rangeOfTest, within } from './ranges.ts';
import type { Run } from './run.ts';
import { BindingScope, ContextScope, ItemScope, type Scope } from './scope.ts';
import { type FeelType, isInstance, type TypeLookup, typeOf } from './types.ts';
import { isNumber } from './number.ts';
import { asList, FeelFunction, FeelRange, type FeelValue, kindOf } from './values.ts';

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

function filter(source: Evaluator, condition: Evaluator, node: FeelNode): Evaluator {
  const fixed = node.kind === 'literal' || node.kind === 'negate';
  return (scope, run) => {
    const value = source(scope, run);
    const items = asList(value);
    run.spend(1 + items.length);
    const first = condition(fixed || items.length === 0 ? scope : new ItemScope(items[0] ?? null, scope), run);
    if (isNumber(first)) {
      const index = first.truncated().toNumber();
      return items[index < 0 ? items.length + index : index - 1] ?? null;
    }
    if (value === null) return first === null || typeof first === 'boolean' ? [] : run.fail('feel.filter');
    if (fixed && typeof first !== 'boolean') return run.fail('feel.filter', { kind: kindOf(first) });
    return items.filter((item, index) => {
      const verdict = index === 0 ? first : condition(new ItemScope(item, scope), run);
      if (verdict instanceof FeelRange) return within(item, verdict, run) === true;
      return verdict === true;
    });
  };
}

function negation(operand: Evaluator): Evaluator {
  return (scope, run) => {
    const value = operand(scope, run);
    return negate(value) ?? run.fail('feel.operator', { operator: '-', left: kindOf(value) });
  };
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '**', left: Evaluator, right: Evaluator): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const [a, b] = [left(scope, run), right(scope, run)];
    const value = calculate(operator, a, b);
    if (value === undefined) return run.fail('feel.operator', { operator, left: kindOf(a), right: kindOf(b) });
    return typeof value === 'string' ? run.text(value) : value;
  };
}

function comparison(operator: '<' | '<=' | '>' | '>=' | '=' | '!=', left: Evaluator, right: Evaluator): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const [a, b] = [left(scope, run), right(scope, run)];
    const verdict = compareBy(operator, a, b, run);
    if (verdict !== null || a === null || b === null) return verdict;
    return run.fail('feel.operator', { operator, left: kindOf(a), right: kindOf(b) });
  };
}

/** Three-valued logic: `decisive` is true for `or` and false for `and`; anything but a boolean counts as null. */
function logic(left: Evaluator, right: Evaluator, decisive: boolean): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const a = left(scope, run);
    if (a === decisive) return decisive;
    const b = right(scope, run);
    if (b === decisive) return decisive;
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
  };
}

function between(value: Evaluator, low: Evaluator, high: Evaluator): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const own = value(scope, run);
    const [from, to] = [compare(own, low(scope, run)), compare(own, high(scope, run))];
    return from === null || to === null ? run.fail('feel.between', { kind: kindOf(own) }) : from >= 0 && to <= 0;
  };
}

function inTests(value: Evaluator, tests: readonly Evaluator[]): Evaluator {
  return (scope, run) => {
    const own = value(scope, run);
    let unsure = false;
    for (const test of tests) {
      const expected = test(scope, run);
      run.spend(1);
      const verdict = passes(own, expected, run);
      if (verdict === true) return true;
      unsure ||= verdict === null;
    }
    return unsure ? null : false;
  };
}

function iterator(one: FeelIterator, compile: (node: FeelNode) => Evaluator) {
  return { name: one.name, from: compile(one.from), to: one.to === null ? null : compile(one.to) };
}

function list(items: readonly Evaluator[]): Evaluator {
  return (scope, run) => {
    run.spend(items.length);
    return items.map((item) => item(scope, run));
  };
}

function context(entries: readonly (readonly [string, Evaluator])[]): Evaluator {
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

function range(start: Evaluator, end: Evaluator, startIncluded: boolean, endIncluded: boolean): Evaluator {
  return (scope, run) => {
    const [low, high] = [start(scope, run), end(scope, run)];
    if (low !== null && high !== null && compare(low, high) === null) return run.fail('feel.range-ends');
    return new FeelRange(startIncluded, low, high, endIncluded);
  };
}

function functionValue(node: FeelNode & { kind: 'function' }, options: CompileOptions): Evaluator {
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

function instance(value: Evaluator, type: FeelType | undefined): Evaluator {
  return (scope, run) => {
    const own = value(scope, run);
    return type === undefined ? run.fail('feel.unknown-type') : isInstance(own, type, run);
  };
}

function unaryTests(tests: readonly Evaluator[], negated: boolean): Evaluator {
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
function unaryTest(node: FeelNode, compile: (node: FeelNode) => Evaluator): Evaluator {
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
