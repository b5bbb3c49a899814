import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Caller, call, post, tokenOf } from './support/call.ts';
import { borrowCookie, fillByHttp, type Inside, lendCookie, openInside } from './support/inside.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers, photo } from './support/sample-answers.ts';
import { choosePerson, signIn } from './support/sign-in.ts';
import { member } from './support/stage-rights.ts';

let open: OpenBrowser;
let inside: Inside;
let citizen: Caller;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  const { page, context, close } = await open.visitor();
  citizen = inside.caller();
  await signIn(page, 'lukasz', 'high', '/de/mein-bereich');
  await borrowCookie(citizen, context);
  await close();
}, 60_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

const get = (caller: Caller, path: string): Promise<Response> => call(inside, caller, { method: 'GET' }, path);
const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  inside.send(new Request(new URL(path, 'http://localhost'), init));

describe('a cookie', () => {
  it('that was changed, cut, doubled or made up admits to nothing and breaks nothing', async () => {
    const [name, value = ''] = citizen.cookie.split('=', 2);
    const flipped = `${value.slice(0, 40)}${value[40] === 'A' ? 'B' : 'A'}${value.slice(41)}`;
    for (const wrong of [flipped, value.slice(0, -4), `${value}${value}`, '', '%00', 'e30', '"', 'x'.repeat(6_000)]) {
      const answer = await send('/de/mein-bereich/konto', { headers: { cookie: `${name}=${wrong}` } });
      expect(answer.status, wrong.slice(0, 20)).toBe(401);
    }
    expect((await get(citizen, '/de/mein-bereich/konto')).status).toBe(200);
  });

  it('is for this site alone and out of reach for scripts', async () => {
    const cookie = (await send('/de/hund-anmelden/start')).headers.get('set-cookie');
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it('that somebody else planted is worth nothing to them after the sign-in', async () => {
    const attacker = inside.caller();
    await attacker.get('/de/hund-anmelden/start');
    const victim = await open.visitor();
    await lendCookie(attacker, victim.context);
    await signIn(victim.page, 'mira', 'high', '/de/mein-bereich');
    expect((await get(attacker, '/de/mein-bereich/konto')).status).toBe(401);
    await victim.close();
  });

  it('is dead after signing out, also where it was copied', async () => {
    const { page, context, close } = await open.visitor();
    await signIn(page, 'olga', 'low', '/de/mein-bereich');
    const copy = inside.caller();
    await borrowCookie(copy, context);
    expect((await get(copy, '/de/mein-bereich/konto')).status).toBe(200);
    await post(inside, copy, '/de/abmelden');
    expect((await get(copy, '/de/mein-bereich/konto')).status).toBe(401);
    await close();
  });
});

describe('a form', () => {
  it('from another site, without token or with the token of somebody else is refused', async () => {
    const body = (token: string) => new URLSearchParams({ csrf: token, mail: 'news' });
    const own = await tokenOf(inside, citizen);
    const stranger = inside.caller();
    await stranger.get('/de/hund-anmelden/start');
    const path = '/de/mein-bereich/konto/benachrichtigungen';
    const tries: [string, Record<string, string>, string][] = [
      ['another site', { 'sec-fetch-site': 'cross-site' }, own],
      ['a neighbour', { 'sec-fetch-site': 'same-site' }, own],
      ['a foreign origin', { origin: 'https://evil.example' }, own],
      ['a hidden origin', { origin: 'null' }, own],
      ['a broken origin', { origin: 'no address' }, own],
      ['no token', {}, ''],
      ['a foreign token', {}, await tokenOf(inside, stranger)],
    ];
    for (const [what, headers, token] of tries) {
      const answer = await send(path, {
        method: 'POST',
        headers: { cookie: citizen.cookie, ...headers },
        body: body(token),
      });
      expect(answer.status, what).toBe(403);
    }
    const fine = await send(path, { method: 'POST', headers: { cookie: citizen.cookie }, body: body(own) });
    expect(fine.status).toBe(303);
  });

  it('that is sent again makes one case', async () => {
    const guest = inside.caller();
    await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
    const fields = Object.fromEntries(
      [...guest.page.html.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    const answers = await Promise.all([1, 2, 3].map(() => post(inside, guest, '/de/hund-anmelden/senden', fields)));
    const places = new Set(answers.map(({ headers }) => headers.get('location')?.split('?')[0]));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(places.size).toBe(1);
    expect([...places][0]).toMatch(/^\/de\/vorgang\/L/);
  });

  it('for the draft of somebody else changes nothing there', async () => {
    const guest = inside.caller();
    await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
    const draft = /name="_draft" value="([^"]+)"/.exec(guest.page.html)?.[1] ?? '';
    const revision = () => inside.platform.db.query('SELECT rev FROM forms.draft WHERE id = $1', [draft]);
    const before = await revision();
    for (const attacker of [inside.caller(), citizen]) {
      if (attacker !== citizen) await attacker.get('/de/hund-anmelden/start');
      const fields = { _draft: draft, vorname: 'Eve', familienname: 'Evil' };
      await call(inside, attacker, { method: 'POST', body: 'multipart' }, '/de/hund-anmelden/frage/person', fields);
      const sent = await post(inside, attacker, '/de/hund-anmelden/senden', { _draft: draft });
      expect(sent.headers.get('location') ?? '').not.toContain('/vorgang/');
    }
    expect(await revision()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

describe('a body', () => {
  const headers = () => ({ cookie: citizen.cookie });
  it('that is too large is refused, said so or not', async () => {
    const large = new URLSearchParams({ q: 'x'.repeat(70_000) });
    expect((await send('/de/weitermachen', { method: 'POST', headers: headers(), body: large })).status).toBe(413);
    expect(await streamed('/de/weitermachen', 'application/x-www-form-urlencoded', 200_000)).toBe(413);
    expect(await streamed('/de/hund-anmelden/frage/person', 'multipart/form-data; boundary=x', 33_000_000)).toBe(413);
  });

  it('of another type or a broken one is refused', async () => {
    const tries: [string, string, string, number][] = [
      ['/de/weitermachen', 'application/json', '{"code":"x"}', 415],
      ['/de/weitermachen', 'text/plain', 'code=x', 415],
      ['/de/weitermachen', 'multipart/form-data; boundary=x', '--x--', 415],
      ['/de/hund-anmelden/frage/person', 'multipart/form-data; boundary=x', 'broken', 400],
      ['/de/hund-anmelden/frage/person', 'multipart/form-data', '--x--', 400],
      ['/api/v1/account/mail', 'text/plain', '{}', 415],
      ['/api/v1/account/mail', 'application/json', '{', 400],
    ];
    for (const [path, type, body, status] of tries) {
      const method = path.startsWith('/api/') ? 'PUT' : 'POST';
      const answer = await send(path, { method, headers: { ...headers(), 'content-type': type }, body });
      expect(answer.status, `${path} ${type}`).toBe(status);
    }
  });
});

describe('an address', () => {
  it('never leads from the sign-in to another site', async () => {
    const home = inject('demo').url;
    for (const evil of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/de/../../evil.example',
      '/de//evil.example/..',
      '/de/x\r\nset-cookie: a=b',
      'javascript:alert(1)',
    ]) {
      const { page, context, close } = await open.visitor();
      await page.goto(`/de/anmelden?${new URLSearchParams({ weiter: evil, level: 'low' })}`);
      await choosePerson(page, 'tom', 'low');
      expect(new URL(page.url()).origin, evil).toBe(home);
      expect((await context.cookies()).map(({ name }) => name).filter((name) => name === 'a')).toEqual([]);
      await close();
    }
    const staff = inside.caller();
    await staff.get('/de/team/anmelden?weiter=//evil.example');
    expect(/name="weiter" value="([^"]*)"/.exec(staff.page.html)?.[1]).toBe('/de/mein-bereich');
  }, 60_000);

  it('takes its host from the settings, not from the request', async () => {
    const { status, location } = await raw('/de/anmelden?weiter=/de/mein-bereich', { host: 'evil.example' });
    expect([302, 303]).toContain(status);
    expect(location).not.toContain('evil.example');
  });

  it('never leads out of a folder', async () => {
    const number = (await inside.platform.db.query<{ number: string }>('SELECT number FROM cases."case" LIMIT 1'))[0]!
      .number;
    const outs = [
      '../package.json',
      '..%2fpackage.json',
      '..%5cpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '....//package.json',
      '%00',
      '/etc/passwd',
      '%252e%252e%252fpackage.json',
    ];
    for (const base of ['/assets/', `/de/vorgang/${number}/nachweis/`, `/de/vorgang/${number}/schreiben/`, '/de/']) {
      for (const out of outs) {
        const { status, body } = await raw(`${base}${out}`);
        expect([400, 401, 404], `${base}${out}`).toContain(status);
        expect(body).not.toContain('"devDependencies"');
      }
    }
  });
});

it('every answer carries the headers that protect people', async () => {
  const clerk = await member(inside, 'vertretung@demo');
  for (const [caller, path] of [
    [citizen, '/de'],
    [citizen, '/de/mein-bereich/konto'],
    [citizen, '/gibt-es-nicht'],
    [clerk, '/de/team/vorgaenge'],
    [citizen, '/api/v1/cases'],
    [citizen, '/assets/nothing.js'],
  ] as const) {
    const { headers } = await get(caller, path);
    expect(headers.get('content-security-policy'), path).toMatch(
      /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/,
    );
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  }
});

describe('a file', () => {
  it.each([
    ['bild.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['bild.png', '<!doctype html><script>alert(1)</script>'],
    ['bild.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['seite.html', '<script>alert(1)</script>'],
    ['bild.jpg', 'GIF89a<script>alert(1)</script>'],
    ['bild.png', '\u0089PNG\r\n\u001a\n<script>alert(1)</script>'],
    ['brief.pdf', '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF'],
    ['brief.pdf.exe', 'MZ'],
    ['leer.png', ''],
  ])('that is not what it says is refused: %s', async (name, content) => {
    const guest = inside.caller();
    await guest.get('/de/wohnsitz-anmelden/start');
    await upToUpload(guest, [new File([Buffer.from(content, 'latin1')], name, { type: 'image/png' })]);
    expect(guest.page.status).toBe(422);
    const [{ count }] = (await inside.platform.db.query(
      'SELECT count(*)::int AS count FROM forms.file WHERE size < 200',
    )) as [{ count: number }];
    expect(count).toBe(0);
  });

  it('keeps a harmless name, and is given back as what it is', async () => {
    const guest = inside.caller();
    await upToUpload(guest, [
      new File([Uint8Array.from(photo.buffer)], '../../e"vil\r\nx-evil: 1<b>.jpg', { type: 'text/html' }),
    ]);
    expect(guest.page.status).toBe(200);
    await guest.get('/de/hund-anmelden/frage/hunde/1/chip-nachweis');
    expect(guest.page.html).not.toMatch(/\.\.\/|x-evil: 1<b>/);
  });
});

/** Answers the form of the dog as far as the proof of the chip, and sends these files there. */
async function upToUpload(guest: Caller, files: readonly File[]): Promise<void> {
  await guest.get('/de/hund-anmelden/start');
  await guest.submit('/start');
  for (let step = 0; step < 40 && !guest.page.path.endsWith('/chip-nachweis'); step++) {
    const { html, path } = guest.page;
    const asked = Object.entries(dogAnswers).filter(([name]) => html.includes(`name="${name}"`));
    await guest.submit(path, Object.fromEntries(asked) as Record<string, string>);
  }
  await guest.submit(guest.page.path, { chipnummer: '276098106123456', chipnachweis: files });
}

/** A request whose path goes out exactly as it is written. */
function raw(path: string, headers: Record<string, string> = {}) {
  const { port } = inject('demo');
  return new Promise<{ status: number; body: string; location: string }>((resolve, reject) => {
    const sent = rawRequest({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let body = '';
      answer.on('data', (part) => (body += String(part)));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body, location: String(answer.headers.location ?? '') }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Sends so many bytes without saying before how many there are; gives the status. */
function streamed(path: string, type: string, size: number): Promise<number> {
  const { port } = inject('demo');
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, cookie: citizen.cookie, 'transfer-encoding': 'chunked' };
    const sent = rawRequest({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', (fault) => (Reflect.get(fault, 'code') === 'EPIPE' ? undefined : reject(fault)));
    const part = Buffer.alloc(64_000, 'x');
    for (let written = 0; written < size; written += part.length) sent.write(part);
    sent.end();
  });
}
