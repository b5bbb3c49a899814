import { describe, expect, it } from 'vitest';
import { compileExpression } from './compile-expression.ts';
import { toJs } from './js-values.ts';

describe('built-in functions', () => {
  it.each([
    ['date("2026-02-28") + duration("P1M")', '2026-03-28'],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['date("2024-02-29") + duration("P1Y")', '2025-02-28'],
    ['(date("2026-03-01") - date("2026-02-01")).days', 28],
    ['years and months duration(date("2008-05-17"), date("2026-05-16")).years', 17],
    ['years and months duration(date("2008-05-17"), date("2026-05-17")).years', 18],
    ['week of year(date("2021-01-03"))', 53],
    ['day of week(date("2026-07-01"))', 'Wednesday'],
    [
      'string(date and time("2026-03-29T01:30:00@Europe/Berlin") + duration("PT1H"))',
      '2026-03-29T03:30:00@Europe/Berlin',
    ],
    ['string join(["a", "b"], "; ")', 'a; b'],
    ['replace("Straße 5", "(\\d+)", "<$1>")', 'Straße <5>'],
    ['split("04103;04109", ";")', ['04103', '04109']],
    ['matches("04109", "^[0-9]{5}$")', true],
    ['matches("ÄÖ", "^\\p{Lu}+$")', true],
    ['upper case("straße")', 'STRASSE'],
    ['substring("Leipzig", -3)', 'zig'],
    ['sort([3, 1, 2], function(x, y) x < y)', [1, 2, 3]],
    ['modulo(-12, 5)', 3],
    ['round half up(12.345, 2)', 12.35],
    ['floor(-1.5)', -2],
    ['distinct values([1, 2, 1.0])', [1, 2]],
    ['flatten([1, [2, [3]]])', [1, 2, 3]],
    ['mean([1, 2, 6])', 3],
    ['median(8, 2, 5, 3, 4)', 4],
    ['get value({a: {b: 1}}, ["a", "b"])', 1],
    ['context put({a: 1}, "b", 2)', { a: 1, b: 2 }],
    ['overlaps([1..5], (3..8])', true],
    ['during(5, [1..5))', false],
    ['string([1, "a", null, {x: @"P1D"}])', '[1, "a", null, {x: P1D}]'],
    ['number("1.234,50", ".", ",")', 1234.5],
    ['[1, 2, 3, 4][item > 2]', [3, 4]],
    ['[{a: 1, b: 2}, {a: 3, b: 4}][a = 3].b', [4]],
    ['1 in (2..4), 3', null],
  ])('%s', (text, expected) => {
    const compiled = compileExpression(text, { dialect: 'expression' });
    expect(compiled.ok ? toJs(compiled.evaluate(new Map())) : null).toEqual(expected);
  });
});
