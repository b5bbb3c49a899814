import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#platform/database';
import { testDatabase } from '../../../../test/support/test-database.ts';
import { soundCity, withBreach } from '../fixtures/broken-city.ts';
import { versionReader } from './get-version.ts';
import { publish } from './publish.ts';
import { loadCity } from './read-city.ts';

const clock = { now: () => Temporal.Instant.from('2026-11-21T08:00:00Z') };
const own = await testDatabase();
const { db } = own;
afterAll(() => own.drop());

const rows = (from: Database) =>
  from.query('SELECT service, version, edition, published_at, files FROM catalogue.version ORDER BY edition, version');
const texts = 'services/hund-melden/texts.de.yaml';
const service = 'services/hund-melden/service.yaml';
const changed = { file: texts, from: 'title: Hund melden', to: 'title: Hund anmelden' };
const raised = { file: service, from: 'edition: 1', to: 'edition: 2' };

describe('publishing a city', () => {
  const city = loadCity(soundCity);
  let first = '';
  beforeAll(async () => {
    first = (await city).services[0]!.version;
  });

  it('stores each version once, however often and on however many nodes it starts', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(async () => publish({ db, clock }, await city)));
    expect(results.flatMap((result) => result.published)).toEqual(['hund-melden']);
    const before = await rows(db);
    expect(before).toHaveLength(1);
    const later = { now: () => Temporal.Instant.from('2027-01-01T00:00:00Z') };
    expect(await publish({ db, clock: later }, await city)).toMatchObject({ published: [], problems: [] });
    expect(await rows(db)).toEqual(before);
  });

  it('refuses new content under the old edition and keeps offering the old version', async () => {
    const edited = await withBreach({ change: [changed] }, loadCity);
    const { current, problems } = await publish({ db, clock }, edited);
    expect(problems).toMatchObject([{ code: 'edition-not-raised', file: service, line: 2 }]);
    expect(current.get('hund-melden')?.version).toBe(first);
    expect(await rows(db)).toHaveLength(1);
  });

  it('keeps the old version loadable, byte for byte, after a new one is published', async () => {
    const edited = await withBreach({ change: [changed, raised] }, loadCity);
    const { current, problems } = await publish({ db, clock }, edited);
    expect(problems).toEqual([]);
    expect(current.get('hund-melden')).toEqual({ version: edited.services[0]!.version, edition: 2, by: null });
    const read = versionReader(db);
    expect(await read('hund-melden', first)).toEqual((await city).services[0]);
    expect((await read('hund-melden', edited.services[0]!.version))?.texts.de.title).toBe('Hund anmelden');
    expect(await read('hund-melden', '0'.repeat(64))).toBeNull();
    expect(await read('katze-melden', first)).toBeNull();
  });

  it('does not go back when a node with the old content starts again', async () => {
    const { current, problems } = await publish({ db, clock }, await city);
    expect(problems).toEqual([]);
    expect(current.get('hund-melden')?.edition).toBe(2);
  });

  it('takes new content under the same edition only where that is allowed', async () => {
    const draft = await withBreach({ change: [raised, { ...changed, to: 'title: Hund kurz anmelden' }] }, loadCity);
    expect((await publish({ db, clock }, draft)).problems).toHaveLength(1);
    const { current, problems } = await publish({ db, clock }, draft, { sameEdition: true });
    expect(problems).toEqual([]);
    expect(current.get('hund-melden')?.version).toBe(draft.services[0]!.version);
  });

  it('gives the app no right to change or delete a version', async () => {
    await expect(db.query("UPDATE catalogue.version SET files = '{}'")).rejects.toThrow(/permission denied/);
    await expect(db.query('DELETE FROM catalogue.version')).rejects.toThrow(/permission denied/);
    await expect(db.query('DELETE FROM catalogue.current')).rejects.toThrow(/permission denied/);
  });
});
