import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { demoSecrets, demoUsageSystem } from '#platform/config';
import { silentLog } from '#platform/log';
import { createRegister } from '#register';
import { createUsageClient, type Usage, type UsageClient } from '#transparency';
import { demoRegisterPeople } from '../../src/demo/people.ts';
import { reportUsages } from '../../src/demo/register/report-usages.ts';
import { aRegister, cityToken, type RunningRegister } from '../../src/demo/register/test-support.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';

let app: ComposedApp;
let register: RunningRegister;
let person: Uuid;
beforeAll(async () => {
  [app, register] = await Promise.all([composeApp(), aRegister()]);
  person = await app.platform.db.transaction((tx) => app.platform.vault.createKey(tx));
});
afterAll(async () => {
  await register?.service.close();
  await Promise.all([register?.database.drop(), app?.drop()]);
});

const clientWith = (secret: string): UsageClient =>
  createUsageClient({
    ...{ url: app.platform.config.baseUrl, system: demoUsageSystem, secret },
    send: async (address, init) => app.app.fetch(new Request(String(address), init as RequestInit)),
  });
const usage = (id: string, more: Partial<Usage> = {}): Usage => ({
  ...{ id, userCode: person, logtime: '2026-11-20T08:15:30.5Z', action: 'Bescheid gedruckt' },
  ...{ receiverCode: '14713', receiverName: 'Druckerei der Stadt', receiverSystem: 'druck', ...more },
});
const entries = () => app.platform.vault.accessRecord(app.platform.db, person);

it('takes a report once however often it is sent, shows it to the person, and gives it back to the system', async () => {
  const client = clientWith(demoSecrets.usageSecret);
  expect(await client.heartbeat()).toEqual({ status: 'OK' });
  expect(await client.report([usage('1'), usage('2', { receiverName: null })])).toEqual({
    ...{ accepted: 2, known: 0, unknown: [] },
  });
  const stranger = usage('3', { userCode: app.platform.newId() });
  expect(await client.report([usage('1'), stranger])).toEqual({ accepted: 0, known: 1, unknown: ['3'] });
  expect(await entries()).toMatchObject([
    { number: 2, purpose: 'reported', system: demoUsageSystem, receiver: 'druck' },
    { number: 1, at: '2026-11-20T08:15:30Z', action: 'Bescheid gedruckt', receiver: 'Druckerei der Stadt' },
  ]);
  await expect(client.report([usage('1', { action: 'etwas anderes' }), usage('4')])).rejects.toThrow('409');
  await expect(client.report([usage('5'), usage('5')])).rejects.toThrow('409');
  expect(await entries()).toHaveLength(2);
  const found = await client.findUsage({ userCode: person });
  expect(found).toMatchObject({
    totalUsages: 2,
    usages: [{ receiverSystem: 'druck' }, { action: 'Bescheid gedruckt' }],
  });
  expect(await client.findUsage({ userCode: person, periodStart: '2026-11-21T00:00:00Z' })).toEqual({
    ...{ totalUsages: 0, usages: [] },
  });
  expect(await client.usagePeriod()).toEqual({ periodStart: '2026-11-20T08:15:30Z' });
});

it('takes nothing from anybody without the secret of a system, and nothing that does not fit', async () => {
  await expect(clientWith('wrong').report([usage('9')])).rejects.toThrow('401');
  await expect(clientWith('wrong').findUsage({ userCode: person })).rejects.toThrow('401');
  await expect(clientWith(demoSecrets.usageSecret).report([usage('9', { userCode: 'Ada' })])).rejects.toThrow('422');
  await expect(clientWith(demoSecrets.usageSecret).report([])).rejects.toThrow('422');
});

it('gets from the register of the demo every access that it was asked for', async () => {
  const { db, vault, newId } = app.platform;
  const client = createRegister({ url: register.url, token: cityToken, vault, log: silentLog });
  const subject = await db.transaction((tx) => vault.createKey(tx));
  const read = {
    ...{ actor: systemActor, purpose: 'processing' as const, caseId: newId() },
    ...{ subjects: [subject], what: ['register-record' as const] },
  };
  await db.transaction((tx) => client.match(tx, demoRegisterPeople[0]!, read));
  const own = { query: <Row>(text: string, values?: readonly unknown[]) => register.sql<Row>(text, values) };
  const parts = { db: own, usage: clientWith(demoSecrets.usageSecret) };
  expect(await reportUsages(parts)).toBe(1);
  expect(await reportUsages(parts)).toBe(0);
  expect(await vault.accessRecord(db, subject)).toMatchObject([
    { purpose: 'reported', system: demoUsageSystem, action: 'Person im Melderegister gesucht' },
    { purpose: 'processing', system: null },
  ]);
  const [may] = await register.sql(
    "SELECT has_column_privilege('lipsia_register', 'register.audit', 'reported_at', 'UPDATE') AS report, has_column_privilege('lipsia_register', 'register.audit', 'action', 'UPDATE') AS change",
  );
  expect(may).toEqual({ report: true, change: false });
});
