import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import { dogAnswers } from '../../src/modules/cases/test-support.ts';
import type { ComposedApp } from '../contract/compose-app.ts';
import { aStaffMember, signedIn } from '../contract/people.ts';
import { seen } from '../e2e/support/answer-form.ts';
import { countedKeys } from '../e2e/support/counted-keys.ts';
import { registerThat } from '../support/index.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { until } from './support/app-node.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { CounterDevice } from './support/counter-device.ts';

const [branch, many] = ['musterbank-plagwitz', 200];
const address = '/de/team/servicepunkt/app';
let hall: CityHall;
let device: CounterDevice;
let register: Awaited<ReturnType<typeof registerThat>>;
beforeAll(async () => {
  hall = await openCityHall();
  device = new CounterDevice();
  register = await registerThat(() => 'none');
  await hall.startNode({ REGISTER_URL: register.url });
});
afterAll(async () => {
  register?.close();
  await Promise.all([device?.close(), hall?.close()]);
});

it(`brings ${many} visits that were recorded without a line to the city exactly once and in order, though device and server are killed`, async () => {
  const [node] = hall.nodes;
  const cookie = await clerkCookie();
  let page = await device.start();
  const signIn = async (): Promise<void> => page.context().addCookies([{ ...cookie, url: node!.origin }]);
  await signIn();
  await page.goto(node!.origin + address);
  await page.getByText('Die Verbindung zur Stadt ist da').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await node!.kill();

  // The first by hand, as clerks do; what is sealed cannot be read on the device.
  await page.reload();
  await page.getByText('Keine Verbindung zur Stadt').waitFor();
  await recordByHand(page);
  expect(await seen(page)).toContain('liegt verschlossen auf diesem Gerät');
  await record(page, 99);
  // Longer words than chance writes among sealed letters.
  const kept = await keptText(page);
  for (const word of readable) expect(kept.includes(word), word).toBe(false);
  await device.kill();

  page = await device.start();
  await page.goto(node!.origin + address);
  await page.getByText('100 Besuche warten auf die Verbindung').waitFor();
  await record(page, many - 100);
  expect(await states(page)).toEqual({ kept: many });

  // Whoever took the power took the sign-in, too: nothing is sent before somebody signs in again, and nothing is lost.
  await node!.start();
  await page.evaluate(send);
  await page.getByText('Ihre Anmeldung ist abgelaufen').waitFor();
  expect(await states(page)).toEqual({ kept: many });
  await signIn();
  void page.evaluate(send).catch(() => undefined);
  await until('a third has arrived', async () => (await arrived()) > many / 3);
  await node!.kill();
  expect(await arrived()).toBeLessThan(many);
  await node!.start();
  await until('all have arrived', async () => {
    await page.evaluate(send);
    return (await states(page))['received'] === many;
  });

  const filings = await hall.ask<Filing>(
    `SELECT number, receipt->>'state' AS state, (receipt->'ledger'->>'seq')::int AS seq FROM partners.filing ORDER BY received_at, number`,
  );
  const inOrder = Array.from({ length: many }, (_, index) => ({
    number: index + 1,
    state: 'received',
    seq: index + 1,
  }));
  expect(filings).toEqual(inOrder);
  expect(await count('cases."case"')).toBe(many);
  expect(await count('partners.visit')).toBe(many);
  expect(await count('partners.ledger')).toBe(many);
  const names = await page.evaluate(
    `${counter}.then((it) => it.device.visits()).then((all) => all.map(({ id }) => id))`,
  );
  expect(new Set(names as string[]).size).toBe(many);
  expect(await keptText(page)).not.toContain('"sealed":"');
  const events = await hall.inside(({ verifyEvents }) => verifyEvents());
  expect(events.broken).toEqual([]);
});

async function clerkCookie(): Promise<{ name: string; value: string }> {
  return hall.inside(async ({ platform, sessions }) => {
    const app = { platform, sessions, clock: platform.clock } as unknown as ComposedApp;
    const staffId = await aStaffMember(app, { login: 'counter@demo', offices: [branch], roles: ['partnerClerk'] });
    const [name = '', value = ''] = (await signedIn(app, { staffId, level: 'substantial' })).split('=', 2);
    return { name, value };
  });
}

async function recordByHand(page: Page): Promise<void> {
  const keys = countedKeys(page);
  await page.focus('[name=code]');
  await keys.answer({ leistung: 'anliegen-melden', sprache: 'de' });
  await keys.answer({ art: 'pen-pad' });
  await keys.answer({ weg: 'photo-comparison' });
  const answers = { art: 'anliegen', kategorie: 'muell', ort: 'Eisenbahnstraße 20' };
  for (let step = 0; step < 20 && (await page.locator('#app-check').count()) === 0; step++) await keys.answer(answers);
  await keys.tabTo('main form button.kern-btn--primary');
  await keys.enter();
}

/** What people said, where it is long enough not to stand among sealed letters by chance. */
const readable = ['Karl-Liebknecht', 'Eisenbahnstraße', 'Müller', 'familienname'];

/** Through the functions of the page itself. */
const record = (page: Page, visits: number): Promise<unknown> =>
  page.evaluate(`(async () => {
    const { keep, pack } = await ${counter};
    const service = pack().services.find(({ id }) => id === 'hund-anmelden');
    for (let turn = 0; turn < ${visits}; turn++) {
      const at = new Date().toISOString();
      await keep({
        id: crypto.randomUUID(), recordedAt: at, language: 'de', service: service.id, edition: service.edition,
        person: { resumeCode: ${JSON.stringify(resume)}[turn % 10] },
        mandate: { textHash: service.mandates.de.hash, method: 'pen-pad', signedAt: at },
        identity: { method: 'photo-comparison', level: 'substantial', at },
        answers: ${JSON.stringify(dogAnswers())}, files: [],
      });
    }
  })()`);

const states = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(`${counter}.then((it) => it.device.visits()).then((all) => {
    const counts = {};
    for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  })`);

/** Everything that lies on the device, as text. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(`${counter}.then((it) => it.device.visits()).then((all) => JSON.stringify(all))`);

const arrived = (): Promise<number> => count('partners.filing');
const count = async (table: string): Promise<number> =>
  (await hall.ask<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]!.count;

const random = seededRandom('offline visits');
const resume = Array.from({ length: 10 }, () => resumeCode(random.bytes(resumeCodeBytes)));
const counter = `import(document.querySelector('#counter-app').dataset.script).then(({ counter }) => counter)`;
const send = `${counter}.then((it) => it.send())`;

interface Filing {
  readonly number: number;
  readonly state: string;
  readonly seq: number;
}
