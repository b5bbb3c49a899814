import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '#portal';
import { terminalCode } from '../../src/modules/appointments/use-cases/onsite/take-ticket.ts';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { aStaffMember, signedIn } from './people.ts';
import { type Program, program } from './program.ts';

const office = '/api/v1/appointment-offices/buergerbuero-otto-schill-strasse';
const lines = [{ service: 'wohnsitz-anmelden', persons: 1 }];
let app: ComposedApp;
let api: Program;
let clerk: { readonly cookie: string };
beforeAll(async () => {
  app = await composeApp();
  api = program(app, openApiOf(app.routes, aboutApi(join(import.meta.dirname, '../..'))));
  clerk = { cookie: await signedIn(app, { staffId: await aStaffMember(app, { offices: ['buergerservice'] }) }) };
});
afterAll(() => app.drop());

const take = (body: object, headers: Record<string, string> = {}) =>
  api.call('POST', `${office}/tickets`, { body: { lines, ...body }, headers });
const step = (body: object, headers: Record<string, string> = clerk) =>
  api.call('POST', `${office}/desks/101/steps`, { body, headers });

describe('a program in a waiting room', () => {
  it('takes numbers with the code of the terminal alone, each key once', async () => {
    const terminal = terminalCode(app.platform, 'buergerbuero-otto-schill-strasse');
    expect((await take({})).status).toBe(403);
    expect((await take({ terminal: 'wrong' })).status).toBe(403);
    const first = await take({ terminal }, { 'idempotency-key': 'one' });
    expect(first).toMatchObject({ status: 201, body: { state: 'waiting', before: 0, desk: null } });
    expect((await take({ terminal }, { 'idempotency-key': 'one' })).body.number).toBe(first.body.number);
    expect((await take({ terminal, lines: [{ service: 'nirgends', persons: 1 }] })).status).toBe(422);
    const urgent = await take({ urgent: true }, clerk);
    expect(urgent.body).toMatchObject({ before: 0 });
    expect((await api.call('GET', `/api/v1/tickets/${first.body.code}`)).body.before).toBe(1);
  });

  it('follows a person from check-in to the end, and shows others the number alone', async () => {
    const at = await api.call('GET', '/api/v1/appointment-slots?lines=wohnsitz-anmelden:1&days=1', { headers: clerk });
    const mine = at.body.days[0].offices.find((one: { office: string }) => office.endsWith(one.office));
    const booked = await api.call('POST', '/api/v1/appointments', {
      body: { office: mine.office, start: mine.starts[0], lines, name: 'Jana Gast-Demo', email: '' },
      headers: clerk,
    });
    expect(booked.status).toBe(201);
    const { number } = booked.body;
    const checkIn = (where: string) => api.call('POST', `${where}/check-ins`, { body: { number } });
    expect((await checkIn(office.replace('otto-schill-strasse', 'leutzsch'))).status).toBe(409);
    const ticket = await checkIn(office);
    expect(ticket.status).toBe(201);
    expect((await checkIn(office)).body.code).toBe(ticket.body.code);

    expect((await step({ do: 'next' })).status).toBe(409);
    expect((await step({ do: 'open' })).body).toMatchObject({ open: true, current: null });
    const seen: string[] = [];
    for (let next = (await step({ do: 'next' })).body.current; next; ) {
      seen.push(next.number);
      const queue = await api.call('GET', `${office}/queue`);
      expect(queue.body.calls[0]).toMatchObject({ number: next.number, desk: '1' });
      expect(JSON.stringify(queue.body)).not.toMatch(/Jana|wohnsitz|T-/);
      expect((await step({ do: 'finish', current: { number: 'X999', seq: next.seq } })).status).toBe(409);
      const serving = await step({ do: 'serve', current: { number: next.number, seq: next.seq } });
      const after = await step({ do: 'next', current: { number: next.number, seq: serving.body.current.seq } });
      next = after.status === 200 ? after.body.current : null;
    }
    expect(seen).toContain(ticket.body.number);
    expect((await api.call('GET', `/api/v1/tickets/${ticket.body.code}`)).body.state).toBe('finished');
    const visit = await api.call('GET', `/api/v1/appointments/${number}`, { headers: clerk });
    expect(visit.body.state).toBe('finished');
  });

  it('lets people wait longer and leave, and others do nothing with what is not theirs', async () => {
    const { code } = (await take({}, clerk)).body;
    const own = (body: object) => api.call('POST', `/api/v1/tickets/${code}/steps`, { body });
    expect((await own({ do: 'park', minutes: 20 })).body).toMatchObject({ state: 'parked', before: null });
    expect((await own({ do: 'come-back' })).status).toBe(409);
    expect((await own({ do: 'leave' })).body.state).toBe('left');
    expect((await own({ do: 'leave' })).status).toBe(409);
    expect((await api.call('GET', '/api/v1/tickets/7KQ4-M2XD-90AB-CDEF-GHJK-M')).status).toBe(404);
    const treasury = { cookie: await signedIn(app, { staffId: await aStaffMember(app, { login: 'kasse@demo' }) }) };
    expect((await step({ do: 'open' }, treasury)).status).toBe(404);
    expect((await step({ do: 'close' })).body.open).toBe(false);
  });

  it('ZMSKVR-467, ZMSKVR-1018: free text is shown as text on the pages of the room, never as HTML', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    await app.platform.db.query(
      `INSERT INTO appointments.ticket (id, number, office, day, lines, state, arrived_at, language, seq)
       VALUES (gen_random_uuid(), $1, 'buergerbuero-otto-schill-strasse', '2026-11-23', $2::jsonb, 'waiting', $3, 'de', 1)`,
      [evil, JSON.stringify([{ service: evil, persons: 1 }]), app.clock.now().toString()],
    );
    await step({ do: 'open' });
    const queue = '/de/team/termine/aufruf?buero=buergerbuero-otto-schill-strasse&platz=101';
    const board = '/de/warten/buergerbuero-otto-schill-strasse/anzeige';
    const waiting = await (await app.request(queue, { headers: clerk })).text();
    await app.platform.db.query(
      `UPDATE appointments.ticket SET state = 'called', desk = 101, called_at = $1 WHERE number = $2`,
      [...[app.clock.now().toString(), evil]],
    );
    const called = await (await app.request(queue, { headers: clerk })).text();
    const shown = await (await app.request(board)).text();
    for (const html of [waiting, called, shown]) {
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img');
    }
  });
});
