import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lipsiaProgram } from './lipsia.ts';

const bench = 'src/modules/studio/fixtures/bank.xml';
const run = (...given: readonly string[]) => lipsiaProgram(given, { LANG: 'de_DE' });

describe('files of other systems on the command line', () => {
  it('makes a service folder without a database, and says what is left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bring-'));
    const made = await run('import-service', bench, '--id', 'bank', '--office', 'amt', '--into', folder);
    expect(made.text).toMatch(/1 Fragen übernommen[\s\S]*import-report\.md/);
    expect(made.status).toBe(0);
    expect(await readdir(join(folder, 'bank'))).toHaveLength(8);
    const again = await run('import-service', bench, '--id', 'bank', '--office', 'amt', '--into', folder);
    expect(again).toMatchObject({ status: 2, text: expect.stringContaining('gibt es schon') as string });
    await rm(folder, { recursive: true });
  });

  it('judges a process with lines and advice, and ends with 1 while something is to be changed', async () => {
    const foreign = await run('check-process', 'src/modules/studio/fixtures/camunda7.bpmn', '--language', 'en');
    expect(foreign.status).toBe(1);
    expect(foreign.text).toMatch(/ 16 {2}serviceTask „Buchen“: camunda:class="org\.example\.Book"\n.*lipsia:action/);
    const own = await run('check-process', 'city/services/hund-anmelden/process.bpmn');
    expect(own).toMatchObject({ status: 0, text: expect.stringContaining('läuft, wie sie ist') as string });
  });

  it('says in both languages what is missing', async () => {
    expect(await run('import-service')).toMatchObject({
      status: 2,
      text: expect.stringMatching(/Es fehlt etwas/) as string,
    });
    const answer = await run('check-process', '--language', 'en');
    expect(answer).toMatchObject({ status: 2, text: expect.stringMatching(/Something is missing/) as string });
    expect((await run('check-process', 'package.json')).status).toBe(2);
  });
});
