import { encode } from 'uqr';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedDemoStaff } from '../../../demo/demo-staff.ts';
import { demoStaff } from '../../../demo/people.ts';
import { readTotpSecret, totpCode } from '../domain/totp.ts';
import { accountsApp, type Visitor } from '../test-support.ts';

let own: Awaited<ReturnType<typeof accountsApp>>;
const clerk = demoStaff[0]!;
beforeAll(async () => {
  own = await accountsApp({ withProvider: false });
  await seedDemoStaff(own.platform);
});
beforeEach(() => own.clock.advance({ days: 2 }));
afterAll(async () => {
  expect(own.faults).toEqual([]);
  await own.end();
});

const codeNow = () => totpCode(readTotpSecret(clerk.totpSecret), own.clock.now());

async function firstStep(visitor: Visitor, login: string, passphrase: string) {
  const page = await visitor.send('/de/team/anmelden?zurueck=/de/team/vorgaenge');
  return visitor.submit(page, { login, passphrase, weiter: '/de/team/vorgaenge' });
}

async function secondStep(visitor: Visitor, code: string, art = 'app') {
  const page = await visitor.send(`/de/team/anmelden/zweiter-schritt?weiter=/de/team/vorgaenge`);
  return visitor.submit(page, { code, art, weiter: '/de/team/vorgaenge' });
}

describe('staff sign-in', () => {
  it('takes passphrase and code, and leads to the work', async () => {
    const visitor = own.visitor();
    const first = await firstStep(visitor, clerk.login.toUpperCase(), clerk.passphrase);
    expect(first.to).toContain('/de/team/anmelden/zweiter-schritt');
    const done = await secondStep(visitor, codeNow());
    expect(new URL(done.to ?? '').pathname).toBe('/de/team/vorgaenge');
    const [session] = await own.platform.db.query<{ staff_id: string }>('SELECT staff_id FROM session.session');
    const member = await own.door.staff(session?.staff_id ?? '');
    expect(member).toMatchObject({ name: clerk.name, offices: clerk.offices, roles: clerk.roles, isLocked: false });
  });

  it('takes a code once', async () => {
    const [one, two] = [own.visitor(), own.visitor()];
    await firstStep(one, clerk.login, clerk.passphrase);
    await firstStep(two, clerk.login, clerk.passphrase);
    const code = codeNow();
    expect((await secondStep(one, code)).status).toBe(303);
    const again = await secondStep(two, code);
    expect(again.status).toBe(422);
    expect(again.html).toContain('schon benutzt');
  });

  it('is shown on each device, and ended on a single one', async () => {
    const [desk, home] = [own.visitor('Mozilla/5.0 (Windows NT 10.0) Firefox/140.0'), own.visitor()];
    for (const visitor of [home, desk]) {
      await firstStep(visitor, clerk.login, clerk.passphrase);
      expect((await secondStep(visitor, codeNow())).status).toBe(303);
      own.clock.advance({ minutes: 1 });
    }
    const page = await desk.send('/de/team/konto');
    expect(page.html).toContain('Firefox, Windows (dieses Gerät)');
    expect(page.html).toContain('Unbekanntes Gerät');
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    const id = /geraet-abmelden".*?name="id" value="([^"]*)"/s.exec(page.html)?.[1] ?? '';
    const done = await desk.follow(await desk.send('/de/team/konto/geraet-abmelden', { csrf, id }));
    expect(done.html).toContain('Das Gerät ist abgemeldet.');
    expect((await home.send('/de/team/konto')).status).toBe(401);
    expect((await desk.send('/de/team/konto/geraet-abmelden', { csrf, id })).status).toBe(404);
  });

  it('says the same about unknown names, wrong passphrases and locked members', async () => {
    const [, locked] = demoStaff;
    const [row] = await own.platform.db.query<{ id: string }>('SELECT id FROM accounts.staff WHERE login = $1', [
      locked?.login,
    ]);
    await own.door.lockStaff(row?.id ?? '', true);
    const answers = [
      await firstStep(own.visitor(), 'niemand@demo', 'irgendein langes kennwort'),
      await firstStep(own.visitor(), clerk.login, 'irgendein langes kennwort'),
      await firstStep(own.visitor(), locked?.login ?? '', locked?.passphrase ?? ''),
    ];
    for (const { status, html } of answers) {
      expect(status).toBe(422);
      expect(html).toContain('Kennung oder Kennwort stimmen nicht.');
      expect(html).not.toContain('gesperrt');
    }
    await own.door.lockStaff(row?.id ?? '', false);
  });

  it('makes guessers wait, whether the name exists or not, and lets the member in after the wait', async () => {
    for (const login of ['niemand2@demo', clerk.login]) {
      for (let attempt = 0; attempt < 5; attempt++) {
        expect((await firstStep(own.visitor(), login, 'falsches langes kennwort')).status).toBe(422);
      }
      const stopped = await firstStep(own.visitor(), login, clerk.passphrase);
      expect(stopped.status).toBe(429);
      expect(stopped.html).toContain('Warten Sie bitte eine Minute.');
    }
    own.clock.advance({ seconds: 61 });
    expect((await firstStep(own.visitor(), clerk.login, clerk.passphrase)).status).toBe(303);
  });

  it('counts guesses at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => firstStep(own.visitor(), 'eilig@demo', 'falsches langes kennwort')),
    );
    expect(answers.filter(({ status }) => status === 422).length).toBe(5);
    expect(answers.filter(({ status }) => status === 429).length).toBe(7);
  });

  it('has no second step without the first, nor after ten minutes', async () => {
    const visitor = own.visitor();
    const page = await visitor.send('/de/team/anmelden/zweiter-schritt');
    expect(page.status).toBe(410);
    expect(page.html).toContain('Das hat zu lange gedauert');
    await firstStep(visitor, clerk.login, clerk.passphrase);
    own.clock.advance({ minutes: 11 });
    expect((await visitor.send('/de/team/anmelden/zweiter-schritt')).status).toBe(410);
  });

  it('ends the sessions of a member who is locked', async () => {
    const visitor = own.visitor();
    await firstStep(visitor, clerk.login, clerk.passphrase);
    await secondStep(visitor, codeNow());
    const [row] = await own.platform.db.query<{ id: string }>('SELECT id FROM accounts.staff WHERE login = $1', [
      clerk.login,
    ]);
    await own.door.lockStaff(row?.id ?? '', true);
    const state = await own.sessions.read(`lipsia=${visitor.cookies().get('lipsia')}`);
    expect(state.row).toBeNull();
    await own.door.lockStaff(row?.id ?? '', false);
  });
});

/** Column and row of each dark square, as drawn and as the standard gives them for this text. */
const darkModules = (image: string): string[] =>
  [...image.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`).sort();
const darkModulesOf = (text: string): string[] =>
  encode(text, { ecc: 'M', border: 4 })
    .data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
    .sort();

describe('an invitation', () => {
  it('leads from passphrase and app to recovery codes, once', async () => {
    const entry = {
      login: 'neu@demo',
      name: 'Nele Neu (Demo)',
      offices: ['buergerservice'],
      roles: ['clerk'] as const,
    };
    const { path } = await own.platform.db.transaction((tx) => own.door.inviteStaff(tx, entry));
    const visitor = own.visitor();
    const page = await visitor.send(path);
    expect(page.html).toContain('Willkommen, Nele Neu (Demo)');
    expect((await visitor.submit(page, { passphrase: 'kurz' })).html).toContain('zu kurz');
    expect((await visitor.submit(page, { passphrase: 'correct horse battery staple' })).html).toContain('zu bekannt');
    const chosen = await visitor.submit(page, { passphrase: 'vier ganz andere Wörter' });
    const app = await visitor.follow(chosen);
    const secret = /secret=([A-Z2-7]+)/.exec(app.html)?.[1] ?? '';
    const [, image = ''] = /<svg class="city-qr"[^>]*role="img"[^>]*>(.*?)<\/svg>/.exec(app.html) ?? [];
    const address = (/href="(otpauth:[^"]*)"/.exec(app.html)?.[1] ?? '').replaceAll('&amp;', '&');
    expect(address).toContain(secret);
    expect(darkModules(image)).toEqual(darkModulesOf(address));
    expect(app.html).toContain(
      'aria-label="QR-Code für Ihre App. Er enthält denselben Schlüssel, der darunter steht."',
    );
    expect((await firstStep(own.visitor(), 'neu@demo', 'vier ganz andere Wörter')).status).toBe(422);
    expect((await visitor.submit(app, { code: '000000' })).status).toBe(422);
    const done = await visitor.submit(app, { code: totpCode(readTotpSecret(secret), own.clock.now()) });
    const codes = [...done.html.matchAll(/>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</g)].map(([, code]) => code);
    expect(codes).toHaveLength(10);
    expect((await own.visitor().send(path)).status).toBe(410);

    own.clock.advance({ minutes: 1 });
    const later = own.visitor();
    await firstStep(later, 'neu@demo', 'vier ganz andere Wörter');
    expect((await secondStep(later, codes[3]?.toLowerCase() ?? '', 'ersatz')).status).toBe(303);
    await firstStep(later, 'neu@demo', 'vier ganz andere Wörter');
    expect((await secondStep(later, codes[3] ?? '', 'ersatz')).status).toBe(422);
  });

  it('runs out after seven days', async () => {
    const entry = { login: 'alt@demo', name: 'Alma Alt (Demo)', offices: [], roles: ['operator'] as const };
    const { path } = await own.platform.db.transaction((tx) => own.door.inviteStaff(tx, entry));
    own.clock.advance({ days: 8 });
    expect((await own.visitor().send(path)).status).toBe(410);
  });
});
