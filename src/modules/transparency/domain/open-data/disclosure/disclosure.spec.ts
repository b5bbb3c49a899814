import highs from 'highs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../../../test/support/seeded-random.ts';
import { minimumCell, protectTable } from './protect-table.ts';
import { attack, type Published } from './published.ts';
import { rangesOf } from './ranges.ts';
import { type FrequencyTable, keysOf, withMargins } from './table-keys.ts';

describe('what can be concluded from sums', () => {
  it('knows the bounds of small systems', () => {
    const sum = (value: number, ...unknowns: number[]) => ({
      terms: unknowns.map((one) => [one, 1] as const),
      value,
    });
    expect(rangesOf(2, [sum(5, 0, 1)], [0, 1])).toEqual([
      { low: 0, high: 5 },
      { low: 0, high: 5 },
    ]);
    expect(rangesOf(3, [sum(5, 0, 1), sum(3, 1, 2), sum(6, 0, 2)], [0, 1, 2])).toEqual([
      { low: 4, high: 4 },
      { low: 1, high: 1 },
      { low: 2, high: 2 },
    ]);
    expect(rangesOf(2, [sum(5, 0), sum(4, 0)], [0])).toBeNull();
    expect(rangesOf(2, [sum(5, 0), sum(5, 0)], [0, 1])?.[1]).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
    expect(rangesOf(1, [{ terms: [[0, 2]], value: 3 }], [0])).toEqual([{ low: 1.5, high: 1.5 }]);
  });
});

describe('a protected table', () => {
  it('shows a table without small counts whole', () => {
    const table = {
      rows: ['a', 'b'],
      columns: ['x', 'y'],
      counts: [
        [10, 0],
        [4, 7],
      ],
    };
    const done = protectTable(table);
    expect(done.ok && done.value.shown).toEqual([
      [10, 0, 10],
      [4, 7, 11],
      [14, 7, 21],
    ]);
  });

  it('hides a small count and as many others as it takes, sums last', () => {
    const table = {
      rows: ['a', 'b', 'c'],
      columns: ['x', 'y', 'z'],
      counts: [
        [20, 50, 10],
        [8, 19, 22],
        [17, 2, 12],
      ],
    };
    const done = protectTable(table);
    if (!done.ok) return expect.fail(done.reason);
    expect(done.value.shown.flat().filter((one) => one === null)).toHaveLength(4);
    expect(done.value.shown.map((row) => row.at(-1))).toEqual([80, 49, 31, 160]);
    expect(done.value).toMatchObject({ small: 1, further: 3 });
  });

  it('hides the sums too when there is nothing else', () => {
    const done = protectTable({ rows: ['a'], columns: ['x'], counts: [[2]] });
    expect(done.ok && done.value.shown.flat()).toEqual([null, null, null, null]);
  });

  it('leaves no recoverable cell in 1,000 random tables, by an outside linear program', {
    timeout: 60_000,
  }, async () => {
    const solver: Solver = await load();
    const random = seededRandom(7);
    let attacked = 0;
    for (let at = 0; at < 1_000; at += 1) {
      const table = randomTable(random);
      const done = protectTable(table);
      if (!done.ok) return expect.fail(JSON.stringify(table));
      const values = withMargins(table);
      const keys = keysOf(table);
      const { shown, published } = done.value;
      const hidden = keys.flatMap((row, r) =>
        row.flatMap((key, c) => (shown[r]![c] === null ? [{ key, value: values[r]![c]! }] : [])),
      );
      expect(shown.flat().some((one) => one !== null && one > 0 && one < minimumCell)).toBe(false);
      const ranges = attack(
        [published],
        hidden.map(({ key }) => key),
      )!;
      for (const { key, value } of hidden) {
        const { low, high } = ranges.get(key)!;
        expect(low <= value && value <= high, key).toBe(true);
        expect(high - low, key).toBeGreaterThan(0);
        if (value < minimumCell) expect(high - low >= minimumCell && high >= minimumCell, key).toBe(true);
      }
      // The outside program is slow to call: it checks one small count of each table.
      const target = hidden.find(({ value }) => value > 0 && value < minimumCell);
      if (!target) continue;
      attacked += 1;
      const outside = outsideRange(solver, published, target.key);
      expect(outside, JSON.stringify(table)).toEqual(ranges.get(target.key));
    }
    expect(attacked).toBeGreaterThan(500);
  });

  it('is seen through where only the small counts are hidden: the attack works', () => {
    const table = {
      rows: ['a', 'b'],
      columns: ['x', 'y'],
      counts: [
        [2, 50],
        [40, 60],
      ],
    };
    const keys = keysOf(table);
    const done = protectTable(table);
    if (!done.ok) return expect.fail(done.reason);
    const known = Object.fromEntries(
      withMargins(table).flatMap((row, r) => row.map((value, c) => [keys[r]![c]!, value] as const)),
    );
    delete known['a|x'];
    const naive = { known, sums: done.value.published.sums };
    expect(attack([naive], ['a|x'])?.get('a|x')).toEqual({ low: 2, high: 2 });
  });
});

describe('the history of releases', () => {
  it('does not let the new month be calculated from two sums that grow', () => {
    const first = {
      rows: ['a', 'b', 'c'],
      columns: ['01', '02'],
      counts: [
        [10, 20],
        [30, 40],
        [12, 13],
      ],
    };
    const second = {
      ...first,
      columns: ['01', '02', '03'],
      counts: [
        [10, 20, 1],
        [30, 40, 50],
        [12, 13, 14],
      ],
    };
    const one = protectTable(first);
    if (!one.ok) return expect.fail(one.reason);
    const two = protectTable(second, [one.value.published]);
    if (!two.ok) return expect.fail(two.reason);
    const together = attack([one.value.published, two.value.published], ['a|03'])!.get('a|03')!;
    expect(together.high - together.low).toBeGreaterThanOrEqual(minimumCell);
    const alone = protectTable(second);
    if (!alone.ok) return expect.fail(alone.reason);
    const careless = attack([one.value.published, alone.value.published], ['a|03'])!.get('a|03')!;
    expect(careless).toEqual({ low: 1, high: 1 });
  });

  it('keeps every new small count open over 24 months of growing tables', () => {
    const random = seededRandom(11);
    const rows = ['a', 'b', 'c', 'd', 'e'];
    const history: Published[] = [];
    const truth: Record<string, number> = {};
    const columns: string[] = [];
    let refused = 0;
    for (let month = 1; month <= 24; month += 1) {
      columns.push(String(month).padStart(2, '0'));
      for (const row of rows) truth[`${row}|${columns.at(-1)}`] = countOf(random);
      const year = columns.slice(Math.floor((month - 1) / 12) * 12);
      const counts = rows.map((row) => year.map((column) => truth[`${row}|${column}`]!));
      const done = protectTable({ rows, columns: year, counts }, history);
      if (!done.ok) {
        refused += 1;
        continue;
      }
      history.push(done.value.published);
    }
    const small = Object.keys(truth).filter((key) => truth[key]! > 0 && truth[key]! < minimumCell);
    const ranges = attack(history, small)!;
    for (const key of small) {
      const { low, high } = ranges.get(key)!;
      expect(high - low, key).toBeGreaterThanOrEqual(minimumCell);
    }
    expect(small.length).toBeGreaterThan(10);
    expect(refused).toBe(0);
  });

  it('leaves out a count that a correction moved by one', () => {
    const first = {
      rows: ['a', 'b', 'c'],
      columns: ['x', 'y'],
      counts: [
        [10, 20],
        [30, 40],
        [12, 13],
      ],
    };
    const one = protectTable(first);
    if (!one.ok) return expect.fail(one.reason);
    const two = protectTable(
      {
        ...first,
        counts: [
          [11, 20],
          [30, 40],
          [12, 13],
        ],
      },
      [one.value.published],
    );
    expect(two.ok && two.value.shown[0]![0]).toBeNull();
    expect(two.ok && two.value.shown[3]![2]).toBeNull();
  });
});

function randomTable(random: Random): FrequencyTable {
  const pick = (from: number, to: number): number => from + Math.floor(fraction(random) * (to - from + 1));
  const names = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
  const rows = names(pick(1, 8), 'r');
  const columns = names(pick(1, 8), 'c');
  return { rows, columns, counts: rows.map(() => columns.map(() => countOf(random))) };
}

/** Many zeros and small counts, some large ones. */
function countOf(random: Random): number {
  const kind = fraction(random);
  if (kind < 0.2) return 0;
  return Math.floor(fraction(random) * (kind < 0.6 ? 5 : 60));
}

/** The same question to another solver. */
function outsideRange(solver: Solver, { known, sums }: Published, target: string) {
  const names = new Map<string, string>();
  const nameOf = (key: string): string => names.get(key) ?? names.set(key, `x${names.size}`).get(key)!;
  const lines = sums.map(({ total, parts }, at) => {
    let value = 0;
    const terms: string[] = [];
    for (const [key, factor] of [...parts.map((part) => [part, 1] as const), [total, -1] as const]) {
      const fixed = known[key];
      if (fixed === undefined) terms.push(`${factor < 0 ? '-' : '+'} ${nameOf(key)}`);
      else value -= factor * fixed;
    }
    return terms.length === 0 ? '' : ` e${at}: ${terms.join(' ')} = ${value}`;
  });
  const ask = (goal: string): number => {
    const program = `${goal}\n obj: ${nameOf(target)}\nSubject To\n${lines.filter(Boolean).join('\n')}\nEnd\n`;
    const answer = solver.solve(program);
    return answer.Status === 'Optimal' ? Math.round(answer.ObjectiveValue * 1e6) / 1e6 : Number.POSITIVE_INFINITY;
  };
  return { low: ask('Minimize') + 0, high: ask('Maximize') };
}

const fraction = (random: Random): number => {
  const [a = 0, b = 0, c = 0] = random.bytes(3);
  return (a * 65_536 + b * 256 + c) / 16_777_216;
};
type Random = ReturnType<typeof seededRandom>;
/** Its types describe the default export of another module kind. */
const load = highs as unknown as typeof highs.default;
type Solver = Awaited<ReturnType<typeof load>>;
