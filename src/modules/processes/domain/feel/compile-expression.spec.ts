import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, testValue } from './compile-expression.ts';
import { contextFromJs, fromJs, toJs } from './js-values.ts';
import { Run } from './run.ts';
import { builtinType } from './types.ts';

describe('compileExpression', () => {
  it('counts in exact decimals', () => {
    expect(evaluate('0.1 + 0.2 = 0.3')).toBe(true);
    expect(evaluate('1 / 3')).toEqual({ decimal: '0.3333333333333333333333333333333333' });
    expect(evaluate('9007199254740993 + 1')).toEqual({ decimal: '9007199254740994' });
    expect(evaluate('decimal(2.5, 0)')).toBe(2);
    expect(evaluate('round half up(2.5, 0)')).toBe(3);
  });

  it('reads names with spaces, keywords and symbols when they are declared', () => {
    const inputs = { 'years of service': 3, 'days in weekend': 2, 'fee+tax': 5 };
    expect(evaluate('years  of service + days in weekend + fee+tax', inputs)).toBe(10);
  });

  it('reads unknown names of several words up to the next keyword', () => {
    expect(evaluate('person.first name = "Ada" and true', { person: { 'first name': 'Ada' } })).toBe(true);
  });

  it('tells which variables an expression reads, but not its own', () => {
    const compiled = compileExpression('for i in list return i * rate + count(list)', { dialect: 'expression' });
    expect(compiled.ok && [...compiled.reads].sort()).toEqual(['list', 'rate']);
  });

  it.each([
    ['1 +', 3, 'feel.expression-expected'],
    ['(1', 2, 'feel.expected'],
    ['"open', 0, 'feel.string-not-closed'],
    ['1 2', 2, 'feel.unexpected'],
    ['if true then 1', 14, 'feel.expected'],
  ])('refuses %s at position %i', (text, position, code) => {
    expect(compileExpression(text, { dialect: 'expression' })).toMatchObject({ ok: false, error: { position, code } });
  });

  it('answers null with a reason for what cannot be calculated', () => {
    const compiled = compileExpression('1 + "a"', { dialect: 'expression' });
    const run = new Run();
    expect(compiled.ok && compiled.evaluateWith(new Map(), run)).toBeNull();
    expect(run.problems).toEqual([
      { code: 'feel.operator', params: { operator: '+', left: 'number', right: 'string' } },
    ]);
  });

  it('gives today only from the clock it is handed', () => {
    const compiled = compileExpression('today()', { dialect: 'expression' });
    if (!compiled.ok) throw new Error(compiled.error.code);
    const now = Temporal.ZonedDateTime.from('2026-03-01T00:30:00+01:00[Europe/Berlin]');
    expect(toJs(compiled.evaluate(new Map(), { now }))).toBe('2026-03-01');
    expect(compiled.evaluate(new Map())).toBeNull();
  });
});

describe('unary tests', () => {
  it.each([
    ['< 18', 17, true],
    ['[18..65)', 65, false],
    ['18, 20, > 60', 20, true],
    ['not(18, 20)', 20, false],
    ['-', null, true],
    ['null', null, true],
    ['< 18', null, null],
    ['? > 5 and ? < 10', 7, true],
    ['"a", "b"', 'b', true],
    ['limit', 4, true],
    ['[1..limit]', 5, false],
    ['even(?)', 4, true],
    ['-5', -5, true],
  ])('%s on %s is %s', (text, input, expected) => {
    const compiled = compileExpression(text, { dialect: 'unary-tests', names: ['limit'] });
    if (!compiled.ok) throw new Error(compiled.error.code);
    expect(testValue(compiled, fromJs(input), contextFromJs({ limit: 4 }), new Run())).toBe(expected);
  });
});

describe('hostile expressions', () => {
  it.each([
    ['for i in 1..100000, j in 1..100000 return i * j', 'feel.too-many-steps'],
    ['{f: function(n) f2(n), x: for i in 1..5000000 return i}.x', 'feel.too-many-steps'],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "^(a+)+$b")', 'feel.too-many-steps'],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a|aa)*$")', 'feel.too-many-steps'],
    ['for i in 1..100000 return log(i + 0.5) + 2 ** 0.5', 'feel.too-many-steps'],
    ['{g: function(h, n) h(h, n + 1), r: g(g, 1)}.r', 'feel.too-deep'],
    [
      `{${letters(40)
        .map((name, index) =>
          index === 0 ? 'a0: "0123456789"' : `${name}: ${letters(40)[index - 1]} + ${letters(40)[index - 1]}`,
        )
        .join(', ')}}.a39`,
      'feel.text-too-long',
    ],
    [
      `{${letters(40)
        .map((name, index) =>
          index === 0 ? 'a0: [1, 2]' : `${name}: concatenate(${letters(40)[index - 1]}, ${letters(40)[index - 1]})`,
        )
        .join(', ')}}.a39`,
      'feel.too-many-steps',
    ],
    [
      `{${letters(60)
        .map((name, index) =>
          index === 0 ? 'a0: [1, 2]' : `${name}: [${letters(60)[index - 1]}, ${letters(60)[index - 1]}]`,
        )
        .join(', ')}, s: string(a59)}.s`,
      'feel.too-many-steps',
    ],
    [
      `{${letters(60)
        .map((name, index) =>
          index === 0 ? 'a0: [1, 2]' : `${name}: [${letters(60)[index - 1]}, ${letters(60)[index - 1]}]`,
        )
        .join(', ')}, s: a59 = a59}.s`,
      'feel.too-many-steps',
    ],
  ])('ends %s with a reason', (text, code) => {
    const compiled = compileExpression(text, { dialect: 'expression' });
    if (!compiled.ok) throw new Error(compiled.error.code);
    const run = new Run({ limits: { steps: 200_000 } });
    expect(compiled.evaluateWith(new Map(), run)).toBeNull();
    expect(run.problems.map((problem) => problem.code)).toContain(code);
  });

  it.each([
    ['(', ')'],
    ['[', ']'],
    ['-', ''],
    ['{a: ', '}'],
    ['if ', ''],
    ['x in (', ')'],
    ['function() ', ''],
    ['not(', ')'],
    ['f(', ')'],
  ])('refuses ten thousand nested %s', (open, close) => {
    const text = `${open.repeat(Math.floor(10_000 / open.length))}1${close.repeat(Math.floor(5_000 / open.length))}`;
    expect(compileExpression(text, { dialect: 'expression' })).toMatchObject({ ok: false });
  });

  it('refuses a text that is too long and long chains of links', () => {
    expect(compileExpression(`1${' + 1'.repeat(6_000)}`, { dialect: 'expression' })).toMatchObject({ ok: false });
    expect(compileExpression(`a${'.b'.repeat(5_000)}`, { dialect: 'expression' })).toMatchObject({ ok: false });
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '1',
      'a',
      '"x"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ':',
      ',',
      '..',
      '.',
      '+',
      '-',
      '**',
      ' and ',
      ' in ',
      'if ',
      'for ',
      ' return ',
      '@"P1D"',
      'date(',
      '?',
      'function(',
      ' instance of ',
      'list<',
      '>',
      '=',
      'not(',
      'sort(',
      'null',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom('expression' as const, 'unary-tests' as const),
        (pieces, dialect) => {
          const compiled = compileExpression(pieces.join(''), { dialect });
          if (compiled.ok) compiled.evaluate(contextFromJs({ a: [1, 'b'] }), { limits: { steps: 10_000 } });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('keeps names like __proto__ as plain entries', () => {
    expect(evaluate('{__proto__: 1, constructor: 2}.constructor')).toBe(2);
    expect(evaluate('constructor')).toBeNull();
    expect(toJs(fromJs(JSON.parse('{"__proto__": {"a": 1}}')))).toEqual(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(compileExpression('1 instance of constructor', { dialect: 'expression' }).ok).toBe(true);
  });
});

describe('plain data', () => {
  it('goes in and out unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3, noUnicodeString: false } as never), (value) => {
        const back = toJs(fromJs(value));
        expect(fromJs(back)).toEqual(fromJs(value));
      }),
    );
  });

  it('keeps whole numbers exact and marks what JavaScript cannot hold', () => {
    expect(toJs(fromJs(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
    expect(toJs(fromJs({ decimal: '12345678901234567890.5' }))).toEqual({ decimal: '12345678901234567890.5' });
    expect(toJs(fromJs(0.1))).toBe(0.1);
  });

  it('reads a day only where a day is declared', () => {
    expect(fromJs('2026-01-31')).toBe('2026-01-31');
    const day = builtinType('date');
    expect(toJs(fromJs('2026-01-31', day))).toBe('2026-01-31');
    expect(fromJs('31.01.2026', day)).toBeNull();
    expect(fromJs(Temporal.PlainDate.from('2026-01-31'))).toEqual(fromJs('2026-01-31', day));
  });
});

function evaluate(text: string, inputs: Record<string, unknown> = {}) {
  const compiled = compileExpression(text, { dialect: 'expression', names: Object.keys(inputs) });
  if (!compiled.ok) throw new Error(`${compiled.error.code} at ${compiled.error.position}`);
  return toJs(compiled.evaluate(contextFromJs(inputs)));
}

function letters(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `a${index}`);
}
