import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CityCheck, checkCity, type Problem } from '#catalogue';
import { serviceChecks } from './service-checks.ts';

const service = 'services/hund-melden';
const own = join(import.meta.dirname, 'bin/checks/fixtures');
const check = (folder: string): Promise<CityCheck> => checkCity({ folder, serviceChecks });
const told = ({ level, code, file, line }: Problem): string =>
  `${level} ${code} ${file.replace(`${service}/`, '')}:${line}`;
const planted = parse(await readFile(join(own, 'breaches.yaml'), 'utf8')) as readonly Breach[];
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-'));
  await cp('src/modules/catalogue/fixtures/sound', folder, { recursive: true });
  await cp(join(own, 'whole'), folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** What the check says while the sound service is changed. */
async function withBreach({ change }: Breach): Promise<readonly Problem[]> {
  const before: { readonly path: string; readonly text: string | null }[] = [];
  try {
    for (const { file, from = '', to = '', add } of change) {
      const path = join(folder, service, file);
      const text = add === undefined ? await readFile(path, 'utf8') : null;
      if (text !== null && !text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      before.unshift({ path, text });
      await writeFile(path, add ?? text?.replace(from, () => to) ?? '');
    }
    return (await check(folder)).problems;
  } finally {
    for (const { path, text } of before) await (text === null ? rm(path) : writeFile(path, text));
  }
}

describe('checking services', () => {
  it('has nothing to say about the sound service', async () => {
    expect((await check(folder)).problems).toEqual([]);
  });

  it.each(planted)('finds exactly: $name', async (breach) => {
    const problems = await withBreach(breach);
    expect(problems.map(told)).toEqual(breach.expect);
    for (const { message } of problems)
      for (const text of [message.de, message.en]) {
        expect(text).not.toMatch(/undefined|\[object|: [.]|""|„“|“”/);
        expect(text).toMatch(/[.“”"?]$/);
      }
    if (breach.says) expect(problems[0]?.message).toEqual(breach.says);
  });

  it('plants a breach for every word it has', async () => {
    const files = ['processes/texts/check-words.ts', 'processes/texts/name-words.ts', 'cases/texts/journey-words.ts'];
    const words = await Promise.all(files.map((file) => readFile(`src/modules/${file}`, 'utf8')));
    const codes = words.flatMap((text) => [...text.matchAll(/^ +(?:case )?'([a-z-]+)':/gm)].map((hit) => hit[1]!));
    const seen = new Set(planted.flatMap(({ expect: lines }) => lines.map((line) => line.split(' ')[1])));
    expect(codes.length).toBeGreaterThan(40);
    expect([...codes, 'process-cannot-run', 'form-name-taken'].filter((code) => !seen.has(code))).toEqual([]);
  });

  it('finds no error in Leipzig', async () => {
    const { problems } = await check('city');
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

interface Breach {
  readonly name: string;
  /** Files inside the folder of the service; `add` is a new one. */
  readonly change: readonly {
    readonly file: string;
    readonly from?: string;
    readonly to?: string;
    readonly add?: string;
  }[];
  /** Exactly these, as `level code file:line`. */
  readonly expect: readonly string[];
  /** The words of the first one, where they matter. */
  readonly says?: Problem['message'];
}
