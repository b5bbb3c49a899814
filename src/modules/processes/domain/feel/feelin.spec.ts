import fc from 'fast-check';
import { evaluate as ask, unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { compileExpression, testValue } from './compile-expression.ts';
import { contextFromJs, fromJs, toJs } from './js-values.ts';
import { Run } from './run.ts';

// Only where the other engine is known to be right: whole numbers, booleans and lists, no division, and no range whose
// end lies before its start (it turns such a range around).
const ends = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 20 }));
const { expression } = fc.letrec<Record<'expression' | 'number' | 'truth' | 'list', string>>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 20 }).map(String),
    fc.constantFrom('a', 'b'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, x, y]) => `(if ${c} then ${x} else ${y})`),
    fc.tuple(fc.constantFrom('count', 'sum', 'max', 'min'), tie('list')).map(([f, l]) => `${f}(${l})`),
    tie('list').map((list) => `${list}[1]`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('true', 'false'),
    fc.tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number')).map((p) => p.join(' ')),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([l, o, r]) => `((${l}) ${o} (${r}))`),
    tie('truth').map((truth) => `not(${truth})`),
    fc.tuple(tie('number'), ends).map(([x, [low, high]]) => `(${x} between ${low} and ${high})`),
    fc.tuple(fc.constantFrom('some', 'every'), tie('list')).map(([q, l]) => `(${q} x in ${l} satisfies x > 5)`),
  ),
  list: fc.oneof(
    { maxDepth: 3 },
    fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    tie('list').map((list) => `(for x in ${list} return x + 1)`),
    tie('list').map((list) => `reverse(${list})`),
    fc.tuple(tie('list'), tie('list')).map(([l, r]) => `concatenate(${l}, ${r})`),
    fc.tuple(tie('list'), tie('number')).map(([l, n]) => `append(${l}, ${n})`),
  ),
  expression: fc.oneof(tie('number'), tie('truth'), tie('list')),
}));

describe('second opinion of feelin', () => {
  it('agrees on generated expressions', () => {
    fc.assert(
      fc.property(expression, fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (text, a, b) => {
        const compiled = compileExpression(text, { dialect: 'expression', names: ['a', 'b'] });
        if (!compiled.ok) throw new Error(`${text}: ${compiled.error.code}`);
        expect(toJs(compiled.evaluate(contextFromJs({ a, b })))).toEqual(plain(ask(text, { a, b })));
      }),
      { numRuns: 300 },
    );
  });

  it('agrees on generated unary tests', () => {
    const range = fc
      .tuple(fc.constantFrom('[', '('), ends, fc.constantFrom(']', ')'))
      .map(([open, [low, high], close]) => `${open}${low}..${high}${close}`);
    const number = fc.oneof(fc.integer({ min: 0, max: 20 }).map(String), fc.constantFrom('a', 'b'));
    const comparison = fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map((parts) => parts.join(' '));
    const tests = fc.array(fc.oneof(range, comparison, number), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(tests, fc.boolean(), fc.integer({ min: -5, max: 25 }), (list, negated, input) => {
        const text = negated ? `not(${list.join(', ')})` : list.join(', ');
        const compiled = compileExpression(text, { dialect: 'unary-tests', names: ['a', 'b'] });
        if (!compiled.ok) throw new Error(`${text}: ${compiled.error.code}`);
        const verdict = testValue(compiled, fromJs(input), contextFromJs({ a: 1, b: 2 }), new Run());
        expect(verdict === true).toBe(plain(unaryTest(text, { '?': input, a: 1, b: 2 })) === true);
      }),
      { numRuns: 300 },
    );
  });

  it('differs where binary fractions are wrong, and is right', () => {
    const compiled = compileExpression('0.1 + 0.2 = 0.3', { dialect: 'expression' });
    expect(compiled.ok && compiled.evaluate(new Map())).toBe(true);
    expect(plain(ask('0.1 + 0.2 = 0.3', {}))).toBe(false);
  });
});

function plain(answer: unknown): unknown {
  const value = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer;
  return JSON.parse(JSON.stringify(value), (_key, part) => (part === 0 ? 0 : part));
}
