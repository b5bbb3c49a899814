import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readStrategy } from './read-strategy.ts';

const rankings = '../shared/data/standards/kpi/bitkom-smart-city-index.csv';
if (!existsSync(rankings)) console.warn(`${rankings} is absent: the rankings are not compared`);

const data = (): Record<string, unknown> =>
  parse(readFileSync('city/strategy.yaml', 'utf8')) as Record<string, unknown>;
const offices = new Set(['buergerservice', 'neues-rathaus']);
const broken = (change: (goal: Record<string, never>) => void) => {
  const found = data();
  change((found['goals'] as Record<string, never>[])[0]!);
  return readStrategy(found, offices).faults.map(({ code, path }) => `${code} ${path.join('.')}`);
};

describe('the strategy of the city', () => {
  it('holds, and marks each target that nobody has decided yet', () => {
    const { strategy, faults } = readStrategy(data(), offices);
    expect(faults).toEqual([]);
    expect(strategy?.goals.every(({ target }) => target.source !== '')).toBe(true);
  });

  it.each<[string, (goal: Record<string, Record<string, unknown>>) => void]>([
    ['owner-unknown goals.0.owner', (goal) => Object.assign(goal, { owner: 'niemand' })],
    ['word-unknown goals.0.query.counted', (goal) => Object.assign(goal['query']!, { counted: ['gut'] })],
    ['share-of-nothing goals.0.query.counted', (goal) => Object.assign(goal['query']!, { counted: [] })],
    ['no-number goals.0.query.measure', (goal) => Object.assign(goal['query']!, { measure: 'median' })],
    ['unit-wrong goals.0.unit', (goal) => Object.assign(goal, { unit: 'days' })],
    ['target-impossible goals.0.target.value', (goal) => Object.assign(goal['target']!, { value: 101 })],
    ['too-few goals.0.query.least', (goal) => Object.assign(goal['query']!, { least: 3 })],
    ['due-before-begin goals.0.target.due', (goal) => Object.assign(goal['target']!, { due: '2026-08-31' })],
    ['shape goals.0.target.from', (goal) => Object.assign(goal['target']!, { from: 'September' })],
    ['id-twice goals.1.id', (goal) => Object.assign(goal, { id: 'dauer' })],
  ])('names a fault: %s', (said, change) => {
    expect(broken(change as never)).toContain(said);
  });

  it.skipIf(!existsSync(rankings))('agrees with the collected rankings', () => {
    const lines = readFileSync(rankings, 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    const { strategy } = readStrategy(data(), offices);
    for (const { year, rank, rankTen, top } of strategy!.index.years) {
      const of = (start: string) =>
        lines.find(([y, city, , , part]) => y === String(year) && city?.startsWith(start) && part === 'total');
      expect(of('Leipzig')?.[2] ?? null, `${year}`).toBe(rank === null ? null : String(rank));
      const tenth = of('rank 10');
      if (tenth) expect(Number(tenth[3]), `${year}`).toBe(rankTen);
      for (const { city, score } of top)
        if (score !== null) expect(Number(of(city)?.[3]), `${year} ${city}`).toBe(score);
    }
  });
});
