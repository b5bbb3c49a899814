import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StreetData } from '#catalogue';
import { type FieldValues, fieldsFrom, trialSteps } from '#forms';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../../test/contract/people.ts';
import { Browser } from '../../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { sampleFiles } from '../../../../demo/samples.ts';
import type { AppPackage, AppReceipt } from '../../use-cases/app/app-types.ts';
import { hashOf, readSigned, sealFor, toBase64 } from '../../use-cases/app/sealed-box.ts';
import {
  answered,
  beginVisit,
  type Chance,
  changedList,
  identified,
  type OpenVisit,
  recordedOf,
  signed,
  trialOf,
} from './browser/open-visit.ts';

let app: ComposedApp;
let clerk: Browser;
let other: Browser;
let pack: AppPackage;
let streets: StreetData;
beforeAll(async () => {
  app = await composeApp({ register: () => 'none' });
  const staff = async (login: string, office: string): Promise<Browser> => {
    const browser = new Browser(app.app, app.sessions);
    const staffId = await aStaffMember(app, { login, offices: [office], roles: ['partnerClerk'] });
    await browser.signIn({ staffId }, 'substantial');
    return browser;
  };
  clerk = await staff('a@demo', 'musterbank-plagwitz');
  other = await staff('b@demo', 'musterpost-holzhausen');
  pack = (await clerk.json('GET', '/api/v1/branch-app')).body as unknown as AppPackage;
  streets = (await clerk.json('GET', '/api/v1/branch-app/streets')).body as unknown as StreetData;
}, 60_000);
afterAll(() => app.drop());

const device = '11111111-1111-4111-8111-111111111111';
const now = (): string => app.clock.now().toString({ smallestUnit: 'millisecond' });
const chance: Chance = { uuid: () => app.platform.newId(), bytes: (count) => app.platform.random.bytes(count) };

const person: FieldValues = { vorname: 'Ada', familienname: 'Gast-Demo', ...day('geburtsdatum', '30.7.1999') };
const dog: FieldValues = {
  ...{ ...person, hundInLeipzig: 'true', leipzigPass: 'false', zahlweise: 'ueberweisung', bekanntgabePortal: 'true' },
  ...{
    'anschrift-street': 'Lange Straße',
    'anschrift-houseNumber': '5',
    name: 'Bello',
    rasse: 'Labrador',
    chip: 'nein',
  },
  ...{ ...day('hundGeburtsdatum', '10.5.2023'), ...day('haltungSeit', '1.9.2026'), zweck: 'privat' },
  ...{ herkunft: 'tierheimLeipzig', ...day('tierheimVertragVom', '1.9.2026'), email: 'ada@demo.invalid' },
};
const move: FieldValues = {
  ...{ ...person, schonEingezogen: 'true', zuzugVon: 'ausland', aufenthaltAusland: 'laenger', herkunftsland: 'FR' },
  ...{ ...day('einzugsdatum', '20.11.2026'), wohnungsart: 'einzige', geburtsort: 'Lyon', geburtsland: 'FR' },
  ...{ 'neueAnschrift-street': 'Lange Straße', 'neueAnschrift-houseNumber': '5', geschlecht: 'weiblich' },
  ...{ staatsangehoerigkeit: 'FR', familienstand: 'ledig', religion: 'keine', dokumentArt: 'reisepass' },
  ...{ dokumentNummer: 'L01X00T47', mitFamilie: 'false', nachweisweg: 'codebrief' },
};

function day(name: string, value: string): FieldValues {
  const [d = '', m = '', y = ''] = value.split('.');
  return { [`${name}-day`]: d, [`${name}-month`]: m, [`${name}-year`]: y };
}

/** A whole visit as the app walks through it, with a file where the dog's papers are asked for. */
function walked(service: string, values: FieldValues, language: Language = 'de'): OpenVisit {
  const found = pack.services.find(({ id }) => id === service) ?? expect.fail(service);
  const begun = beginVisit({ service: found, language: 'en', code: '', resumeCode: null }, chance);
  let visit = signed(begun ?? expect.fail('no visit'), 'pen-pad', now());
  const trial = trialOf(visit, pack, streets, now(), language);
  expect(found.needsCard).toBe(false);
  if (found.level === 'substantial') expect(identified(visit, 'second-document', now(), trial)).toBeNull();
  visit = identified(visit, 'photo-comparison', now(), trial) ?? expect.fail('not identified');
  for (let turn = 0; turn < 60 && visit.at.page === 'question'; turn++) {
    const { key } = visit.at;
    const step = trialSteps(trial, visit.content).find((one) => one.key === key);
    if (step?.kind === 'list') visit = changedList(visit, trial, key, 'keep').visit;
    else {
      const next = answered(visit, trial, key, fieldsFrom(values), { tierheimVertrag: [paper] });
      visit = 'visit' in next ? next.visit : expect.fail(`${key}: ${JSON.stringify(next.issues)}`);
    }
  }
  expect(visit.at).toEqual({ page: 'check' });
  return visit;
}

const { bytes } = (await sampleFiles()).landlordConfirmation;
const paper = {
  ref: { id: 'p', name: 'vertrag.pdf', mediaType: 'application/pdf', size: bytes.length, sha256: '0'.repeat(64) },
  content: toBase64(bytes),
};

async function sealedAs(visit: OpenVisit, number: number, branch = pack.branch.id): Promise<string> {
  const recorded = recordedOf(visit, trialOf(visit, pack, streets, now(), 'de'), now()) ?? expect.fail('not whole');
  const whole = { ...recorded, device, number, branch, clerk: pack.clerk.id };
  return sealFor(pack.keys.seal, JSON.stringify(whole), { visit: visit.id, device, number });
}

const send = (from: Browser, sealed: string) => from.json('POST', '/api/v1/branch-app/visits', { sealed });
const count = async (table: string): Promise<number> =>
  (await app.platform.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]!.count;

it('gives a device what it needs, and nobody else', async () => {
  expect(pack.branch.id).toBe('musterbank-plagwitz');
  expect(pack.services.map(({ id }) => id)).toEqual(expect.arrayContaining(['hund-anmelden', 'wohnsitz-anmelden']));
  expect(streets.list.length).toBeGreaterThan(0);
  expect(JSON.stringify(pack)).not.toContain('"d":');
  const stranger = new Browser(app.app, app.sessions);
  for (const path of ['/api/v1/branch-app', '/api/v1/branch-app/streets']) {
    expect((await stranger.json('GET', path)).status, path).toBe(401);
  }
  expect((await send(stranger, 'x')).status).toBe(401);
});

it('makes the same visit of what was sealed as the counter does, each exactly once and in order', async () => {
  const visits = [walked('wohnsitz-anmelden', move), walked('hund-anmelden', dog)];
  const [first, second] = await Promise.all(visits.map((visit, index) => sealedAs(visit, index + 1)));
  expect(first).not.toMatch(/Ada|Gast/);
  expect((await send(clerk, second!)).status).toBe(409);
  for (const sealed of [first!, first!, second!, second!]) {
    const { status, body } = await send(clerk, sealed);
    expect(status, JSON.stringify(body)).toBe(200);
    const read = await readSigned<AppReceipt>(pack.keys.receipt, String(body['receipt']));
    expect(read).toMatchObject({ sealed: await hashOf(sealed), receipt: { state: 'received', device } });
    expect(JSON.stringify(read)).not.toMatch(/L-[0-9A-Z]{4}-/);
  }
  expect([await count('cases."case"'), await count('partners.ledger'), await count('partners.filing')]).toEqual([
    2, 2, 2,
  ]);
  expect(await count('cases.evidence')).toBe(1);
  const { person: owner } = visits[1]!;
  const guest = new Browser(app.app, app.sessions);
  await guest.get('/en/servicepunkte/code');
  expect(await htmlProblems(guest.page.html)).toEqual([]);
  await guest.submit('/servicepunkte/code', { code: 'resumeCode' in owner ? owner.resumeCode.toLowerCase() : '' });
  expect(guest.page.html).toContain('received by the city');
  const number = /\/vorgang\/(L-[0-9A-Z-]+)"/.exec(guest.page.html)?.[1] ?? '';
  await guest.get(`/en/vorgang/${number}`);
  expect(guest.page.status).toBe(200);
  await guest.get('/en/servicepunkte/code');
  for (const code of ['', 'x', '7KQ4-M2XD-90AB-CDEF-GHJK-M']) {
    await guest.submit('/servicepunkte/code', { code });
    expect(guest.page.status).toBe(422);
  }
  expect(await htmlProblems(guest.page.html)).toEqual([]);
});

it('takes nothing from another branch, nothing changed, and settles what is refused', async () => {
  const visit = walked('hund-anmelden', dog);
  const sealed = await sealedAs(visit, 3);
  expect((await send(other, sealed)).body['type']).toContain('not-yours');
  expect((await send(clerk, `${sealed.slice(0, -3)}AAA`)).status).toBe(422);
  expect((await send(clerk, '')).status).toBe(422);
  const outside = { visit: visit.id, device, number: 4 };
  expect((await send(clerk, await sealFor(pack.keys.seal, '{}', outside))).status).toBe(422);
  const inside = JSON.stringify({ ...wholeOf(visit), number: 3 });
  expect((await send(clerk, await sealFor(pack.keys.seal, inside, outside))).status).toBe(422);
  const high = walked('wohnsitz-anmelden', move);
  const before = await count('cases."case"');
  // Nobody can state that a card was read: a device that says so is settled, too.
  for (const [number, method, level, reason] of [
    [3, 'second-document', 'low', 'level-too-low'],
    [4, 'card-reading', 'high', 'not-read'],
  ] as const) {
    const wrong = { ...walked('wohnsitz-anmelden', move), identity: { ...high.identity!, method, level } };
    const { body } = await send(clerk, await sealedAs(wrong, number));
    const read = await readSigned<AppReceipt>(pack.keys.receipt, String(body['receipt']));
    expect(read?.receipt).toMatchObject({ number, state: 'refused', reason, ledger: null });
  }
  expect(await count('cases."case"')).toBe(before);
  expect((await send(clerk, sealed)).status).toBe(409);
});

const wholeOf = (visit: OpenVisit): JsonObject => {
  const recorded = recordedOf(visit, trialOf(visit, pack, streets, now(), 'de'), now());
  return { ...recorded, device, branch: pack.branch.id, clerk: pack.clerk.id } as unknown as JsonObject;
};

it('serves frame and description of the app, without a name in them', async () => {
  for (const language of ['de', 'en']) {
    for (const page of ['app', 'app/mitlesen']) {
      await clerk.get(`/${language}/team/servicepunkt/${page}`);
      expect(clerk.page.status).toBe(200);
      expect(await htmlProblems(clerk.page.html)).toEqual([]);
      expect(clerk.page.html).not.toContain('name="csrf"');
    }
    const guest = new Browser(app.app, app.sessions);
    await guest.get(`/${language}/team/servicepunkt/app-manifest.webmanifest`);
    expect(guest.page.type).toContain('application/manifest+json');
    await guest.get(`/${language}/team/servicepunkt/app`);
    expect(guest.page.status).toBe(401);
  }
});
