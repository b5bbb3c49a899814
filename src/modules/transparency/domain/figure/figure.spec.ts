import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBoard, checkFigure, figuresIn, type LogLine, remarksOn, type Seals } from './check-figures.ts';
import { daysLate, judgeFigure, versionFor } from './figure-record.ts';
import { figureSteps } from './figure-steps.ts';
import { type FigureMeasure, type FigureQuery, measureFigure, readFigureQuery, rowsOf } from './measure-figure.ts';

const query = (measure: FigureMeasure, least = 1): FigureQuery => ({
  ...{ dataset: 'messwerte', where: { was: ['dauer'] }, measure, value: 'wert', weight: 'anzahl' },
  ...{ counted: ['1', '2'], least },
});
const row = (wert: number, anzahl: number, was = 'dauer') => ({ was, wert: String(wert), anzahl: String(anzahl) });
const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 })), { minLength: 1 });

describe('a figure over rows', () => {
  it('is the same as over the single things, whatever the order of the rows', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const single = pairs.flatMap(([value, count]) => new Array<number>(count).fill(value)).sort((a, b) => a - b);
        const rows = pairs.map(([value, count]) => row(value, count));
        const at = (share: number) => single[Math.ceil(single.length * share - 1e-9) - 1];
        const of = (measure: FigureMeasure) => measureFigure(query(measure), rows).value;
        expect(of('count')).toBe(single.length);
        expect(of('median')).toBe(at(0.5));
        expect(of('p90')).toBe(at(0.9));
        const mean = single.reduce((sum, one) => sum + one, 0) / single.length;
        expect(of('mean')).toBeCloseTo(Math.round(mean * 10) / 10, 5);
        const share = (100 * single.filter((one) => one === 1 || one === 2).length) / single.length;
        expect(of('share')).toBe(Math.round(share * 10) / 10);
        expect(measureFigure(query('median'), rows.toReversed()).value).toBe(of('median'));
      }),
    );
  });

  it('has no value below the least number, and looks at the named rows alone', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), (pairs, least) => {
        const rows = [...pairs.map(([value, count]) => row(value, count)), row(7, 1_000, 'anderes')];
        const base = pairs.reduce((sum, [, count]) => sum + count, 0);
        const found = measureFigure(query('mean', least), rows);
        expect(found.base).toBe(base);
        expect(found.value === null).toBe(base < least);
      }),
    );
  });

  it('reads a query back from JSON, and nothing else', () => {
    expect(readFigureQuery(JSON.parse(JSON.stringify(query('share'))))).toEqual(query('share'));
    for (const wrong of [null, 3, {}, { ...query('share'), measure: 'guess' }, { ...query('share'), counted: [1] }])
      expect(readFigureQuery(wrong)).toBeNull();
  });
});

describe('which target counts', () => {
  const declared = [
    { version: 1, from: '2026-09', at: '2026-08-31T21:59:00Z' },
    { version: 2, from: '2026-10', at: '2026-10-15T10:00:00Z' },
  ];
  it('is the newest that was there before the month began, in legal time', () => {
    const all = () => true;
    expect(versionFor(declared, '2026-08', all)).toBeNull();
    expect(versionFor(declared, '2026-09', all)).toMatchObject({ target: { version: 1 }, late: 0, isProven: true });
    expect(versionFor(declared, '2026-10', all)).toMatchObject({ target: { version: 1 }, late: 0 });
    expect(versionFor(declared, '2026-11', all)).toMatchObject({ target: { version: 2 }, late: 0 });
    expect(versionFor(declared.slice(1), '2026-10', all)).toMatchObject({
      ...{ target: { version: 2 }, late: 15, isProven: false },
    });
    expect(daysLate('2026-08-31T22:00:00Z', '2026-09')).toBe(1);
    expect(daysLate('2026-08-31T21:59:59Z', '2026-09')).toBe(0);
  });

  it('is never one that only says of itself that it was there, when another one is proven', () => {
    const backdated = [...declared, { version: 3, from: '2026-09', at: '2026-08-30T10:00:00Z' }];
    const first = ({ version }: { version: number }) => version === 1;
    expect(versionFor(backdated, '2026-09', first)).toMatchObject({ target: { version: 1 }, isProven: true });
    expect(versionFor(backdated, '2026-09', () => false)).toMatchObject({ target: { version: 3 }, isProven: false });
  });

  it('makes the state by rule, and what came late or unseen is never met', () => {
    const inTime = { late: 0, isProven: true };
    expect(judgeFigure({ direction: 'up', target: 95 }, 95, inTime)).toBe('met');
    expect(judgeFigure({ direction: 'down', target: 3 }, 3.1, inTime)).toBe('missed');
    expect(judgeFigure({ direction: 'up', target: 95 }, 100, { late: 1, isProven: false })).toBe('late');
    expect(judgeFigure({ direction: 'up', target: 95 }, 100, { late: 0, isProven: false })).toBe('unproven');
    expect(judgeFigure({ direction: 'up', target: 95 }, null, inTime)).toBe('unknown');
  });
});

describe('holding figures against the log', () => {
  const csv = 'was,wert,anzahl\r\ndauer,1,12\r\ndauer,5,4\r\n';
  const file = Buffer.from(csv);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const definition = { query: query('share', 10), direction: 'up', target: 70, from: '2026-09' };
  const lines: LogLine[] = [
    { index: 4, type: 'strategy.declared', at: '2026-08-30T10', facts: { kpi: 'frist', version: 1, definition } },
    {
      ...{ index: 9, type: 'open-data.published', at: '2026-10-01T03' },
      facts: { dataset: 'messwerte', version: 1, files: { 'messwerte.csv': sha256 } },
    },
    {
      ...{ index: 10, type: 'strategy.measured', at: '2026-10-01T03' },
      facts: {
        ...{ kpi: 'frist', version: 1, period: '2026-09', value: 75, base: 16, late: 0 },
        ...{ file: 'messwerte/1/messwerte.csv', sha256 },
      },
    },
  ];
  const board = [{ kpi: 'frist', period: '2026-09', version: 1, target: 70, value: 75, state: 'met' }];
  // Witnesses saw five entries before September and nine in October before the others came.
  const seals: Seals = {
    of: (month) => ({ before: month === '2026-09' ? 5 : 9, after: month === '2026-09' ? 5 : 9 }),
    seenAt: Date.parse('2026-10-02T00:00:00Z') / 1_000,
  };
  const check = (changed: readonly LogLine[], content: Uint8Array | null = file, said = seals) => {
    const logged = figuresIn(changed);
    return checkFigure(logged.measured[0]!, logged, content, said);
  };

  it('finds nothing where all is right', () => {
    expect(rowsOf(csv)).toHaveLength(2);
    expect(check(lines)).toBeNull();
    expect(remarksOn(figuresIn(lines), seals)).toEqual([]);
    expect(checkBoard(board, figuresIn(lines), seals)).toEqual([]);
  });

  it('names a changed file, a changed target, a late definition and a value that the file does not give', () => {
    expect(check(lines, Buffer.from(csv.replace(',4', ',3')))).toContain('is not the one in the log');
    expect(check(lines, null)).toContain('is missing');
    expect(check(lines.map((line) => (line.index === 4 ? { ...line, at: '2026-09-03T10' } : line)))).toContain(
      '3 days late',
    );
    const other = lines.map((line) => (line.index === 10 ? { ...line, facts: { ...line.facts, value: 80 } } : line));
    expect(check(other)).toContain('the file gives 75 of 16, the log says 80');
    expect(check(lines.slice(1))).toContain('no definition');
    expect(check(lines.map((line) => (line.index === 4 ? { ...line, index: 11 } : line)))).toContain('no definition');
  });

  it('names a value from before the end of the month, one that no witness has seen since, and green that nobody saw beforehand', () => {
    const early: Seals = { ...seals, of: (month) => ({ ...seals.of(month), before: 11 }) };
    expect(check(lines, file, early)).toContain('stood in the log before the month was over');
    expect(check(lines, file, { ...seals, seenAt: 0 })).toContain('no witness has seen the value');
    const unseen: Seals = { ...seals, of: (month) => ({ before: month === '2026-09' ? 4 : 9, after: 11 }) };
    const logged = figuresIn(lines);
    expect(check(lines, file, unseen)).toBeNull();
    expect(checkBoard(board, logged, unseen).join()).toContain('the board says "met", the rule says "unproven"');
    expect(checkBoard([{ ...board[0]!, state: 'unproven' }], logged, unseen)).toEqual([]);
    expect(remarksOn(logged, unseen)).toEqual([
      'frist version 1 (entry 4): no witness had seen it before 2026-09 began',
      'frist 2026-09 (entry 10): the target counts as set after the month began',
      'frist 2026-09 (entry 10): no witness saw the log after the month without the value',
    ]);
    const late = lines.map((line) => (line.index === 4 ? { ...line, at: '2026-09-03T10' } : line));
    expect(remarksOn(figuresIn(late), seals)).toContain('frist version 1 (entry 4): came 3 days late for 2026-09');
  });

  it('says of each step whether it is right, wrong, not proven or open', () => {
    const states = (content: Uint8Array | null, said = seals, changed = lines) => {
      const logged = figuresIn(changed);
      return figureSteps(logged.measured[0]!, logged, content, said).steps.map(({ step, state }) => `${step} ${state}`);
    };
    const right = ['after right', 'definition right', 'before right', 'data right', 'value right'];
    expect(states(file)).toEqual(right);
    expect(states(null)).toEqual([...right.slice(0, 3), 'data wrong', 'value open']);
    const unseen: Seals = { of: () => ({ before: 0, after: Number.POSITIVE_INFINITY }), seenAt: 0 };
    expect(states(file, unseen)).toEqual(['after unproven', right[1], 'before unproven', ...right.slice(3)]);
    const early: Seals = { ...seals, of: (month) => ({ ...seals.of(month), before: 11 }) };
    expect(states(file, early)).toEqual(['after wrong', ...right.slice(1)]);
    expect(states(file, seals, lines.slice(1))).toEqual([
      ...[right[0], 'definition wrong', 'before open', right[3], 'value open'],
    ]);
  });

  it('names what a board shows otherwise, makes up or leaves out', () => {
    const logged = figuresIn(lines);
    const faults = (change: object) => checkBoard([{ ...board[0]!, ...change }], logged, seals).join();
    expect(faults({ target: 60 })).toContain('the board shows the target 60, the log says 70');
    expect(faults({ value: 99 })).toContain('the board shows 99, the log says 75');
    expect(faults({ state: 'missed' })).toContain('the board says "missed", the rule says "met"');
    expect(faults({ period: '2026-08' })).toContain('the log does not know it');
    expect(checkBoard([], logged, seals).join()).toContain('the board leaves it out');
  });
});
