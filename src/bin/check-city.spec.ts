import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const sound = 'src/modules/catalogue/fixtures/sound';
const own = mkdtempSync(join(tmpdir(), 'check-city-'));
afterAll(() => rmSync(own, { recursive: true }));

const run = (...args: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, ['src/bin/check-city.ts', ...args], { encoding: 'utf8' });
  return { status, stdout };
};

describe('check-city', { timeout: 30_000 }, () => {
  it('ends with 0 for a sound city and with 1 for a changed one, and writes SARIF', () => {
    const report = run(sound, '--json');
    expect(report.status).toBe(0);
    const published = join(own, 'published.json');
    writeFileSync(published, report.stdout);

    const changed = join(own, 'city');
    cpSync(sound, changed, { recursive: true });
    const texts = join(changed, 'services/hund-melden/texts.de.yaml');
    writeFileSync(texts, readFileSync(texts, 'utf8').replace('Hund melden', 'Hund anmelden'));
    expect(run(changed, '--language', 'en').status).toBe(0);
    const sarif = join(own, 'report.sarif');
    const refused = run(changed, '--language', 'en', '--published', published, '--sarif', sarif);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('Set it to 2.  [edition-not-raised]');
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({
      runs: [{ results: [{ ruleId: 'edition-not-raised' }] }],
    });
  });

  it('asks the modules above: a process that cannot run is named', () => {
    const changed = join(own, 'drawn');
    cpSync(sound, changed, { recursive: true });
    const drawing = join(changed, 'services/hund-melden/process.bpmn');
    writeFileSync(drawing, readFileSync(drawing, 'utf8').replace('targetRef="pruefen"', 'targetRef="nirgends"'));
    const { status, stdout } = run(changed, '--language', 'en');
    expect(status).toBe(1);
    expect(stdout).toContain('services/hund-melden/');
  });

  it('explains itself', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--published') });
    expect(run('--language', 'fr').status).toBe(2);
  });
});
