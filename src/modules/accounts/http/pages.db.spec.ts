import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoStaff } from '../../../demo/demo-staff.ts';
import { demoStaff } from '../../../demo/people.ts';
import { readTotpSecret, totpCode } from '../domain/totp.ts';
import { accountsApp, type Page } from '../test-support.ts';

let own: Awaited<ReturnType<typeof accountsApp>>;
beforeAll(async () => {
  own = await accountsApp();
  await seedDemoStaff(own.platform);
});
afterAll(async () => {
  expect(own.faults).toEqual([]);
  await own.end();
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'require-sri': 'off',
    'long-title': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    'no-inline-style': 'error',
  },
});

async function check(page: Page, status = 200): Promise<void> {
  expect([page.url, page.status]).toEqual([page.url, status]);
  const report = await validator.validateString(page.html);
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
  expect([page.url, ...found]).toEqual([page.url]);
}

describe.each(['de', 'en'] as const)('in %s', (language) => {
  it('the pages of the account and of mandates are valid HTML, with and without errors', async () => {
    const visitor = own.visitor();
    const at = (path: string) => visitor.send(`/${language}${path}`);
    await visitor.signInAs('mira', 'high', `/${language}/mein-bereich/konto`);
    for (const path of [
      'konto?gespeichert=1',
      'konto/loeschen',
      'vollmachten?gesagt=ended',
      'vollmachten/geben',
      'vollmachten/anfragen',
      'vollmachten/annehmen',
    ]) {
      await check(await at(`/mein-bereich/${path}`));
    }
    await check(await visitor.submit(await at('/mein-bereich/konto/loeschen'), {}), 422);
    await check(await visitor.submit(await at('/mein-bereich/vollmachten/geben'), { scope: 'some' }), 422);
    await check(await visitor.submit(await at('/mein-bereich/vollmachten/annehmen'), { code: 'x' }), 422);
    const today = own.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
    const days = { 'from-day': today, 'until-day': today };
    const code = await visitor.submit(await at('/mein-bereich/vollmachten/geben'), { scope: 'all', ...days });
    await check(code);
    const text = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}-[0-9A-Z]/.exec(code.html)?.[0] ?? '';
    const other = own.visitor();
    await other.signInAs('jonas', 'high');
    await check(await other.submit(await other.send(`/${language}/mein-bereich/vollmachten/annehmen`), { code: text }));
    await check(await at('/mein-bereich/vollmachten'));
    await check(await at('/abgemeldet'));
    await check(await at('/konto-geloescht'));
  });

  it('every way a sign-in can fail is a valid page with a way on', async () => {
    const visitor = own.visitor();
    const reasons = {
      expired: 410,
      cancelled: 403,
      refused: 403,
      'provider-down': 503,
      'level-too-low': 403,
      locked: 403,
      'other-person': 409,
    };
    for (const [reason, status] of Object.entries(reasons)) {
      const page = await visitor.send(`/${language}/anmelden/fehler?grund=${reason}&weiter=/${language}/hund-anmelden`);
      await check(page, status);
      expect(page.html).toContain(`href="/${language}/hund-anmelden"`);
    }
  });

  it('the pages of the staff are valid HTML', async () => {
    const visitor = own.visitor();
    const [clerk] = demoStaff;
    const at = (path: string) => visitor.send(`/${language}/team/${path}`);
    await check(await at('anmelden'));
    await check(await visitor.submit(await at('anmelden'), { login: '' }), 422);
    await visitor.submit(await at('anmelden'), { login: clerk?.login ?? '', passphrase: clerk?.passphrase ?? '' });
    await check(await at('anmelden/zweiter-schritt'));
    await check(await at('anmelden/zweiter-schritt?art=ersatz'));
    await check(await visitor.submit(await at('anmelden/zweiter-schritt'), { code: '1', art: 'app' }), 422);
    own.clock.advance({ minutes: 2 });
    const code = totpCode(readTotpSecret(clerk?.totpSecret ?? ''), own.clock.now());
    await visitor.submit(await at('anmelden/zweiter-schritt'), { code, art: 'app' });
    await check(await at('konto'));
    const entry = { login: `p-${language}@demo`, name: 'Paul Prüf (Demo)', offices: [], roles: ['operator'] as const };
    const { path } = await own.platform.db.transaction((tx) => own.door.inviteStaff(tx, entry));
    const guest = own.visitor();
    const invitation = await guest.send(path.replace('/de/', `/${language}/`));
    await check(invitation);
    await check(await guest.submit(invitation, { passphrase: 'x' }), 422);
    const app = await guest.follow(await guest.submit(invitation, { passphrase: 'ein ganz neues langes' }));
    await check(app);
    const secret = /secret=([A-Z2-7]+)/.exec(app.html)?.[1] ?? '';
    await check(await guest.submit(app, { code: totpCode(readTotpSecret(secret), own.clock.now()) }));
    await check(await own.visitor().send(path), 410);
  });

  it('the pages of the demo provider are valid HTML', async () => {
    const visitor = own.visitor();
    const choice = await visitor.follow(await visitor.send(`/${language}/anmelden?level=high`));
    await check(choice);
    expect(choice.html).toContain(`lang="${language}"`);
    await check(await visitor.send(choice.url, { person: 'tom', level: 'low' }), 422);
    await check(await visitor.send(`${own.provider?.issuer}/codes`));
    await check(await visitor.send(`${own.provider?.issuer}/interaction/none`), 400);
  });
});

describe('stand-ins', () => {
  it('bring the offices of the absent colleague for the days named, to those who may', async () => {
    const visitor = own.visitor();
    const [kasse, buerger, vertretung] = demoStaff;
    const ids = await own.platform.db.query<{ id: string; login: string }>('SELECT id, login FROM accounts.staff');
    const idOf = (login?: string) => ids.find((row) => row.login === login)?.id ?? '';
    await visitor.submit(await visitor.send('/de/team/anmelden'), {
      login: buerger?.login ?? '',
      passphrase: buerger?.passphrase ?? '',
    });
    const code = totpCode(readTotpSecret(buerger?.totpSecret ?? ''), own.clock.now());
    await visitor.submit(await visitor.send('/de/team/anmelden/zweiter-schritt'), { code, art: 'app' });
    const konto = await visitor.send('/de/team/konto');
    expect(konto.html).toContain(vertretung?.name ?? '-');
    expect(konto.html).not.toContain(kasse?.name ?? '-');
    const csrf = /name="csrf" value="([^"]*)"/.exec(konto.html)?.[1] ?? '';
    const today = own.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
    const days = { 'from-day': today.toString(), 'until-day': today.add({ days: 5 }).toString() };
    const enter = (who: string) => visitor.send('/de/team/konto/vertretung', { csrf, who, ...days });
    expect((await enter(idOf(kasse?.login))).status).toBe(422);
    expect((await enter(idOf(vertretung?.login))).status).toBe(303);
    expect(await own.door.standInsFor(idOf(vertretung?.login))).toMatchObject([{ name: buerger?.name }]);
    const shown = await visitor.send('/de/team/konto');
    expect(shown.html).toContain('vertritt Sie');
    await check(shown);
    own.clock.advance({ days: 6 });
    expect(await own.door.standInsFor(idOf(vertretung?.login))).toEqual([]);
    expect(await own.door.isColleague(idOf(buerger?.login), 'buergerservice')).toBe(true);
    expect(await own.door.isColleague(idOf(buerger?.login), 'stadtkaemmerei')).toBe(false);
    expect((await own.door.staffOf('stadtkaemmerei')).map(({ name }) => name)).toContain(kasse?.name);
  });
});

describe('the interface', () => {
  it('gives and changes the own account by the same rules', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('samira', 'substantial');
    const api = async (method: string, path: string, body?: unknown) => {
      const cookie = `lipsia=${visitor.cookies().get('lipsia')}`;
      const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
      return own.call(
        new Request(`http://localhost:8080/api/v1/account${path}`, {
          method,
          headers,
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      );
    };
    const account = (await (await api('GET', '')).json()) as Record<string, unknown>;
    expect(account).toMatchObject({ familyName: 'Probe-Demo', level: 'substantial', mail: ['news', 'deadlines'] });
    expect(account).not.toHaveProperty('pseudonym');
    expect(await (await api('PUT', '/mail', { mail: ['deadlines'] })).json()).toMatchObject({ mail: ['deadlines'] });
    expect((await api('PUT', '/mail', { mail: ['spam'] })).status).toBe(422);
    const wish = { side: 'principal', services: '*', from: '2030-01-01', until: '2029-01-01' };
    expect(await (await api('POST', '/mandates', wish)).json()).toMatchObject({
      status: 422,
      title: 'ends before it begins',
    });
    const made = await api('POST', '/mandates', { ...wish, until: '2030-12-31' });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect(await (await api('GET', '/mandates')).json()).toMatchObject({ mandates: [{ id, state: 'offered' }] });
    expect((await api('POST', `/mandates/${id}/end`, {})).status).toBe(200);
    expect((await api('POST', `/mandates/${id}/end`, {})).status).toBe(404);
    expect((await api('DELETE', '', { confirm: false })).status).toBe(422);
    expect((await api('DELETE', '', { confirm: true })).status).toBe(200);
    expect((await api('GET', '')).status).toBe(401);
  });

  it('has a document for each address, and a permission on each route', () => {
    for (const route of own.routes) {
      expect([route.path, Boolean(route.api)]).toEqual([route.path, route.path.startsWith('/api/')]);
      if (/mein-bereich|api/.test(route.path)) expect([route.path, route.permission]).not.toContain('public');
    }
  });
});
