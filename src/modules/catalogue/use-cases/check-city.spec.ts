import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem, ServiceCheck } from '../domain/problem.ts';
import { breaches, soundCity, withBreach } from '../fixtures/broken-city.ts';
import { de } from '../texts/de.ts';
import { checkCity } from './check-city.ts';
import { checkJson, checkSarif, checkTable } from './check-report.ts';

const told = (problem: Problem) => `${problem.level} ${problem.code} ${problem.file}:${problem.line}`;
const check = (folder: string, serviceChecks: readonly ServiceCheck[] = []) => checkCity({ folder, serviceChecks });
const planted = await breaches();

describe('checking a city', () => {
  it('has nothing to say about the sound city', async () => {
    expect((await check(soundCity)).problems).toEqual([]);
  });

  it.each(planted)('finds exactly: $name', async (breach) => {
    const { city, problems } = await withBreach(breach, check);
    expect(problems.map(told)).toEqual(breach.expect);
    for (const { message } of problems)
      for (const text of [message.de, message.en]) expect(text).not.toMatch(/undefined|\[object|: $|""|„“/);
    const outOfWords = ['sentence-too-long', 'text-too-hard', 'german-term-missing', 'term-unexplained'];
    const isBroken = problems.some(
      ({ level, file, code }) => level === 'error' && file.startsWith('services/') && !outOfWords.includes(code),
    );
    expect(city?.services.length).toBe(isBroken ? 0 : 1);
  });

  it('plants a breach for every word it has', async () => {
    const seen = new Set(planted.flatMap((breach) => breach.expect.map((line) => line.split(' ')[1])));
    const elsewhere = ['check-failed', 'edition-not-raised', 'folder-address'];
    expect(Object.keys(de).filter((code) => !seen.has(code) && !elsewhere.includes(code))).toEqual([]);
  });

  it('wants a higher edition for changed content', async () => {
    const city = (await check(soundCity)).city!;
    const published = new Map([['hund-melden', { version: city.services[0]!.version, edition: 1 }]]);
    expect((await checkCity({ folder: soundCity, serviceChecks: [], published })).problems).toEqual([]);
    const change = [
      { file: 'services/hund-melden/texts.de.yaml', from: 'title: Hund melden', to: 'title: Hund anmelden' },
    ];
    const lazy = await withBreach({ change }, (folder) => checkCity({ folder, serviceChecks: [], published }));
    expect(lazy.problems.map(told)).toEqual(['error edition-not-raised services/hund-melden/service.yaml:2']);
    expect(lazy.problems[0]?.message.en).toContain('Set it to 2');
    const raise = { file: 'services/hund-melden/service.yaml', from: 'edition: 1', to: 'edition: 2' };
    const right = await withBreach({ change: [...change, raise] }, (folder) =>
      checkCity({ folder, serviceChecks: [], published }),
    );
    expect(right.problems).toEqual([]);
  });

  it('names a folder that is no address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'city-'));
    await cp(soundCity, folder, { recursive: true });
    await rename(`${folder}/services/hund-melden`, `${folder}/services/Hund Melden`);
    const { problems } = await check(folder);
    await rm(folder, { recursive: true });
    expect(problems.map(told)).toContain('error folder-address services/Hund Melden/:1');
  });

  it('runs the checks of other modules on whole services only, and outlives one that falls over', async () => {
    const seen: string[] = [];
    const checks: ServiceCheck[] = [
      (folder) => {
        seen.push(folder.id);
        return [];
      },
      function drawing() {
        throw new Error('no start event');
      },
    ];
    const { problems } = await check(soundCity, checks);
    expect(seen).toEqual(['hund-melden']);
    expect(problems.map(told)).toEqual(['error check-failed services/hund-melden/service.yaml:1']);
    expect(problems[0]?.message.en).toBe('The check "drawing" failed: no start event');
    const broken = planted.find((breach) => breach.name === 'office unknown')!;
    await withBreach(broken, (folder) => check(folder, checks));
    expect(seen).toEqual(['hund-melden']);
  });
});

describe('the report', () => {
  const broken = planted.find((breach) => breach.name === 'office unknown')!;

  it('names file, line and what to do, in both languages', async () => {
    const result = await withBreach(broken, check);
    expect(checkTable(result, 'de').split('\n')).toEqual([
      'services/hund-melden/service.yaml',
      '     4  Fehler   Das Amt kaemerei steht nicht in offices.yaml. Prüfen Sie die id.  [office-unknown]',
      '',
      'Geladen: -. Fehler: 1. Hinweise: 0.',
    ]);
    expect(checkTable(result, 'en')).toContain('The office kaemerei is not in offices.yaml. Check the id.');
  });

  it('is data for programs', async () => {
    const sound = checkJson(await check(soundCity));
    expect(sound).toMatchObject({ ok: true, services: [{ id: 'hund-melden', edition: 1 }], problems: [] });
    expect(checkJson(await withBreach(broken, check)).ok).toBe(false);
  });

  it('is SARIF 2.1.0', async () => {
    const sarif = checkSarif(await withBreach(broken, check), 'city', 'en');
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { rules: [{ id: 'office-unknown' }] } },
          results: [
            {
              ruleId: 'office-unknown',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'city/services/hund-melden/service.yaml' },
                    region: { startLine: 4 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
