import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { anAccount, signedIn } from './people.ts';
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
