import { afterAll, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { testDatabase } from '../../../test/support/test-database.ts';
import { breaches, soundCity, withBreach } from './fixtures/broken-city.ts';
import { catalogueModule } from './module.ts';

const own = await testDatabase();
afterAll(() => own.drop());
const platform = { db: own.db, clock: { now: () => Temporal.Instant.from('2026-11-21T08:00:00Z') }, log: silentLog };
const open = (cityFolder: string) => catalogueModule(platform, { cityFolder });

describe('the door of the catalogue', () => {
  it('offers services, words, fees and streets', async () => {
    const { door, routes } = await open(soundCity);
    expect(routes).toEqual([]);
    const service = door.findService('hund-melden')!;
    expect(door.services()).toEqual([service]);
    expect(door.findService('katze-melden')).toBeNull();
    expect(await door.findVersion('hund-melden', service.version)).toBe(service);
    expect(door.search('hundesteur', 'en')[0]).toMatchObject({ kind: 'service', title: 'Register a dog' });
    expect(door.search('kämmerei', 'de')[0]).toMatchObject({ kind: 'office', id: 'kaemmerei' });
    expect(door.search('altes amt', 'de').map((hit) => hit.id)).not.toContain('altes-amt');
    expect(door.findOffice('altes-amt')?.state).toBe('closed');
    expect(door.lifeEvents().map((event) => event.id)).toEqual(['hund']);
    expect(door.feesOn(Temporal.PlainDate.from('2026-11-21'), ['hundesteuer'])).toMatchObject({
      value: { hundesteuer: { regulaer: 15000 } },
    });
    expect(door.feesOn(Temporal.PlainDate.from('2019-11-21'))).toMatchObject({ reason: 'fee-gap' });
    expect(door.checkLocalAddress({ street: 'lange str', houseNumber: '5' })).toMatchObject({ ok: true });
    expect(door.suggestStreets('lan')).toEqual(['Lange Straße']);
  });

  it('keeps the draft of an old version going while the new version is offered', async () => {
    const before = (await open(soundCity)).door.findService('hund-melden')!;
    const change = [
      { file: 'services/hund-melden/service.yaml', from: 'edition: 1', to: 'edition: 2' },
      { file: 'services/hund-melden/texts.de.yaml', from: 'title: Hund melden', to: 'title: Hund anmelden' },
    ];
    const { door } = await withBreach({ change }, open);
    expect(door.findService('hund-melden')?.texts.de.title).toBe('Hund anmelden');
    expect(await door.findVersion('hund-melden', before.version)).toEqual(before);
    const late = await open(soundCity);
    expect(late.door.findService('hund-melden')?.edition).toBe(2);
  });

  it('leaves out a service that is not whole and starts with the others', async () => {
    const broken = (await breaches()).find((breach) => breach.name === 'office unknown')!;
    expect((await withBreach(broken, open)).door.services()).toEqual([]);
  });

  it('does not start when the facts of the city do not fit', async () => {
    const change = [{ file: 'city.yaml', from: 'name: Musterstadt', to: 'nome: Musterstadt' }];
    await expect(withBreach({ change }, open)).rejects.toThrow(/facts of the city/);
  });
});

describe('publishing while the city runs', () => {
  const day = { now: Temporal.Instant.from('2026-11-21T08:00:00Z') };
  const running = { ...platform, clock: { now: () => day.now } };
  const openNode = () => catalogueModule(running, { cityFolder: soundCity });
  const catFiles = (files: Readonly<Record<string, string>>, edition = 1): Record<string, string> => ({
    ...files,
    'service.yaml': files['service.yaml']!.replace('id: hund-melden', 'id: katze-melden').replace(
      /^edition: .*$/m,
      `edition: ${edition}`,
    ),
  });
  const order = (files: Readonly<Record<string, string>>) => ({ id: 'katze-melden', files, by: 'spec', checks: [] });

  it('offers a new service at once here, and on other nodes when they look', async () => {
    const [here, there] = [(await openNode()).door, (await openNode()).door];
    const files = catFiles(here.findService('hund-melden')!.files);
    const published = await here.publishService(order(files));
    expect(published.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(here.findService('katze-melden')?.edition).toBe(1);
    expect(here.search('hund', 'de').map(({ id }) => id)).toContain('katze-melden');
    expect(there.findService('katze-melden')).toBeNull();
    await there.refresh();
    expect(there.findService('katze-melden')?.version).toBe(published.service?.version);
    expect((await openNode()).door.findService('katze-melden')?.edition).toBe(1);
  });

  it('refuses what is not whole, what another check finds, and an edition that was there', async () => {
    const { door } = await openNode();
    const files = catFiles(door.findService('hund-melden')!.files);
    const refused = async (
      changed: Record<string, string>,
      checks: Parameters<typeof door.publishService>[0]['checks'] = [],
    ) => {
      const { service, problems } = await door.publishService({ ...order(changed), checks });
      expect(service).toBeNull();
      return problems.filter(({ level }) => level === 'error').map(({ code }) => code);
    };
    const texts = files['texts.de.yaml']!;
    expect(await refused({ ...files, 'texts.de.yaml': texts.replace('title:', 'titel:') })).toContain('key-missing');
    const other = { ...files, 'texts.de.yaml': texts.replace('title: Hund', 'title: Katze') };
    expect(await refused(other)).toEqual(['edition-not-raised']);
    const message = { de: 'nein', en: 'no' };
    const check = () => [{ code: 'spec', level: 'error' as const, file: 'x', line: 1, message }];
    expect(await refused(catFiles(files, 2), [check])).toEqual(['spec']);
    expect(door.findService('katze-melden')?.edition).toBe(1);
  });

  it('lets one of two win who publish the same edition with other content at once', async () => {
    const { door } = await openNode();
    const files = catFiles(door.findService('hund-melden')!.files);
    const titled = (word: string) => ({
      ...files,
      'service.yaml': files['service.yaml']!.replace('id: katze-melden', 'id: fisch-melden'),
      'texts.de.yaml': files['texts.de.yaml']!.replace('title: Hund', `title: ${word}`),
    });
    const publish = (word: string) => door.publishService({ ...order(titled(word)), id: 'fisch-melden' });
    const both = await Promise.all([publish('Fisch'), publish('Hecht')]);
    expect(both.filter(({ service }) => service !== null)).toHaveLength(1);
    expect(
      both.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error').map(({ code }) => code)),
    ).toEqual(['edition-not-raised']);
  });

  it('waits with a planned version for its day in the legal time zone, and a draft keeps the version it began with', async () => {
    const { door } = await openNode();
    const before = door.findService('katze-melden')!;
    const from = Temporal.PlainDate.from('2026-12-01');
    const planned = await door.publishService({ ...order(catFiles(before.files, 2)), from });
    expect(planned).toMatchObject({ from });
    expect(door.findService('katze-melden')?.edition).toBe(1);
    day.now = Temporal.Instant.from('2026-11-30T22:59:59Z');
    await door.refresh();
    expect(door.findService('katze-melden')?.edition).toBe(1);
    day.now = Temporal.Instant.from('2026-11-30T23:00:00Z');
    await door.refresh();
    expect(door.findService('katze-melden')?.edition).toBe(2);
    expect(await door.findVersion('katze-melden', before.version)).toEqual(before);
    const [row] = await own.db.query(
      "SELECT published_by AS by FROM catalogue.version WHERE service = 'katze-melden' LIMIT 1",
    );
    expect(row).toEqual({ by: 'spec' });
  });

  it('takes a service off the offer on every node, with its plans, until a higher edition comes', async () => {
    const [here, there] = [(await openNode()).door, (await openNode()).door];
    const files = (edition: number): Record<string, string> => {
      const cat = catFiles(here.findService('hund-melden')!.files, edition);
      return { ...cat, 'service.yaml': cat['service.yaml']!.replace('id: katze-melden', 'id: igel-melden') };
    };
    const hedgehog = (edition: number) => ({ ...order(files(edition)), id: 'igel-melden' });
    const first = (await here.publishService(hedgehog(1))).service!;
    await here.publishService({ ...hedgehog(2), from: Temporal.PlainDate.from('2027-01-01') });
    expect(await here.withdrawService({ id: 'einhorn-melden', by: 'spec' })).toBe(false);
    const twice = await Promise.all([1, 2].map(() => here.withdrawService({ id: 'igel-melden', by: 'spec' })));
    expect(twice).toEqual([true, true]);
    await there.refresh();
    for (const door of [here, there, (await openNode()).door]) {
      expect(door.findService('igel-melden')).toBeNull();
      expect(door.search('igel-melden', 'de').map(({ id }) => id)).not.toContain('igel-melden');
      expect((await door.findVersion('igel-melden', first.version))?.edition).toBe(1);
    }
    day.now = Temporal.Instant.from('2027-01-02T12:00:00Z');
    await here.refresh();
    expect(here.findService('igel-melden')).toBeNull();
    const taken = await here.publishService({
      ...hedgehog(2),
      files: { ...files(2), 'journeys.yaml': `${files(2)['journeys.yaml']}\n# other\n` },
    });
    expect(taken.problems.map(({ code }) => code)).toContain('edition-not-raised');
    expect((await here.publishService(hedgehog(2))).problems.map(({ code }) => code)).toContain('edition-not-raised');
    await here.publishService(hedgehog(3));
    expect(here.findService('igel-melden')?.edition).toBe(3);
    const listed = await here.versionsOf('igel-melden');
    expect(listed.map(({ edition, isCurrent, isWithdrawn }) => [edition, isCurrent, isWithdrawn])).toEqual([
      [3, true, false],
      [2, false, false],
      [1, false, false],
    ]);
  });
});
