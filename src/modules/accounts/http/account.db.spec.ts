import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsApp } from '../test-support.ts';
import type { KeptThing } from '../use-cases/account-parts.ts';

let own: Awaited<ReturnType<typeof accountsApp>>;
const kept: KeptThing[] = [];
const forgotten: string[] = [];
beforeAll(async () => {
  own = await accountsApp();
  own.door.addKeeper({
    kept: async () => kept,
    forget: async (_tx, accountId) => void forgotten.push(accountId),
  });
});
afterAll(async () => {
  expect(own.faults).toEqual([]);
  await own.end();
});

const rows = <Row>(sql: string, values: readonly unknown[] = []) => own.platform.db.query<Row>(sql, values);

const csrfIn = (html: string): string => /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';

describe('the own account', () => {
  it('shows what the provider gave, in both languages, to its own person only', async () => {
    const visitor = own.visitor();
    const page = await visitor.signInAs('mira', 'high', '/de/mein-bereich/konto');
    for (const text of ['Mira Muster-Demo', '12. April 1988', 'August-Bebel-Straße 12, 04275 Leipzig', 'hoch']) {
      expect(page.html).toContain(text);
    }
    expect((await visitor.send('/en/mein-bereich/konto')).html).toContain('12 April 1988');
    expect((await own.visitor().send('/de/mein-bereich/konto')).status).toBe(401);
    const stored = await rows<{ profile: Buffer; subject: string }>('SELECT profile, subject FROM accounts.account');
    expect(JSON.stringify(stored.map(({ profile, subject }) => [profile.toString('latin1'), subject]))).not.toMatch(
      /Mira|Muster|mira/,
    );
  });

  it('lets the person choose the mails', async () => {
    const visitor = own.visitor();
    const page = await visitor.signInAs('samira', 'substantial');
    const [account] = await rows<{ id: string }>(`SELECT id FROM accounts.account WHERE level = 'substantial'`);
    const address = (kind?: 'news' | 'deadlines') =>
      own.platform.db.transaction((tx) => own.door.mailAddressOf(tx, account?.id ?? '', kind));
    expect(await address()).toBe('samira@demo.invalid');
    const saved = await visitor.follow(await visitor.submit(page, { mail: 'deadlines' }));
    expect(saved.html).toContain('Ihre Auswahl ist gespeichert.');
    expect(await address()).toBeNull();
    expect(await address('deadlines')).toBe('samira@demo.invalid');
  });

  it('can be locked: every session ends, and a new sign-in says so until it is opened again', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('olga', 'low');
    const [account] = await rows<{ id: string }>(`SELECT id FROM accounts.account WHERE level = 'low'`);
    await own.door.lockAccount(account?.id ?? '', true);
    expect((await visitor.send('/de/mein-bereich/konto')).status).toBe(401);
    expect((await visitor.signInAs('olga', 'low')).html).toContain('Ihr Konto ist gesperrt');
    await own.door.lockAccount(account?.id ?? '', false);
    expect((await visitor.signInAs('olga', 'low')).status).toBe(200);
  });

  it('shows every device that is signed in, and ends a single one of its own', async () => {
    const firefox = own.visitor('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0');
    const safari = own.visitor('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1');
    const stranger = own.visitor();
    await safari.signInAs('jonas', 'high');
    own.clock.advance({ minutes: 12 });
    const page = await firefox.signInAs('jonas', 'high');
    await stranger.signInAs('mira', 'high');
    expect(page.html).toContain('Firefox, Windows (dieses Gerät)');
    expect(page.html).toContain('Safari, iPhone<');
    expect(page.html).not.toContain('Unbekanntes Gerät');
    expect(page.html.match(/geraet-abmelden/g)).toHaveLength(1);
    const csrf = csrfIn(page.html);
    const [, other = ''] = /name="id" value="([^"]*)"/.exec(page.html) ?? [];

    const place = '/de/mein-bereich/konto/geraet-abmelden';
    const theirs = await stranger.send('/de/mein-bereich/konto');
    for (const id of [other, 'nichts', '', '0190a000-0000-7000-8000-000000000000'])
      expect((await stranger.send(place, { csrf: csrfIn(theirs.html), id })).status, id).toBe(404);
    expect((await safari.send('/de/mein-bereich/konto')).status).toBe(200);

    const done = await firefox.follow(await firefox.send(place, { csrf, id: other }));
    expect(done.html).toContain('Das Gerät ist abgemeldet.');
    expect(done.html).not.toContain('Safari, iPhone');
    expect((await safari.send('/de/mein-bereich/konto')).status).toBe(401);
    expect((await firefox.send(place, { csrf, id: other })).status).toBe(404);
    expect((await firefox.send('/en/mein-bereich/konto')).html).toContain('Firefox, Windows (this device)');
  });

  it('keeps the device when the same browser signs in higher, and forgets what has run out', async () => {
    const visitor = own.visitor('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0');
    await visitor.signInAs('lukasz', 'low');
    const later = await visitor.signInAs('lukasz', 'high');
    expect(later.html.match(/Firefox, Linux/g)).toHaveLength(1);
    own.clock.advance({ minutes: 31 });
    const fresh = await own.visitor().signInAs('lukasz', 'high');
    expect(fresh.html).toContain('Unbekanntes Gerät (dieses Gerät)');
    expect(fresh.html).not.toContain('Firefox, Linux');
  });

  it('is signed out everywhere at once', async () => {
    const [one, two] = [own.visitor(), own.visitor()];
    const page = await one.signInAs('jonas', 'high');
    await two.signInAs('jonas', 'high');
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    await one.send('/de/mein-bereich/konto/ueberall-abmelden', { csrf });
    expect((await one.send('/de/mein-bereich/konto')).status).toBe(401);
    expect((await two.send('/de/mein-bereich/konto')).status).toBe(401);
  });

  it('is deleted with its key, whether or not the law wants something else kept', async () => {
    for (const stays of [[], [{ reason: 'retention', name: 'HS-7', until: null }] as KeptThing[]]) {
      kept.splice(0, kept.length, ...stays);
      const visitor = own.visitor();
      await visitor.signInAs('lukasz', 'high');
      const page = await visitor.send('/de/mein-bereich/konto/loeschen');
      expect(page.html).toContain(stays.length > 0 ? 'Vorgang HS-7' : 'Es bleibt nichts.');
      const refused = await visitor.submit(page, {});
      expect(refused.status).toBe(422);
      const before = await rows<{ key: string; id: string }>('SELECT key, id FROM accounts.account');
      const done = await visitor.follow(await visitor.submit(refused, { confirm: 'yes' }));
      expect(done.html).toContain('Ihr Konto ist gelöscht');
      const after = await rows<{ id: string }>('SELECT id FROM accounts.account');
      const gone = before.filter(({ id }) => !after.some((row) => row.id === id));
      expect(gone).toHaveLength(1);
      expect(forgotten).toContain(gone[0]?.id);
      const [key] = await rows<{ destroyedAt: Date | null }>(
        'SELECT destroyed_at AS "destroyedAt" FROM vault.key WHERE id = $1',
        [gone[0]?.key],
      );
      expect(key?.destroyedAt).not.toBeNull();
    }
    kept.length = 0;
  });

  it('is not read by others without a record', async () => {
    const visitor = own.visitor();
    own.clock.advance({ minutes: 1 });
    await visitor.signInAs('nora', 'high');
    const [account] = await rows<{ id: string; key: string }>(
      'SELECT id, key FROM accounts.account ORDER BY created_at DESC',
    );
    const clerk = {
      kind: 'staff',
      id: own.platform.newId(),
      roles: ['clerk'],
      level: null,
      offices: ['x'],
      name: 'C',
    } as const;
    const read = { actor: clerk, caseId: null, subjects: [], what: ['account'] } as const;
    await expect(
      own.platform.db.transaction((tx) => own.door.profileOf(tx, account?.id ?? '', { ...read, purpose: 'own-view' })),
    ).rejects.toThrow('own person');
    const profile = await own.platform.db.transaction((tx) =>
      own.door.profileOf(tx, account?.id ?? '', { ...read, purpose: 'processing' }),
    );
    expect(profile?.familyName).toBe('Neu-Demo');
    const record = await own.platform.vault.accessRecord(own.platform.db, account?.key ?? '');
    expect(record).toMatchObject([{ actorKind: 'staff', role: 'clerk', purpose: 'processing', what: ['account'] }]);
  });
});

describe('unused accounts', () => {
  it('are told two months before and deleted after two years, unless somebody signs in', async () => {
    const test = await accountsApp();
    const [visitor, other] = [test.visitor(), test.visitor()];
    await visitor.signInAs('mira', 'high');
    await other.signInAs('jonas', 'low');
    const count = async () => (await test.platform.db.query('SELECT 1 FROM accounts.account')).length;
    const { tendUnusedAccounts } = await import('../use-cases/unused-accounts.ts');
    const parts = { ...test.platform, sessions: test.sessions, identity: null as never, keepers: [] };
    const tend = async () => {
      const done = await tendUnusedAccounts(parts);
      await test.platform.jobs.drain();
      return done;
    };
    test.clock.advance({ months: 21, days: 27 });
    expect(await tend()).toEqual({ told: 0, deleted: 0 });
    test.clock.advance({ days: 7 });
    expect(await tend()).toEqual({ told: 2, deleted: 0 });
    expect(await tend()).toEqual({ told: 0, deleted: 0 });
    expect(test.mails.map(({ to }) => to).toSorted()).toEqual(['jonas@demo.invalid', 'mira@demo.invalid']);
    expect(test.mails[0]?.text).toContain('OZG § 8');
    expect(test.mails[0]?.text).not.toMatch(/Mira|Jonas/);
    await visitor.signInAs('mira', 'low');
    test.clock.advance({ months: 2, days: 3 });
    expect(await tend()).toEqual({ told: 0, deleted: 1 });
    expect(await count()).toBe(1);
    await test.end();
  });
});

describe('access tokens', () => {
  it('of the provider for this interface name the person and the level; all others name nobody', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('mira', 'high');
    const token = (options: { readonly resource?: string; readonly scope?: string; readonly level?: string }) =>
      tokenFor(own.provider?.issuer ?? '', options);
    const good = await token({ resource: 'urn:lipsia:api', scope: 'openid api', level: 'substantial' });
    expect(await own.door.actorOfBearer(good)).toMatchObject({
      kind: 'citizen',
      level: 'substantial',
      roles: ['citizen'],
      name: 'Mira Muster-Demo',
    });
    const [head, body, mac] = good.split('.');
    const forged = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as { acr: string };
    forged.acr = 'urn:lipsia:level:high';
    const tampered = [head, Buffer.from(JSON.stringify(forged)).toString('base64url'), mac].join('.');
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`;
    const withoutScope = await token({ resource: 'urn:lipsia:api', scope: 'openid', level: 'low' });
    const opaque = await token({ scope: 'openid', level: 'low' });
    for (const wrong of [tampered, none, withoutScope, opaque, '', 'a.b.c']) {
      expect(await own.door.actorOfBearer(wrong)).toBeNull();
    }
  });
});

/** What an app on a person's device does: code flow with PKCE, choosing Mira. */
async function tokenFor(
  issuer: string,
  options: { resource?: string; scope?: string; level?: string },
): Promise<string> {
  const { createVisitor } = await import('../test-support.ts');
  const { createHash } = await import('node:crypto');
  const app = createVisitor((request) => fetch(request), 'http://localhost:9');
  const verifier = 'v'.repeat(50);
  const query = new URLSearchParams({
    client_id: 'demo-app',
    redirect_uri: 'http://localhost:9/app',
    response_type: 'code',
    scope: options.scope ?? 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(options.resource ? { resource: options.resource } : {}),
  });
  const choice = await app.follow(await app.send(`${issuer}/auth?${query}`));
  let at = await app.send(choice.url, { person: 'mira', level: options.level ?? 'low' });
  while (at.to && !at.to.startsWith('http://localhost:9/app')) at = await app.send(at.to);
  const code = new URL(at.to ?? '').searchParams.get('code') ?? '';
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'demo-app',
      redirect_uri: 'http://localhost:9/app',
      code,
      code_verifier: verifier,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
