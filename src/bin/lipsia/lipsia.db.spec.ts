import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Journey, readForm, walkJourney } from '#forms';
import { guestActor, systemActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import { asOwner, composeTest, emptyDatabase } from '../../../test/support/index.ts';
import { lipsiaProgram } from './lipsia.ts';

let city: Awaited<ReturnType<typeof composeTest>>;
beforeAll(async () => {
  city = await composeTest();
});
afterAll(() => city.drop());
const run = (...given: readonly string[]) =>
  lipsiaProgram([...given, '--language', 'en'], {
    DATABASE_URL: city.database.url,
    DATABASE_OWNER_URL: city.database.ownerUrl,
    LOG_LEVEL: 'silent',
  });
const tamper = (sql: string) => asOwner<{ id: string }>(city.database.ownerUrl, sql);

/** Sends the first example of the dog registration. */
async function sendCase() {
  const { platform, doors } = city;
  const folder = doors.catalogue.findService('hund-anmelden')!;
  const form = readForm(folder);
  if (!form.ok) throw new Error('the form does not hold');
  const [journey] = parse(folder.files['journeys.yaml'] ?? '') as readonly Journey[];
  const today = Temporal.PlainDate.from('2026-11-21');
  const streets = { check: (address: object) => ({ ok: true as const, address: address as never }) };
  const { answers } = walkJourney(form.form, journey!, { today, sentOn: null, fees: {}, language: 'de', streets });
  const order = { folder, answers, files: [], language: 'de' as const, channel: 'api' as const, actor: guestActor };
  return platform.db.transaction((tx) =>
    doors.cases.submit(tx, {
      ...order,
      id: platform.newId(),
      number: caseNumber(platform.random.bytes(5)),
      accountId: null,
      guestProof: null,
    }),
  );
}

describe('lipsia', () => {
  it('verifies a sound city with figures', async () => {
    await sendCase();
    const { status, text } = await run('verify');
    expect(text).toMatch(/^Event chains: {3}1 chains, [1-9]\d* events, 0 broken$/m);
    expect(text).toMatch(/^States: {9}1 cases replayed, 0 differ$/m);
    expect(text).toMatch(/^Access records: [1-9]\d* persons, \d+ entries, 0 with a gap$/m);
    expect(status).toBe(0);
  });

  it('does the background work that is due', async () => {
    expect(await run('work')).toEqual({ status: 0, text: expect.stringMatching(/^Done: \d+\n$/) });
  });

  it('finds nothing to migrate in a database that is up to date', async () => {
    expect(await run('migrate')).toEqual({ status: 0, text: 'All tables are up to date.\n' });
  });

  it('publishes a new service that citizens use without a restart, and refuses one with a fault', async () => {
    const home = await mkdtemp(join(tmpdir(), 'service-'));
    const folder = join(home, 'hund-neu-melden');
    await cp('city/services/hund-anmelden', folder, { recursive: true });
    const edit = async (file: string, from: string, to: string): Promise<void> => {
      const text = await readFile(join(folder, file), 'utf8');
      expect(text).toContain(from);
      await writeFile(join(folder, file), text.replace(from, to));
    };
    await edit('service.yaml', 'id: hund-anmelden', 'id: hund-neu-melden');
    await edit('service.yaml', 'office: stadtkaemmerei', 'office: nirgends');
    const refused = await run('publish-service', folder);
    expect(refused).toMatchObject({ status: 1, text: expect.stringContaining('[office-unknown]') });
    await edit('service.yaml', 'office: nirgends', 'office: stadtkaemmerei');
    await edit('texts.de.yaml', 'title: ', 'title: Neu: ');
    expect(await run('publish-service', folder)).toMatchObject({ status: 1 });
    await edit('texts.de.yaml', 'title: Neu: ', 'title: ');
    const browser = city.browser();
    expect((await browser.get('/de/hund-neu-melden')).status).toBe(404);
    const published = await run('publish-service', folder);
    expect(published.text).toContain('hund-neu-melden, edition 1, holds from');
    expect(published.status).toBe(0);
    await city.doors.catalogue.refresh();
    expect((await browser.get('/de/hund-neu-melden')).status).toBe(200);
    expect((await browser.get('/de/hund-neu-melden/start')).status).toBe(200);
    expect((await run('publish-service', folder, 'morgen')).status).toBe(2);
    expect((await run('publish-service')).status).toBe(2);
    expect((await run('publish-service', join(home, 'nichts'))).status).toBe(2);
    await rm(home, { recursive: true });
  });

  it('invites staff by a link that the sign-in knows, and refuses offices and roles that do not exist', async () => {
    const [office] = city.doors.catalogue.city().offices;
    const { status, text } = await run('staff', 'invite', 'k.muster', 'Kim Muster', office!.id, 'clerk,approver');
    expect(status).toBe(0);
    const path = /https?:\/\/[^/]+(\/en\/team\/einladung\/\S+)/.exec(text)?.[1];
    expect((await city.browser().get(path ?? '')).status).toBe(200);
    expect((await run('staff', 'invite', 'k', 'Kim', 'nirgends', 'clerk')).text).toContain('no office nirgends');
    expect((await run('staff', 'invite', 'k', 'Kim', office!.id, 'king')).text).toContain('no role king');
    expect((await run('staff', 'invite', 'k')).status).toBe(2);
  });

  it('names the person whose access record has a gap', async () => {
    const { db, vault } = city.platform;
    const key = await db.transaction((tx) => vault.createKey(tx));
    const read = {
      actor: systemActor,
      purpose: 'support' as const,
      caseId: null,
      subjects: [key],
      what: ['history' as const],
    };
    for (let count = 0; count < 3; count += 1) await db.transaction((tx) => vault.recordRead(tx, read));
    expect((await run('verify')).status).toBe(0);
    await tamper(`DELETE FROM vault.access WHERE subject = '${key}' AND number = 2`);
    const { status, text } = await run('verify');
    expect(text).toContain('1 with a gap\n');
    expect(text).toContain(`gap in the record of the person: ${key}`);
    expect(status).toBe(1);
  });

  it('names the stream whose chain does not hold', async () => {
    const row = await sendCase();
    await tamper(`UPDATE events.event SET public = '{"service":"other"}' WHERE stream = '${row.id}' AND seq = 1`);
    const { status, text } = await run('verify');
    expect(text).toContain('1 broken\n');
    expect(text).toContain(`broken chain: ${row.id}`);
    expect(status).toBe(1);
  });
});

describe('lipsia on an empty database', () => {
  it('asks for the tables first, and makes them', async () => {
    const empty = await emptyDatabase();
    const env = { DATABASE_URL: empty.url, DATABASE_OWNER_URL: empty.ownerUrl, LOG_LEVEL: 'silent' };
    try {
      const refused = await lipsiaProgram(['verify', '--language', 'en'], env);
      expect(refused).toEqual({ status: 2, text: expect.stringContaining('lipsia -- migrate') });
      expect((await lipsiaProgram(['migrate', '--language', 'en'], env)).text).toContain('vault/0001-keys.sql');
      expect((await lipsiaProgram(['verify', '--language', 'en'], env)).status).toBe(0);
    } finally {
      await empty.drop();
    }
  });
});

describe('lipsia without a database', () => {
  it('explains itself in both languages', async () => {
    const { status, text } = await lipsiaProgram(['--help'], {});
    expect(status).toBe(0);
    expect(text).toContain('npm run lipsia -- <Befehl>');
    expect(text).toContain('npm run lipsia -- <command>');
    expect((await lipsiaProgram([], {})).status).toBe(2);
  });

  it('shows every setting', async () => {
    const { text } = await lipsiaProgram(['settings'], { LANG: 'de_DE.UTF-8' });
    expect(text).toContain('| Name | Zweck |');
    expect(text).toContain('| `DATABASE_URL` |');
  });

  it.each([
    [['dance'], {}, 'no command “dance”'],
    [['staff', 'fire'], {}, 'no command “staff fire”'],
    [['verify'], { PORT: 'many' }, 'PORT'],
    [['verify'], { DATA_DIR: '/nonexistent/lipsia' }, 'no database in /nonexistent/lipsia'],
    [['migrate'], { DATABASE_URL: 'postgres://a@127.0.0.1:1/b' }, 'DATABASE_OWNER_URL'],
  ])('refuses %j with a reason', async (given, env, reason) => {
    const { status, text } = await lipsiaProgram([...given, '--language', 'en'], env);
    expect(status).toBe(2);
    expect(text).toContain(reason);
  });
});
