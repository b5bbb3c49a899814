import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../../test/contract/people.ts';
import { verifyLedger } from '../../domain/ledger/index.ts';
import { monthlyStatement } from '../../domain/settlement/index.ts';
import type { FiledVisit } from '../../domain/visit/index.ts';
import { partnerClient } from '../../programs/partner-client.ts';
import { assertionOf, type KeyPair, newKey, proofOf } from '../../programs/partner-key.ts';
import { aFiledVisit } from '../../test-support.ts';

const [plagwitz, zentrum, holzhausen] = ['musterbank-plagwitz', 'musterbank-zentrum', 'musterpost-holzhausen'];
const key = newKey();
let app: ComposedApp;
let clerk: Uuid;
let device: Uuid;
beforeAll(async () => {
  app = await composeApp();
  clerk = await aStaffMember(app, { login: 'a@demo', name: 'Paula', offices: [plagwitz], roles: ['partnerClerk'] });
  device = app.platform.newId();
  await app.doors.partners.nameClerk({ id: clerk, branch: plagwitz, trainedUntil: '2027-12-31' });
  expect(await add('musterbank-kasse', { branches: [plagwitz, zentrum] })).toMatchObject({ ok: true });
}, 60_000);
afterAll(() => app.drop());

const add = (id: string, more: object = {}) =>
  app.doors.partners.clients.add({
    ...{ id, institution: 'musterbank', branches: ['*'], services: ['*'], rights: ['*'], isTest: false },
    ...{ perMinute: 100_000, webhook: null, jwk: key.public },
    ...more,
  });
const seconds = (): number => Math.floor(app.clock.now().epochMilliseconds / 1_000);
const city = (): string => app.platform.config.baseUrl;
const request = (address: string, init: RequestInit): Promise<Response> =>
  app.request(address.slice(city().length), init);
const clientOf = (client: string, own: KeyPair = key, scope?: string) =>
  partnerClient({
    city: city(),
    client,
    key: own,
    fetch: request,
    now: seconds,
    pause: async () => {},
    ...(scope ? { scope } : {}),
  });
const visit = (number: number, more: Partial<FiledVisit> = {}): FiledVisit =>
  aFiledVisit(app, { branch: plagwitz, clerk, device, number, ...more });

describe('a program of a partner', () => {
  it('walks a whole visit: what is open, the form, the visit, its status, the ledger and the statement', async () => {
    const { call } = clientOf('musterbank-kasse');
    const branches = await call('GET', '/api/v1/partner/branches');
    expect(branches.body.branches.map(({ id }: { id: string }) => id)).toEqual([plagwitz, zentrum]);
    expect(branches.body.branches[0].clerks).toEqual([{ id: clerk, trainedUntil: '2027-12-31' }]);
    const { body } = await call('GET', `/api/v1/partner/branches/${plagwitz}/services`);
    const find = (id: string) => body.services.find(({ service }: { service: string }) => service === id);
    expect(find('personalausweis')).toMatchObject({ open: false, words: { de: expect.stringContaining('selbst') } });
    expect(find('meldebescheinigung')).toMatchObject({ open: false, instead: ['office'] });
    const dog = find('hund-anmelden');
    expect((await app.request(dog.form)).status).toBe(200);
    const made = visit(1);
    expect(dog).toMatchObject({ open: true, edition: made.edition, mandate: { de: { hash: made.mandate.textHash } } });
    const first = await call('POST', '/api/v1/partner/visits', made);
    expect(first).toMatchObject({ status: 200, body: { state: 'received', number: 1, ledger: { seq: 1 } } });
    expect((await call('POST', '/api/v1/partner/visits', made)).body).toEqual(first.body);
    expect(await call('POST', '/api/v1/partner/visits', visit(3))).toMatchObject({ status: 409, body: { next: 2 } });
    const status = await call('GET', `/api/v1/partner/visits/${made.id}`);
    expect(status.body).toEqual({
      ...{ id: made.id, branch: plagwitz, device, number: 1, state: 'submitted', receipt: first.body },
    });
    expect(JSON.stringify(status.body)).not.toMatch(/Jana|Müller|L-[0-9A-Z]{4}/);
    const { entries, more } = (await call('GET', `/api/v1/partner/branches/${plagwitz}/ledger?since=0`)).body;
    expect(more).toBe(false);
    expect(verifyLedger(plagwitz, entries, new Map([[1, first.body.ledger.hash]]))).toMatchObject({ ok: true });
    expect((await call('GET', `/api/v1/partner/branches/${plagwitz}/ledger?since=1`)).body.entries).toEqual([]);
    const statement = await call('GET', `/api/v1/partner/branches/${plagwitz}/statements/2026-11`);
    expect(statement.body).toEqual({
      ...monthlyStatement(entries, { branch: plagwitz, month: '2026-11', vatPercent: 19 }),
      final: false,
    });
    expect(statement.body.gross).toBe(655);
  });
});
