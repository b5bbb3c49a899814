import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformancePage, readmeLine } from './conformance-page.ts';
import { hasMiwg, type MiwgRow, miwgArchive, readMiwg } from './miwg.ts';
import ratchet from './ratchet.json' with { type: 'json' };

if (!hasMiwg()) console.warn(`The BPMN reference models are missing, they are not checked: ${miwgArchive}`);

describe.skipIf(!hasMiwg())('the reference models of the BPMN interchange group', () => {
  let rows: readonly MiwgRow[] = [];
  beforeAll(async () => {
    rows = await readMiwg();
  });

  it('are 21, and every process of them runs or is refused by element and line', () => {
    expect(new Set(rows.map(({ file }) => file)).size).toBe(21);
    for (const row of rows.filter(({ nodes }) => nodes === 0))
      expect(row.refused[0]).toMatch(/^\S+ \w+ `.+` line \d+$/);
  });

  it('run in no smaller number than before', () => {
    expect(rows.filter(({ nodes }) => nodes > 0).length).toBeGreaterThanOrEqual(ratchet.processesThatRun);
  });

  it('come unchanged through writing and reading, except for content that is refused as no BPMN', () => {
    const changed = rows.filter(({ roundTrips }) => !roundTrips);
    expect(changed.map(({ file, refused }) => [file, refused[0]?.split(' ')[0]])).toEqual([
      ['C.8.1.bpmn', 'unknown-content'],
    ]);
  });

  it('stand in the docs as they were read here', () => {
    expect(readFileSync('docs/conformance.md', 'utf8')).toBe(conformancePage(rows));
  });
});

it('the README tells the figures that the ratchet holds', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(readmeLine(ratchet));
});
