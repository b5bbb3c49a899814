import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoStaff } from '../../../demo/demo-staff.ts';
import { demoStaff } from '../../../demo/people.ts';
import { readTotpSecret, totpCode } from '../domain/totp.ts';
import { accountsApp, type Page, type Visitor } from '../test-support.ts';

let own: Awaited<ReturnType<typeof accountsApp>>;
const clerk = demoStaff[0]!;
beforeAll(async () => {
  own = await accountsApp({ withProvider: false });
  await seedDemoStaff(own.platform);
});
afterAll(async () => {
  expect(own.faults).toEqual([]);
  await own.end();
});

it('makes a passkey, signs in with it, and takes neither another site, another key, an old answer nor a removed one', async () => {
  const visitor = own.visitor();
  await passphrase(visitor);
  const code = totpCode(readTotpSecret(clerk.totpSecret), own.clock.now());
  await visitor.submit(await visitor.send('/de/team/anmelden/zweiter-schritt'), { code, art: 'app' });
  const konto = await visitor.send('/de/team/konto');
  const key = authenticator();
  const csrf = /name="csrf" value="([^"]*)"/.exec(konto.html)?.[1] ?? '';
  const add = (answer: string) => visitor.send('/de/team/konto/passkeys', { csrf, name: 'Schlüssel', answer });
  const { challenge } = optionsOf(konto);
  expect((await add(key.create(challenge, 'https://evil.example'))).status).toBe(422);
  expect((await add(key.create('AAAA', origin))).status).toBe(422);
  expect((await add('-')).status).toBe(422);
  expect((await add(key.create(challenge, origin))).status).toBe(303);
  expect((await visitor.send('/de/team/konto')).html).toContain('Schlüssel');

  const second = await passphrase(own.visitor());
  const asked = optionsOf(second.page).challenge;
  const wrong = [
    key.get(asked, 'https://evil.example'),
    authenticator(key.id).get(asked, origin),
    key.get('AAAA', origin),
  ];
  for (const answer of wrong) expect((await second.answer(answer)).status).toBe(422);
  const good = key.get(asked, origin);
  expect((await second.answer(good)).to).toContain('/de/team/vorgaenge');

  const third = await passphrase(own.visitor());
  own.clock.advance({ seconds: 1 });
  expect((await third.answer(good)).status).toBe(422);

  const csrf2 = /name="csrf" value="([^"]*)"/.exec((await visitor.send('/de/team/konto')).html)?.[1] ?? '';
  expect((await visitor.send('/de/team/konto/passkeys/entfernen', { csrf: csrf2, id: '\0' })).status).toBe(400);
  expect((await visitor.send('/de/team/konto/passkeys/entfernen', { csrf: csrf2, id: 'x' })).status).toBe(404);
  expect((await visitor.send('/de/team/konto/passkeys/entfernen', { csrf: csrf2, id: key.id })).status).toBe(303);
  const last = await passphrase(own.visitor());
  expect(last.page.html).not.toContain('data-passkey');
});

it('serves the script of the passkey forms', async () => {
  const visitor = own.visitor();
  const { html } = (await passphrase(visitor)).page;
  expect(html).not.toContain('<script>');
  const { passkeyScriptAddress } = await import('./passkey-script.ts');
  const script = await visitor.send(passkeyScriptAddress);
  expect(script.headers.get('content-type')).toContain('text/javascript');
});

const origin = 'http://localhost:8080';

/** Passes the first step; gives the page of the second and a way to answer it with a passkey. */
async function passphrase(visitor: Visitor) {
  own.clock.advance({ minutes: 10 });
  const first = await visitor.send('/de/team/anmelden');
  await visitor.submit(first, { login: clerk.login, passphrase: clerk.passphrase });
  const page = await visitor.send('/de/team/anmelden/zweiter-schritt');
  return { page, answer: (answer: string) => visitor.submit(page, { art: 'passkey', answer }) };
}

const optionsOf = (page: Page): { readonly challenge: string } => {
  const text = /data-options="([^"]*)"/.exec(page.html)?.[1] ?? '{}';
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as { challenge: string };
};

/** An authenticator as WebAuthn Level 3 describes it: ES256, user present and verified, attestation `none`. */
function authenticator(id = randomBytes(16).toString('base64url')) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' }) as { x?: string; y?: string };
  let counter = 0;
  const rpHash = createHash('sha256').update('localhost').digest();
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const authData = (flags: number, rest: Uint8Array = new Uint8Array()) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    return Buffer.concat([rpHash, Uint8Array.of(flags), count, rest]);
  };
  return {
    id,
    create(challenge: string, from: string): string {
      const rawId = Buffer.from(id, 'base64url');
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Uint8Array.of(0, rawId.length), rawId, cose]);
      const data = authData(0x45, attested);
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Uint8Array.of(data.length),
        data,
      ]);
      const response = {
        clientDataJSON: clientData('webauthn.create', challenge, from).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['usb'],
      };
      return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
    },
    get(challenge: string, from: string): string {
      const data = authData(0x05);
      const client = clientData('webauthn.get', challenge, from);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(privateKey).toString('base64url'),
      };
      return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
    },
  };
}
