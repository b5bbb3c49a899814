import { describe, expect, it } from 'vitest';
import { compileExpression, Run } from './index.ts';

/** Steps are counted, not time: on one core of a small machine 100,000 steps of any of these take 5 to 60 ms. */
const mostSteps = 100_000;
const chain = (first: string, next: string) => `for i in 1..64 return if i = 1 then ${first} else ${next}`;
const longText = 'string join(for i in 1..20000 return "aaaa")';
const repeated = (text: string, body: string) => `{ l: ${text}, r: for i in 1..20000 return ${body} }.r`;

describe('a hostile expression ends within its budget and says why', () => {
  it.each([
    ['loops in loops', 'for a in 1..100000, b in 1..100000 return a * b'],
    ['lists of lists', 'count(for a in 1..1000 return for b in 1..1000 return a + b)'],
    ['a search without end', 'some a in 1..99999999999 satisfies a < 0'],
    ['a proof without end', 'every a in 1..99999999999, b in 1..99999999 satisfies a > 0'],
    ['all days there are', 'for d in date("0001-01-01")..date("9999-12-31") return d'],
    ['roots', 'for a in 1..100000 return sqrt(a)'],
    ['powers', 'for a in 1..100000 return 1.0000001 ** 99999999'],
    ['exponentials', 'for a in 1..100000 return exp(a / 1000)'],
    ['logarithms', 'for a in 1..100000 return log(a)'],
    ['remainders of huge numbers', 'for a in 1..100000 return modulo(1e6000, 7)'],
    ['rounding to thousands of places', 'for a in 1..100000 return decimal(1/3, 6000)'],
    ['a product', 'product(for i in 1..100000 return i)'],
    ['numbers with thousands of digits', 'for i in 1..20000 return string(1e6000 + i)'],
    ['a result with thousands of digits in each number', 'for i in 1..1000 return 1e6000'],
    ['recursion', '{ f: function(n) f(n + 1), r: f(1) }.r'],
    ['Fibonacci', '{ f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(40) }.r'],
    ['a function that gets itself', '(function(f) f(f))(function(f) f(f))'],
    ['a text that doubles', chain('"aaaaaaaa"', 'partial[-1] + partial[-1]')],
    ['a joined text that doubles', chain('"aaaaaaaa"', 'string join([partial[-1], partial[-1]])')],
    ['a list that doubles', chain('[1]', 'concatenate(partial[-1], partial[-1])')],
    ['a nest that doubles', chain('[1]', '[partial[-1], partial[-1]]')],
    ['a flattened nest', `flatten(${chain('[1]', '[partial[-1], partial[-1]]')})`],
    ['nested repetition', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")'],
    ['alternatives repeated', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a|aa)*$")'],
    ['empty repetition', `replace(${longText}, "(a*)*b", "x")`],
    ['references back', `matches(${longText}, "(a*)(a*)(a*)(a*)\\\\1\\\\2b")`],
    ['splitting', 'for i in 1..100000 return split("a,b,c,d,e,f,g,h", ",")'],
    ['sorting', 'sort(for i in 1..100000 return 100000 - i, function(x, y) x < y)'],
    ['distinct values', 'distinct values(for i in 1..20000 return i)'],
    ['a union', 'union(for i in 1..20000 return i, for i in 1..20000 return -i)'],
    ['filters in filters', '(for i in 1..3000 return i)[count((for j in 1..3000 return j)[item > 1]) > 1]'],
    ['comparing long lists', 'for i in 1..999 return (for j in 1..999 return j) = (for j in 1..999 return j)'],
    ['merging contexts', 'for i in 1..2000 return context merge(for j in 1..500 return {a: j})'],
    ['inserting', 'for i in 1..2000 return insert before(for j in 1..2000 return j, 1, 0)'],
    ['searching one long list often', repeated('for j in 1..20000 return j', 'list contains(l, -1)')],
    ['turning one long list often', repeated('for j in 1..20000 return j', 'count(reverse(l))')],
    ['searching one long text often', repeated(longText, 'contains(l, "ab")')],
    ['measuring one long text often', repeated(longText, 'string length(l)')],
    ['cutting one long text often', repeated(longText, 'substring(l, i, 1)')],
    ['replacing in one long text often', repeated(longText, 'replace(l, "a", "bb")')],
    ['reading one long text as a number often', repeated(longText, 'number(l)')],
    ['reading one long text as a date often', repeated(longText, 'date(l)')],
    ['dates', 'for i in 1..100000 return date("2026-01-01") + duration("P1D")'],
    ['ranges', 'for i in 1..100000 return overlaps([1..5], [3..8])'],
  ])('%s', (_name, text) => {
    const compiled = compileExpression(text, { dialect: 'expression' });
    if (!compiled.ok) throw new Error(compiled.error.code);
    const run = new Run();
    expect(run.limits.steps).toBe(mostSteps);
    expect(compiled.evaluateWith(new Map(), run)).toBeNull();
    expect(['feel.too-many-steps', 'feel.too-deep', 'feel.text-too-long']).toContain(run.problems.at(-1)?.code);
  });

  it.each([
    ['parentheses', `${'('.repeat(9000)}1${')'.repeat(9000)}`, 'feel.too-deep'],
    ['lists', '['.repeat(9000) + ']'.repeat(9000), 'feel.too-deep'],
    ['signs', `${'-'.repeat(19000)}1`, 'feel.too-deep'],
    ['a long sum', Array(9000).fill('1').join('+'), 'feel.too-deep'],
    ['a long text', `"${'a'.repeat(20_000)}"`, 'feel.too-long'],
  ])('%s without end are refused before anything runs', (_name, text, code) => {
    expect(compileExpression(text, { dialect: 'expression' })).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    ['sqrt(2)', 60],
    ['modulo(1e6000, 7)', 250],
    ['2 ** 0.5', 250],
    ['exp(1)', 300],
    ['log(2)', 300],
    ['string(1e6000)', 750],
  ])('%s pays for its time: at least %i steps', (text, price) => {
    const compiled = compileExpression(text, { dialect: 'expression' });
    if (!compiled.ok) throw new Error(compiled.error.code);
    const [poor, rich] = [new Run({ limits: { steps: price - 1 } }), new Run({ limits: { steps: price + 1_600 } })];
    expect([compiled.evaluateWith(new Map(), poor), poor.problems[0]?.code]).toEqual([null, 'feel.too-many-steps']);
    expect(compiled.evaluateWith(new Map(), rich)).not.toBeNull();
  });

  it('leaves room for what a service really asks: 2,000 entries counted, filtered and summed', () => {
    const text = '{ l: for i in 1..2000 return { n: i, price: i * 1.25 }, r: sum(l[price > 100].price) + count(l) }.r';
    const compiled = compileExpression(text, { dialect: 'expression' });
    expect(compiled.ok && compiled.evaluate(new Map())).not.toBeNull();
  });
});
