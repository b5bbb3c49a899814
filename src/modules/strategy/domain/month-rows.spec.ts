import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asShares, inBins, lifted, monthRows } from './month-rows.ts';
import type { Observation, ThingMeasured } from './things.ts';

const cells = (values: readonly string[]) =>
  fc
    .array(fc.integer({ min: 0, max: 30 }), { minLength: values.length, maxLength: values.length })
    .map((counts) => values.map((value, at) => ({ value, count: counts[at]! })).filter(({ count }) => count > 0))
    .filter((found) => found.length > 0);
const total = (found: readonly { readonly count: number }[]) => found.reduce((sum, { count }) => sum + count, 0);

describe('the rows of a month', () => {
  it('keep the sum, and no word stands for one or two; one, two and three look the same', () => {
    fc.assert(
      fc.property(cells(['a', 'b', 'c', 'd']), (found) => {
        const shown = lifted(found);
        if (!shown) return;
        expect(total(shown)).toBe(total(found));
        expect(shown.every(({ count }) => count >= 3)).toBe(true);
        const largest = found.reduce((best, cell) => (cell.count > best.count ? cell : best));
        for (const small of found.filter((cell) => cell.count < 3 && cell !== largest))
          for (const other of [1, 2, 3]) {
            const changed = found.map((cell) =>
              cell === small
                ? { ...cell, count: other }
                : cell === largest
                  ? { ...cell, count: cell.count + small.count - other }
                  : cell,
            );
            // Another month could have been the true one; a reader of what is shown cannot tell them apart.
            if (
              changed.every((cell) => cell.value === largest.value || cell.count <= 3 || cell.count < largest.count - 3)
            )
              expect(lifted(changed)).toEqual(shown);
          }
      }),
    );
  });

  it('gather numbers: the sum is kept, no row is below three unless all are, and nothing looks quicker than it was', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(numbers, (pairs) => {
        const found = [...new Map(pairs).entries()].map(([value, count]) => ({ value: String(value), count }));
        const bins = inBins(found);
        expect(total(bins)).toBe(total(found));
        if (total(found) >= 3) expect(bins.every(({ count }) => count >= 3)).toBe(true);
        const upTo = (list: typeof bins, limit: number) => total(list.filter(({ value }) => Number(value) <= limit));
        for (const limit of [0, 5, 20, 60]) expect(upTo(bins, limit)).toBeLessThanOrEqual(upTo(found, limit));
      }),
    );
  });

  it('tell of forms only a share in steps of five, which always fits a neighbouring number of sent ones as well', () => {
    const shown = (sent: number, lapsed: number): string => {
      const counted = [
        { value: 'abgeschickt', count: sent },
        { value: 'verfallen', count: lapsed },
      ].filter(({ count }) => count > 0);
      const rows = asShares(counted, 'abgeschickt')!;
      expect(total(rows)).toBe(100);
      expect(rows.every(({ count }) => count % 5 === 0 && count > 0)).toBe(true);
      return JSON.stringify(rows);
    };
    const numbersOf = new Map<string, Set<number>>();
    const most = 70;
    for (let sent = 0; sent <= most; sent += 1)
      for (let lapsed = Math.max(0, 10 - sent); lapsed <= 10 * most; lapsed += 1) {
        const share = shown(sent, lapsed);
        numbersOf.set(share, (numbersOf.get(share) ?? new Set()).add(sent));
      }
    for (const [share, numbers] of numbersOf)
      for (const sent of numbers)
        if (sent < most) expect(numbers.has(sent + 1) || numbers.has(sent - 1), `${share} ${sent}`).toBe(true);
    // Whoever knows how many were sent still cannot tell that one or two were not.
    for (let sent = 9; sent <= most; sent += 1)
      for (const few of [1, 2].filter((one) => sent + one >= 10))
        expect(
          [1, 2, 3, 4, 5, 6, 7, 8].filter((other) => other !== few && shown(sent, other) === shown(sent, few)).length,
          `${sent} ${few}`,
        ).toBeGreaterThan(0);
    expect(shown(0, 20)).toBe(shown(2, 18));
    expect(JSON.parse(shown(14, 0))).toEqual([{ value: 'abgeschickt', count: 100 }]);
    expect(JSON.parse(shown(60, 20))).toMatchObject([{ count: 75 }, { count: 25 }]);
  });

  it('put services with few cases together, and leave them out when there is only one', () => {
    const see = (
      subject: string,
      count: number,
      thing: ThingMeasured = 'frist',
      value = 'eingehalten',
    ): Observation => ({
      ...{ period: '2026-09', thing, subject, value, count },
    });
    const rows = monthRows([see('hund', 30), see('pass', 6), see('parken', 5), see('hund', 1, 'frist', 'versaeumt')]);
    expect(rows).toEqual([
      { thing: 'frist', subject: 'hund', value: 'eingehalten', count: 28 },
      { thing: 'frist', subject: 'hund', value: 'versaeumt', count: 3 },
      { thing: 'frist', subject: 'uebrige', value: 'eingehalten', count: 11 },
    ]);
    expect(monthRows([see('hund', 30), see('pass', 6)]).map(({ subject }) => subject)).toEqual(['hund']);
    const answers = [5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 2, 1].map((score) => see('hund', 1, 'zufriedenheit', String(score)));
    expect(monthRows(answers).map(({ value, count }) => [value, count])).toEqual([
      ['3', 3],
      ['4', 9],
    ]);
    expect(monthRows([see('hund', 2, 'klartext', 'innerhalb')])).toHaveLength(1);
  });
});
