import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCityProgram } from './check-city.ts';

const own = await mkdtemp(join(tmpdir(), 'check-city-'));
const city = join(own, 'city');
const service = join(city, 'services/hund-melden');
beforeAll(async () => {
  await cp('src/modules/catalogue/fixtures/sound', city, { recursive: true });
  await cp(join(import.meta.dirname, 'fixtures/whole'), city, { recursive: true });
});
afterAll(() => rm(own, { recursive: true }));

async function withChange<T>(file: string, from: string, to: string, work: () => Promise<T>): Promise<T> {
  const text = await readFile(join(service, file), 'utf8');
  await writeFile(join(service, file), text.replace(from, to));
  try {
    return await work();
  } finally {
    await writeFile(join(service, file), text);
  }
}

describe('check:city', () => {
  it('ends with 0 for a sound city and with 1 for a changed one, and writes SARIF', async () => {
    const report = await checkCityProgram([city, '--json']);
    expect(report.status).toBe(0);
    const published = join(own, 'published.json');
    await writeFile(published, report.text);
    const sarif = join(own, 'report.sarif');
    await withChange('texts.de.yaml', 'Hund melden', 'Hund anmelden', async () => {
      expect((await checkCityProgram([city])).status).toBe(0);
      const refused = await checkCityProgram([city, '--language', 'en', '--published', published, '--sarif', sarif]);
      expect(refused.status).toBe(1);
      expect(refused.text).toContain('Set it to 2.  [edition-not-raised]');
    });
    expect(JSON.parse(await readFile(sarif, 'utf8'))).toMatchObject({
      runs: [{ results: [{ ruleId: 'edition-not-raised' }] }],
    });
  });

  it('asks the modules above: a process that cannot run is named with its line', async () => {
    const said = await withChange('process.bpmn', 'targetRef="weg"', 'targetRef="nirgends"', () =>
      checkCityProgram([city]),
    );
    expect(said.status).toBe(1);
    expect(said.text).toContain('services/hund-melden/process.bpmn\n');
    expect(said.text).toContain('[process-cannot-run]');
  });

  it('explains itself in both languages', async () => {
    const { status, text } = await checkCityProgram(['--help']);
    expect(status).toBe(0);
    expect(text).toContain('Prüft alles, was eine Stadt anbietet');
    expect(text).toContain('Checks everything a city offers');
    expect((await checkCityProgram(['--language', 'fr'])).status).toBe(2);
  });
});
