import { createHash } from 'node:crypto';
import ckanClient, { type CkanResponse } from '@portaljs/ckan-api-client-js';
import { parquetReadObjects } from 'hyparquet';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Actor, guestActor, systemActor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import { listen } from '#platform/http';
import { composeTest, htmlProblems, virtualClock } from '../../../../../test/support/index.ts';
import { readEntries, readSize } from '../../store/log-store.ts';
import { type SentData, sendInData } from './send-in-data.ts';

let city: Awaited<ReturnType<typeof composeTest>>;
const clock = virtualClock('2026-09-05T08:00:00Z');
const get = (path: string, headers: Record<string, string> = {}) =>
  city.app.fetch(new Request(`${city.platform.config.baseUrl}${path}`, { headers, redirect: 'manual' }));
const ckan = async (path: string) => {
  const answer = await get(`/api/3/action/${path}`);
  return { status: answer.status, ...((await answer.json()) as Answer) };
};

beforeAll(async () => {
  city = await composeTest({ clock });
  // The log reads in turns, so that a service is frequent before most of its entries are made.
  for (let at = 0; at < 12; at += 1) await openCase('hund-anmelden', ['open', 'decided']);
  await city.doors.transparency.seal();
  for (let at = 0; at < 20; at += 1) await openCase('hund-anmelden', ['open', 'decided']);
  for (let at = 0; at < 14; at += 1) await openCase('meldebescheinigung', ['open']);
  await openCase('gewerbe-anmelden', ['open']);
  await openCase('hund-anmelden', ['open', 'withdrawn']);
  await city.doors.transparency.seal();
  clock.set(Temporal.Instant.from('2026-10-10T08:00:00Z'));
  for (let at = 0; at < 9; at += 1) await visit('buergerbuero-otto-schill-strasse', '2026-10-12T09:00:00Z', at < 5);
  clock.set(Temporal.Instant.from('2026-10-15T08:00:00Z'));
  await city.platform.events.ensurePartitions();
  await city.doors.transparency.publishData();
}, 60_000);
afterAll(() => city?.drop());

describe('the city publishes its own data', () => {
  it('as CSV, JSON and Parquet with the same rows, each file with its hash in the public log', async () => {
    const { result } = await ckan('package_show?id=faelle-je-leistung-und-monat');
    const resources = result['resources'] as { name: string; url: string; hash: string }[];
    const rows = new Map<string, unknown>();
    for (const { name, url, hash } of resources) {
      const answer = await get(new URL(url).pathname);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(hash);
      if (name.endsWith('.parquet'))
        rows.set('parquet', await parquetReadObjects({ file: bytes.buffer as ArrayBuffer }));
      else if (name.endsWith('.json')) rows.set('json', JSON.parse(Buffer.from(bytes).toString()));
      else rows.set('csv', Buffer.from(bytes).toString().split('\r\n').length - 2);
    }
    expect(rows.get('parquet')).toEqual(rows.get('json'));
    expect(rows.get('csv')).toBe((rows.get('json') as unknown[]).length);
    await city.doors.transparency.seal();
    const entries = await readEntries(city.platform.db, 0, await readSize(city.platform.db));
    const told = entries.map((entry) => JSON.parse(Buffer.from(entry).toString()) as JsonObject);
    const release = told.find(
      ({ type, facts }) =>
        type === 'open-data.published' && (facts as JsonObject)['dataset'] === 'faelle-je-leistung-und-monat',
    );
    const files = (release!['facts'] as JsonObject)['files'] as JsonObject;
    for (const { name, hash } of resources) expect(files[name], name).toBe(hash);
  });

  it('without a small count, and with the means to keep it from being calculated', async () => {
    const rows = await rowsOf('faelle-je-leistung-und-monat');
    const of = (month: string, service: string) =>
      rows.find((row) => row['zeitraum'] === month && row['leistung'] === service)?.['anzahl'];
    expect(of('2026-09', 'gewerbe-anmelden')).toBeNull();
    expect(rows.filter(({ zeitraum, anzahl }) => zeitraum === '2026-09' && anzahl === null).length).toBeGreaterThan(1);
    expect(rows.every(({ anzahl }) => typeof anzahl !== 'number' || anzahl === 0 || anzahl >= 3)).toBe(true);
  });

  it('with durations and visits, and the steps of cases only where the way is not rare', async () => {
    expect(await rowsOf('dauer-je-leistung')).toEqual([
      expect.objectContaining({ leistung: 'hund-anmelden', zugesagt: 'WD5', median_tage: 0 }),
    ]);
    expect(await rowsOf('termine-je-buero-und-tag')).toEqual([
      expect.objectContaining({
        buero: 'buergerbuero-otto-schill-strasse',
        tag: '2026-10-12',
        gebucht: 9,
        median_vorlauf_tage: 2,
      }),
    ]);
    const steps = await rowsOf('ereignisprotokoll');
    expect(steps).toContainEqual(
      expect.objectContaining({ leistung: 'hund-anmelden', ereignis: 'case.advanced', tag: '2026-09-05' }),
    );
    expect(steps.some(({ leistung }) => leistung === 'gewerbe-anmelden')).toBe(false);
    expect(steps.some(({ status }) => status === 'withdrawn')).toBe(false);
  });

  it('once: the same content makes no new version, another one does', async () => {
    expect(await city.doors.transparency.publishData()).toBe(0);
    const before = await ckan('package_show?id=termine-je-buero-und-tag');
    clock.set(Temporal.Instant.from('2026-10-16T08:00:00Z'));
    for (let at = 0; at < 4; at += 1) await visit('buergerbuero-otto-schill-strasse', '2026-10-16T05:00:00Z', false);
    clock.set(Temporal.Instant.from('2026-10-17T08:00:00Z'));
    expect(await city.doors.transparency.publishData()).toBe(1);
    const after = await ckan('package_show?id=termine-je-buero-und-tag');
    expect([before.result['version'], after.result['version']]).toEqual(['1', '2']);
    expect((await get('/daten/satz/termine-je-buero-und-tag/1/termine-je-buero-und-tag.csv')).status).toBe(200);
  });
});

describe('the catalogue', () => {
  it('comes in the form that was asked for, and leads people to the page', async () => {
    const turtle = await get('/daten/katalog', { accept: 'text/turtle' });
    expect(turtle.headers.get('content-type')).toContain('text/turtle');
    const quads = new Parser().parse(await turtle.text());
    expect(quads.filter(({ object }) => object.value === 'http://www.w3.org/ns/dcat#Dataset').length).toBeGreaterThan(
      5,
    );
    expect((await get('/daten/katalog', { accept: 'application/ld+json' })).headers.get('content-type')).toContain(
      'ld+json',
    );
    expect((await get('/daten/katalog', { accept: '*/*' })).headers.get('content-type')).toContain('rdf+xml');
    const page = await get('/daten/satz/gebuehren', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/de/daten/gebuehren']);
    expect((await get('/daten/katalog.rdf?page=2')).status).toBe(404);
    expect(await (await get('/daten/aenderungen.atom')).text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  });

  it.each([
    '/de/daten',
    '/en/daten?q=fees',
    '/de/daten?q=xqzv',
    '/de/daten/gebuehren',
    '/en/daten/termine-je-buero-und-tag',
  ])('shows people %s as sound HTML', async (path) => {
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(await htmlProblems(await page.text())).toEqual([]);
  });
});

/** Requests and answers after the examples of the CKAN 2.10 API guide. */
describe('the shape of CKAN', () => {
  it('lists, shows, searches, and tells what it does not know as CKAN does', async () => {
    const list = await ckan('package_list');
    expect(list).toMatchObject({
      success: true,
      help: expect.stringContaining('/api/3/action/help_show?name=package_list'),
    });
    expect(list.result).toContain('gebuehren');
    const search = await ckan('package_search?q=termine&rows=1&facet.field=["res_format","groups"]&fq=res_format:CSV');
    expect(search.result).toMatchObject({ count: 2, results: [{ state: 'active', num_resources: 3 }] });
    expect((search.result['search_facets'] as JsonObject)['res_format']).toMatchObject({
      title: 'res_format',
      items: expect.arrayContaining([{ name: 'CSV', display_name: 'CSV', count: 2 }]),
    });
    expect(await ckan('package_show?id=gibt-es-nicht')).toMatchObject({
      status: 404,
      success: false,
      error: { __type: 'Not Found Error' },
    });
    expect(await ckan('package_show')).toMatchObject({
      status: 409,
      error: { __type: 'Validation Error', id: [expect.any(String)] },
    });
    expect(await ckan('package_delete')).toMatchObject({ status: 404, success: false });
    expect((await ckan('group_list')).result).toEqual(['gove']);
    expect((await ckan('organization_show?id=stadt')).result).toMatchObject({
      type: 'organization',
      package_count: expect.any(Number),
    });
    expect((await ckan('resource_show?id=gebuehren.csv')).result).toMatchObject({
      format: 'CSV',
      datastore_active: true,
    });
  });

  it('answers a client that others made for CKAN', async () => {
    const listening = await listen(city.app, 0, '127.0.0.1');
    const options = { ckanUrl: `http://127.0.0.1:${listening.port}` };
    try {
      const list = await client.get<CkanResponse<string[]>>('package_list', options);
      const name = list.result.find((one) => one === 'gebuehren') ?? '';
      const found = await client.get<CkanResponse<JsonObject>>(`package_show?id=${name}`, options);
      const [table] = found.result['resources'] as JsonObject[];
      const json = { resource_id: table?.['id'], filters: { gebuehr: 'hundesteuer' }, limit: 2 };
      const rows = await client.post<CkanResponse<JsonObject>>('datastore_search', { ...options, json });
      expect(rows.result['records']).toHaveLength(2);
      const search = await client.get<CkanResponse<JsonObject>>('package_search?q=hund&rows=5', options);
      expect(search.success && typeof search.result['count']).toBe('number');
      // It writes every refusal to the console, too.
      const quiet = vi.spyOn(console, 'error').mockReturnValue();
      await expect(client.get('package_show?id=gibt-es-nicht', options)).rejects.toThrow('Not found');
      await expect(client.get('package_show', options)).rejects.toThrow('Validation error: "id"');
      quiet.mockRestore();
    } finally {
      await listening.close();
    }
  });

  it('searches in tables by filter, word, order and page, also by POST', async () => {
    const filters = encodeURIComponent(JSON.stringify({ gebuehr: 'hundesteuer', bestaetigt: true }));
    const found = await ckan(`datastore_search?resource_id=gebuehren.csv&filters=${filters}&sort=cent desc&limit=1`);
    expect(found.result).toMatchObject({ total: 2, limit: 1, records: [{ betrag: 'ohneChip', cent: 15_000 }] });
    expect(found.result['fields']).toContainEqual({ id: 'cent', type: 'int' });
    const base = city.platform.config.baseUrl;
    const posted = await city.app.fetch(
      new Request(`${base}/api/3/action/datastore_search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          resource_id: 'gebuehren.csv',
          q: 'hund',
          fields: ['betrag'],
          filters: { cent: [12_000, 15_000] },
        }),
      }),
    );
    expect((await posted.json()) as Answer).toMatchObject({
      success: true,
      result: { total: 3, records: expect.arrayContaining([{ betrag: 'mitChip' }]) },
    });
    expect(await ckan('datastore_search?resource_id=gebuehren.csv&sort=nichts asc')).toMatchObject({ status: 409 });
  });
});

describe('a department', () => {
  const author = (office: string): Actor => ({ ...systemActor, kind: 'staff', roles: ['author'], offices: [office] });
  const sent: SentData = {
    ...{ office: 'sozialamt', id: 'treffpunkte', titleDe: 'Treffpunkte', titleEn: 'Meeting points' },
    ...{ descriptionDe: 'Treffpunkte je Ortsteil, erfunden.', descriptionEn: 'Meeting points, invented.' },
    ...{ keywordsDe: 'Treff', keywordsEn: 'meeting', theme: 'SOCI', licence: 'cc-zero', frequency: 'ANNUAL' },
    ...{ embargo: '2026-11-01', correction: '', csv: 'ortsteil,anzahl\nMitte,4\n' },
  };
  const send = (order: Partial<SentData>, office = 'sozialamt') =>
    sendInData(city.platform, author(office), { ...sent, ...order });

  it('publishes under an embargo that ends by itself, and corrects what was wrong', async () => {
    expect(await send({})).toMatchObject({ ok: true, value: 1 });
    const paths = [
      '/de/daten/treffpunkte',
      '/daten/satz/treffpunkte/1/treffpunkte.csv',
      '/api/3/action/package_show?id=treffpunkte',
    ];
    for (const path of paths) expect((await get(path)).status, path).toBe(404);
    clock.set(Temporal.Instant.from('2026-10-31T23:00:00Z'));
    for (const path of paths) expect((await get(path)).status, path).toBe(200);
    expect(await send({ embargo: '' })).toMatchObject({ ok: true, value: null });
    const correction = 'Es sind fünf Treffpunkte.';
    expect(await send({ embargo: '', correction, csv: 'ortsteil,anzahl\nMitte,5\n' })).toMatchObject({ value: 2 });
    for (const path of ['/de/daten/treffpunkte', '/daten/aenderungen.atom', '/daten/katalog.ttl'])
      expect(await (await get(path)).text(), path).toContain(correction);
  });

  it('cannot take the name of others, speak for another office, or leave out what is needed', async () => {
    expect(await send({ id: 'gebuehren', embargo: '' })).toMatchObject({ ok: false, reason: 'taken' });
    expect(await send({ office: 'standesamt', embargo: '' }, 'standesamt')).toMatchObject({
      ok: false,
      reason: 'taken',
    });
    expect(await send({ office: 'standesamt' })).toMatchObject({ ok: false, reason: 'not-your-office' });
    expect(await send({ titleDe: '', theme: 'X', embargo: '2020-01-01', csv: null })).toMatchObject({
      reason: 'mend',
      fields: [{ field: 'titleDe' }, { field: 'theme' }, { field: 'embargo' }, { field: 'datei' }],
    });
  });
});

async function openCase(service: string, statuses: readonly string[]): Promise<void> {
  const { db, events, newId } = city.platform;
  const stream = newId();
  const append = (expected: number, type: string, face: JsonObject) =>
    db.transaction((tx) =>
      events.append(tx, { stream, expected, events: [{ type, public: face }], actor: guestActor }),
    );
  await append(0, 'case.submitted', { service, edition: 1 });
  for (const [at, status] of statuses.entries()) await append(at + 1, 'case.advanced', { status });
}

async function visit(office: string, from: string, comes: boolean): Promise<void> {
  const { db, events, newId } = city.platform;
  const stream = newId();
  const minute = Temporal.Instant.from(from).epochMilliseconds / 60_000;
  const face = { office, from: minute, minutes: 15, channel: 'online' };
  const what = [
    { type: 'appointment.booked', public: face },
    ...(comes ? [{ type: 'appointment.cancelled', public: { office } }] : []),
  ];
  await db.transaction((tx) => events.append(tx, { stream, expected: 0, events: what, actor: systemActor }));
}

async function rowsOf(dataset: string): Promise<readonly JsonObject[]> {
  const { result } = await ckan(`datastore_search?resource_id=${dataset}.csv&limit=1000`);
  return result['records'] as JsonObject[];
}

/** A module of the older kind: its types see its default one step further in than the tests get it. */
const client = ckanClient as unknown as (typeof ckanClient)['default'];

interface Answer {
  readonly help: string;
  readonly success: boolean;
  readonly result: JsonObject;
  readonly error?: JsonObject;
}
