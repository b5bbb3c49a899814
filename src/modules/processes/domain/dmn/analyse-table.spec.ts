import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '../feel/number.ts';
import { analyseTable } from './analyse-table.ts';
import { compileDmn } from './compile-dmn.ts';
import type { DecisionTable, DmnModel, HitPolicy } from './model.ts';

describe('analyseTable', () => {
  it('names the age that no rule takes', () => {
    const table = aTable(['number'], [['< 18'], ['(18..65)'], ['>= 65']]);
    expect(analyseTable(table)).toMatchObject({
      isComplete: false,
      gaps: [[{ input: 'in1', values: '18' }]],
      overlaps: [],
    });
  });

  it('finds no gap between two days that follow each other', () => {
    const table = aTable(['date'], [['<= @"2026-06-30"'], ['>= date("2026-07-01")']]);
    expect(analyseTable(table)).toMatchObject({ isComplete: true, gaps: [], overlaps: [] });
  });

  it('finds the gap between two numbers, because fractions are numbers', () => {
    expect(analyseTable(aTable(['number'], [['<= 17'], ['>= 18']])).gaps).toEqual([
      [{ input: 'in1', values: '(17..18)' }],
    ]);
  });

  it('knows the allowed values of an enumeration and the two booleans', () => {
    const table = aTable(
      ['tKind', 'boolean'],
      [
        ['"dog"', '-'],
        ['"cat"', 'true'],
      ],
    );
    const model = {
      itemDefinitions: [{ name: 'tKind', typeRef: 'string', allowedValues: '"dog", "cat"' }],
    } as unknown as DmnModel;
    expect(analyseTable(table, model).gaps).toEqual([
      [
        { input: 'in1', values: '"cat"' },
        { input: 'in2', values: 'false' },
      ],
    ]);
  });

  it('says that an open list of texts leaves all others uncovered', () => {
    expect(analyseTable(aTable(['string'], [['"dog", "cat"']])).gaps).toEqual([
      [{ input: 'in1', values: 'not("dog", "cat")' }],
    ]);
  });

  it('shows where two rules of a unique table meet', () => {
    const { overlaps } = analyseTable(
      aTable(
        ['number', 'boolean'],
        [
          ['[1..10]', '-'],
          ['[10..20]', 'true'],
          ['[10..20]', 'false'],
        ],
      ),
    );
    expect(overlaps).toEqual([
      {
        rules: ['r1', 'r2'],
        at: [
          { input: 'in1', values: '10' },
          { input: 'in2', values: 'true' },
        ],
      },
      {
        rules: ['r1', 'r3'],
        at: [
          { input: 'in1', values: '10' },
          { input: 'in2', values: 'false' },
        ],
      },
    ]);
  });

  it('accepts overlaps where the hit policy does, and the same output under ANY', () => {
    const rows = [['[1..10]'], ['[5..20]']];
    expect(analyseTable(aTable(['number'], rows, 'FIRST')).overlaps).toEqual([]);
    expect(analyseTable(aTable(['number'], rows, 'COLLECT'))).toMatchObject({
      isComplete: true,
      gaps: [],
      overlaps: [],
    });
    expect(analyseTable(aTable(['number'], rows, 'ANY', ['1', '1'])).overlaps).toEqual([]);
    expect(analyseTable(aTable(['number'], rows, 'ANY', ['1', '2'])).overlaps).toHaveLength(1);
  });

  it('names the rule of a first-hit table that is never reached', () => {
    const table = aTable(['number'], [['< 10'], ['>= 10'], ['5'], ['-']], 'FIRST');
    expect(analyseTable(table).hidden).toEqual(['r3', 'r4']);
  });

  it('needs no rule for a case that has a default', () => {
    const table = aTable(['number'], [['< 10']]);
    const withDefault = { ...table, outputs: table.outputs.map((output) => ({ ...output, otherwise: '0' })) };
    expect(analyseTable(withDefault)).toMatchObject({ isComplete: true, gaps: [] });
  });

  it('does not judge a cell that reads another variable', () => {
    const result = analyseTable(aTable(['number'], [['< limit'], ['>= 10']]));
    expect(result).toMatchObject({
      isComplete: null,
      gaps: [],
      overlaps: [],
      unclear: [{ input: 'in1', ruleId: 'r1' }],
    });
  });

  it('agrees with evaluation: complete and without overlap means exactly one rule for every number', () => {
    const cell = fc.record({
      low: fc.integer({ min: 0, max: 9 }),
      size: fc.integer({ min: 0, max: 5 }),
      lowIn: fc.boolean(),
      highIn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.integer({ min: -2, max: 32 }), (cells, half) => {
        const rows = cells.map((one) => [
          `${one.lowIn ? '[' : '('}${one.low}..${one.low + one.size}${one.highIn ? ']' : ')'}`,
        ]);
        const table = aTable(['number'], rows, 'COLLECT');
        const { gaps, overlaps } = analyseTable({ ...table, hitPolicy: 'UNIQUE' });
        const { matchedRules } = compileDmn(modelWith(table)).evaluate('d', new Map([['in1', numberOf(half / 2)]]));
        if (matchedRules.length === 0) expect(gaps.length).toBeGreaterThan(0);
        if (matchedRules.length > 1) expect(overlaps.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

function aTable(
  types: readonly string[],
  rows: readonly (readonly string[])[],
  hitPolicy: HitPolicy = 'UNIQUE',
  outputs: readonly string[] = [],
): DecisionTable {
  return {
    kind: 'table',
    id: 't',
    typeRef: null,
    line: 1,
    hitPolicy,
    aggregation: null,
    inputs: types.map((typeRef, index) => ({
      id: `i${index}`,
      label: null,
      expression: `in${index + 1}`,
      typeRef,
      allowed: null,
      line: 1,
    })),
    outputs: [{ id: 'o', name: 'out', typeRef: null, allowed: null, otherwise: null, line: 1 }],
    rules: rows.map((tests, index) => ({
      id: `r${index + 1}`,
      tests,
      outputs: [outputs[index] ?? `${index}`],
      description: null,
      line: 1,
    })),
  };
}

function modelWith(table: DecisionTable): DmnModel {
  const input = { id: 'in1', name: 'in1', variable: { name: 'in1', typeRef: null }, line: 1 };
  const decision = {
    id: 'd',
    name: 'd',
    variable: { name: 'd', typeRef: null },
    line: 1,
    requires: ['#in1'],
    expression: table,
  };
  return {
    id: 'm',
    name: 'm',
    namespace: 'm',
    imports: [],
    itemDefinitions: [],
    inputs: [input],
    decisions: [decision],
    knowledgeModels: [],
    services: [],
  };
}
