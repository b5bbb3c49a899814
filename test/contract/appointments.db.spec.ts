import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { anAccount, aStaffMember, citizen, sendDog, signedIn } from './people.ts';
import { type Program, program } from './program.ts';

let app: ComposedApp;
let api: Program;
beforeAll(async () => {
  app = await composeApp();
  api = program(app, openApiOf(app.routes, aboutApi(join(import.meta.dirname, '../..'))));
});
afterAll(() => app.drop());

const wrong = (code: string) => ({ status: 422, body: { type: `urn:lipsia:problem:${code}` } });

describe('a wish over the interface', () => {
  it('is for another number of persons in each service, and says so when it is read again', async () => {
    const headers = { cookie: await signedIn(app, { accountId: (await anAccount(app)).id }) };
    const who = { name: 'Jana Gast-Demo', email: 'jana@demo.invalid' };
    const state = (asked: object) =>
      api.call('POST', '/api/v1/appointment-wishes', {
        body: { services: ['personalausweis', 'reisepass'], before: '2026-12-19', ...who, ...asked },
        headers,
      });
    expect(await state({ personsOf: { abholung: 2 } })).toMatchObject(wrong('persons-wrong'));
    expect(await state({ personsOf: { reisepass: 20 } })).toMatchObject(wrong('persons-wrong'));
    expect(await state({ personsOf: { reisepass: 0 } })).toMatchObject(wrong('invalid-body'));
    const made = await state({ persons: 1, personsOf: { reisepass: 3 } });
    expect(made).toMatchObject({ status: 201, body: { persons: 1, personsOf: { reisepass: 3 } } });
    const read = await api.call('GET', `/api/v1/appointment-wishes/${made.body.number}`, { headers });
    expect(read.body).toMatchObject({ services: ['personalausweis', 'reisepass'], personsOf: { reisepass: 3 } });
    const [event] = await app.platform.db.query<{ face: object }>(
      `SELECT public AS face FROM events.event WHERE type = 'appointment.wish-made'`,
    );
    expect(event?.face).toMatchObject({ personsOf: { reisepass: 3 } });
  });

  it('is for one number of persons in all services where nothing else is said', async () => {
    const made = await api.call('POST', '/api/v1/appointment-wishes', {
      body: {
        ...{ services: ['abholung'], persons: 2, before: '2026-12-19' },
        ...{ name: 'Eva Gast-Demo', email: 'eva@demo.invalid' },
      },
    });
    expect(made).toMatchObject({ status: 201, body: { persons: 2, personsOf: {} } });
  });
});

describe('a visit that staff book in a case', () => {
  const lines = [{ service: 'wohnsitz-anmelden', persons: 1 }];
  const setUp = async (offices: readonly string[], login: string) => {
    const account = (await anAccount(app)).id;
    const { number } = await sendDog(app, { accountId: account, guestProof: null, actor: citizen(account) });
    const clerk = { cookie: await signedIn(app, { staffId: await aStaffMember(app, { login, offices }) }) };
    const free = await api.call('GET', '/api/v1/appointment-slots?lines=wohnsitz-anmelden:1&days=7', {
      headers: clerk,
    });
    const { office, starts } = free.body.days[0].offices[0];
    const own = { cookie: await signedIn(app, { accountId: account }) };
    return { number, clerk, own, place: { office, start: starts[0], lines, case: number } };
  };
  const numbers = async (headers: Record<string, string>): Promise<readonly string[]> =>
    (await api.call('GET', '/api/v1/appointments', { headers })).body.visits.map(
      (visit: { number: string }) => visit.number,
    );

  it('is handed to the person of the case, who may move or cancel it; the same command again changes nothing', async () => {
    const { number, clerk, own, place } = await setUp(['buergerservice', 'stadtkaemmerei'], 'both@demo');
    const body = { ...place, name: 'Ada Beispiel', email: '' };
    const book = () =>
      api.call('POST', '/api/v1/appointments', { body, headers: { ...clerk, 'idempotency-key': 'one' } });
    const booked = await book();
    expect(booked).toMatchObject({ status: 201, body: { case: number, state: 'confirmed' } });
    expect((await book()).body.number).toBe(booked.body.number);
    expect(await numbers(own)).toEqual([booked.body.number]);
    const visit = `/api/v1/appointments/${booked.body.number}`;
    expect((await api.call('GET', visit, { headers: clerk })).status).toBe(200);
    expect(await api.call('DELETE', visit, { headers: own })).toMatchObject({ body: { state: 'cancelled' } });
  });

  it('is theirs as a hold already', async () => {
    const { clerk, own, place } = await setUp(['buergerservice', 'stadtkaemmerei'], 'holds@demo');
    const held = await api.call('POST', '/api/v1/appointment-holds', { body: place, headers: clerk });
    expect(held).toMatchObject({ status: 201, body: { state: 'held' } });
    expect((await api.call('GET', `/api/v1/appointments/${held.body.number}`, { headers: own })).status).toBe(200);
  });

  it('is nobody’s where they may not see the case: its number is like none', async () => {
    const { clerk, own, place } = await setUp(['buergerservice'], 'other@demo');
    const body = { ...place, name: 'Ada Beispiel', email: '' };
    const booked = await api.call('POST', '/api/v1/appointments', { body, headers: clerk });
    expect(booked).toMatchObject({ status: 201, body: { case: null } });
    expect(await numbers(own)).toEqual([]);
  });
});
