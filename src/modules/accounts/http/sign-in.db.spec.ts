import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsApp, type Visitor } from '../test-support.ts';

let own: Awaited<ReturnType<typeof accountsApp>>;
beforeAll(async () => {
  own = await accountsApp();
});
afterAll(async () => {
  expect(own.faults).toEqual([]);
  await own.end();
});

const sessions = () =>
  own.platform.db.query<{ id: string; level: string; account_id: string }>('SELECT * FROM session.session');
const accounts = () => own.platform.db.query<{ id: string; level: string }>('SELECT * FROM accounts.account');

/** The address at the provider and what lies behind it, up to the choice of a person. */
async function toChoice(visitor: Visitor, address: string) {
  const begun = await visitor.send(address);
  const choice = await visitor.follow(begun);
  return { begun, choice };
}

describe('signing in', () => {
  it('leads through the provider to the page asked for, with a new session of that level', async () => {
    const visitor = own.visitor();
    const { begun, choice } = await toChoice(visitor, '/de/anmelden?weiter=%2Fde%2Fhund-anmelden%3Fa%3Db&level=low');
    const at = new URL(begun.to ?? '');
    expect(begun.status).toBe(302);
    expect(at.origin).toBe(own.provider?.issuer);
    expect(at.searchParams.get('code_challenge_method')).toBe('S256');
    expect(choice.html).toContain('DEMO');
    expect(choice.headers.get('content-security-policy')).toContain("default-src 'none'");
    const back = await visitor.follow(await visitor.send(choice.url, { person: 'mira', level: 'low' }));
    expect(new URL(back.url).pathname + new URL(back.url).search).toBe('/de/hund-anmelden?a=b');
    expect(await sessions()).toMatchObject([{ level: 'low' }]);
    expect(await accounts()).toMatchObject([{ level: 'low' }]);
  });

  it('steps up in the same account with a new session id, and keeps the better profile after a weak sign-in', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('jonas', 'low');
    const before = (await sessions()).map(({ id }) => id);
    await visitor.signInAs('jonas', 'high', '/de/wohnsitz-anmelden');
    const after = await sessions();
    expect(after.filter(({ level }) => level === 'high').map(({ id }) => before.includes(id))).toEqual([false]);
    expect(after.map(({ id }) => id)).not.toEqual(expect.arrayContaining([before.at(-1)]));
    expect((await visitor.send('/de/anmelden?level=low&weiter=/de/hund-anmelden')).to).toContain('/de/hund-anmelden');
    await own.visitor().signInAs('jonas', 'low');
    const profile = await own.platform.db.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>(`SELECT id FROM accounts.account WHERE level = 'high'`);
      const actor = {
        kind: 'citizen',
        id: row?.id ?? '',
        roles: ['citizen'],
        level: 'low',
        offices: [],
        name: null,
      } as const;
      return own.door.profileOf(tx, row?.id ?? '', {
        actor,
        purpose: 'own-view',
        caseId: null,
        subjects: [],
        what: ['account'],
      });
    });
    expect(profile).toMatchObject({ givenNames: 'Jonas Karl', familyName: 'Beispiel-Demo', birthDate: '1979-11-02' });
    expect(profile?.pseudonym).toMatch(/^[\w-]{32}$/);
  });

  it('does not let a weak person reach a strong level', async () => {
    const visitor = own.visitor();
    const { choice } = await toChoice(visitor, '/en/anmelden?level=high');
    const refused = await visitor.send(choice.url, { person: 'tom', level: 'high' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('This proof is not strong enough');
    const weak = await visitor.send(choice.url, { person: 'mira', level: 'low' });
    expect(weak.status).toBe(422);
  });
});

describe('a sign-in that fails', () => {
  it('says that it was cancelled and offers both ways on', async () => {
    const visitor = own.visitor();
    const { choice } = await toChoice(visitor, '/en/anmelden?weiter=/en/hund-anmelden');
    const page = await visitor.follow(await visitor.send(choice.url, { cancel: 'yes' }));
    expect(page.status).toBe(403);
    expect(page.html).toContain('You cancelled the sign-in');
    expect(page.html).toContain('href="/en/hund-anmelden"');
  });

  it('takes a state once', async () => {
    const visitor = own.visitor();
    const { choice } = await toChoice(visitor, '/de/anmelden');
    let at = await visitor.send(choice.url, { person: 'mira', level: 'low' });
    while (at.to && !at.to.includes('/anmelden/zurueck')) at = await visitor.send(at.to);
    const callback = at.to ?? '';
    expect((await visitor.send(callback)).to).toContain('/de/mein-bereich');
    expect((await visitor.send(callback)).to).toContain('grund=expired');
  });

  it('is refused in another browser, with a foreign state, and after a quarter of an hour', async () => {
    const [visitor, thief] = [own.visitor(), own.visitor()];
    const { choice } = await toChoice(visitor, '/de/anmelden');
    let at = await visitor.send(choice.url, { person: 'mira', level: 'low' });
    while (at.to && !at.to.includes('/anmelden/zurueck')) at = await visitor.send(at.to);
    expect((await thief.send(at.to ?? '')).to).toContain('grund=expired');
    const foreign = new URL(at.to ?? '');
    foreign.searchParams.set('state', 'A'.repeat(43));
    expect((await visitor.send(foreign.href)).to).toContain('grund=expired');
    own.clock.advance({ minutes: 16 });
    expect((await visitor.send(at.to ?? '')).to).toContain('grund=expired');
  });

  it('is refused when the cookie was tampered with', async () => {
    const visitor = own.visitor();
    const { choice } = await toChoice(visitor, '/de/anmelden');
    const cookie = visitor.cookies().get('lipsia') ?? '';
    visitor.cookies().set('lipsia', `${cookie.slice(0, -4)}AAAA`);
    const page = await visitor.follow(await visitor.send(choice.url, { person: 'mira', level: 'low' }));
    expect(page.status).toBe(410);
  });

  it('is refused when nonce, code or issuer do not belong to it', async () => {
    const visitor = own.visitor();
    const one = await toChoice(visitor, '/de/anmelden');
    const two = await toChoice(visitor, '/de/anmelden');
    const callbacks: string[] = [];
    for (const { choice } of [one, two]) {
      let at = await visitor.send(choice.url, { person: 'mira', level: 'low' });
      while (at.to && !at.to.includes('/anmelden/zurueck')) at = await visitor.send(at.to);
      callbacks.push(at.to ?? '');
    }
    const mixed = new URL(callbacks[0] ?? '');
    mixed.searchParams.set('code', new URL(callbacks[1] ?? '').searchParams.get('code') ?? '');
    expect((await visitor.send(mixed.href)).to).toContain('grund=refused');
    const issuer = new URL(callbacks[1] ?? '');
    issuer.searchParams.set('iss', 'https://evil.example');
    expect((await visitor.send(issuer.href)).to).toContain('grund=refused');
  });

  it('keeps two people in one browser apart', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('mira', 'low');
    const page = await visitor.signInAs('samira', 'substantial');
    expect(page.status).toBe(409);
    expect(page.html).toContain('schon jemand anderes angemeldet');
  });

  it('shows a page while the provider is down, and works once it is back', async () => {
    const down = await accountsApp({ withProvider: false });
    const page = await down.visitor().send('/de/anmelden?weiter=/de/hund-anmelden');
    expect(page.status).toBe(503);
    expect(page.html).toContain('antwortet gerade nicht');
    await down.end();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/de/../../\t/evil', 'javascript:alert(1)'])(
    'never leads to %s',
    async (target) => {
      const visitor = own.visitor();
      const page = await visitor.signInAs('olga', 'low', target);
      expect(new URL(page.url).href).toMatch(/^http:\/\/localhost:8080\/de\/mein-bereich$/);
    },
  );
});

describe('signing out', () => {
  it('ends the session and says so', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('lukasz', 'high');
    const failed = await visitor.send('/de/anmelden/fehler?grund=other-person');
    const out = await visitor.submit(failed, {});
    expect(out.to).toContain('/de/abgemeldet');
    const page = await visitor.follow(out);
    expect(page.html).toContain('Sie sind abgemeldet');
    expect(page.html).toContain(`${own.provider?.issuer}/session/end`);
  });
});
