import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComposedApp, composeApp } from '../../../../test/contract/compose-app.ts';
import { dogAnswers } from '../../../../test/contract/people.ts';
import { partnerClientProgram } from './partner-client-program.ts';

const branch = 'musterbank-plagwitz';
const folder = mkdtempSync(join(tmpdir(), 'lipsia-client-'));
const [key, answers] = [join(folder, 'key.jwk'), join(folder, 'answers.json')];
let app: ComposedApp;
beforeAll(async () => {
  app = await composeApp({ register: () => 'none' });
}, 60_000);
afterAll(async () => {
  await app.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => {
  const { baseUrl } = app.platform.config;
  return partnerClientProgram([...args, '--city', baseUrl, '--client', 'kasse', '--key', key], {
    fetch: (address, init) => app.request(address.slice(baseUrl.length), init),
    now: () => Math.floor(app.clock.now().epochMilliseconds / 1_000),
    pause: async () => {},
  });
};

it('makes its key, and walks the whole visit in the sandbox from what is open to the statement', async () => {
  const made = await run('new-key');
  expect(made.status).toBe(0);
  expect((await run('new-key')).text).toContain('EEXIST');
  const jwk: unknown = JSON.parse(made.text);
  expect(jwk).not.toHaveProperty('d');
  const order = { branches: [branch], services: ['*'], rights: ['*'], isTest: true, perMinute: 600, webhook: null };
  await app.doors.partners.clients.add({ id: 'kasse', institution: 'musterbank', ...order, jwk });
  expect((await run('branches')).text).toContain('"test": true');
  expect((await run('services', '--branch', branch)).text).toContain('"hund-anmelden"');
  writeFileSync(answers, JSON.stringify(dogAnswers()));
  const filing = ['visit', '--branch', branch, '--service', 'hund-anmelden', '--answers', answers];
  expect(await run(...filing)).toMatchObject({ status: 1, text: expect.stringContaining('no-test-person') });
  writeFileSync(answers, JSON.stringify({ ...dogAnswers(), vorname: 'Erika', familienname: 'Testperson' }));
  const done = await run(...filing);
  expect(done).toMatchObject({ status: 0, text: expect.stringContaining('Code for the person: ') });
  const { id, state } = JSON.parse(done.text.slice(0, done.text.lastIndexOf('}') + 1));
  expect(state).toBe('accepted');
  expect((await run('status', '--id', id)).text).toContain('"accepted"');
  expect((await run('ledger', '--branch', branch)).text).toMatch(/^All 1 entries of musterbank-plagwitz hold/);
  expect((await run('statement', '--branch', branch, '--month', '2026-11')).text).toContain('"gross": 655');
  expect(await run(...filing.map((one) => (one === 'hund-anmelden' ? 'meldebescheinigung' : one)))).toMatchObject({
    status: 1,
    text: 'Diese Leistung ist an diesem Ort heute nicht möglich. Das Amt hilft Ihnen weiter.',
  });
  expect((await run('status', '--id', 'x')).status).toBe(1);
  expect((await run('unknown')).status).toBe(2);
  expect(await app.platform.db.query('SELECT 1 FROM cases."case"')).toEqual([]);
});
