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
