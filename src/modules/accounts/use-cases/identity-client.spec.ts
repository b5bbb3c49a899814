import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { type IdentityProvider, startIdentityProvider } from '../../../demo/identity/identity-provider.ts';
import { createVisitor } from '../test-support.ts';
import { createIdentityClient } from './identity-client.ts';

const baseUrl = 'http://localhost:9';
const client = { clientId: 'city', clientSecret: 'a secret of the test' };
const options = {
  host: '127.0.0.1',
  clients: [{ ...client, redirectUris: [`${baseUrl}/anmelden/zurueck`] }],
};
const checks = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
const clientOf = (issuer: string) => createIdentityClient({ baseUrl, oidc: { ...client, issuer } }, silentLog);

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider({ ...options, port: 0 });
});
afterAll(() => provider.close());

/** Goes to the provider, chooses a person and gives what comes back in the address. */
async function choose(issuer: string, person: string): Promise<URLSearchParams> {
  const begun = await clientOf(issuer).begin({ ...checks, level: 'low', language: 'en' });
  if (!begun.ok) throw new Error(begun.reason);
  const visitor = createVisitor((request) => fetch(request), baseUrl);
  const choice = await visitor.follow(await visitor.send(begun.value));
  let at = await visitor.send(choice.url, { person, level: 'low' });
  while (at.to && !at.to.startsWith(baseUrl)) at = await visitor.send(at.to);
  return new URL(at.to ?? '').searchParams;
}

describe('what comes back from the provider', () => {
  it('names subject, level and claims', async () => {
    const done = await clientOf(provider.issuer).finish(await choose(provider.issuer, 'tom'), checks);
    expect(done).toMatchObject({
      ok: true,
      value: {
        subject: `${provider.issuer}\ntom`,
        level: 'low',
        claims: { given_name: 'Tom', email: 'tom@demo.invalid' },
      },
    });
  });

  it.each([
    ['nonce', { nonce: 'x'.repeat(43) }],
    ['code verifier', { verifier: 'x'.repeat(43) }],
    ['state', { state: 'x'.repeat(43) }],
  ])('is refused with another %s', async (_name, change) => {
    const query = await choose(provider.issuer, 'tom');
    const done = await clientOf(provider.issuer).finish(query, { ...checks, ...change });
    expect(done).toMatchObject({ ok: false, reason: 'refused' });
  });

  it('is refused without issuer, with another issuer, and the second time', async () => {
    const query = await choose(provider.issuer, 'tom');
    const changed = (iss: string | null) => {
      const copy = new URLSearchParams(query);
      copy.delete('iss');
      if (iss) copy.set('iss', iss);
      return copy;
    };
    const known = clientOf(provider.issuer);
    for (const wrong of [changed(null), changed('https://evil.example')]) {
      expect(await known.finish(wrong, checks)).toMatchObject({ reason: 'refused' });
    }
    expect((await known.finish(query, checks)).ok).toBe(true);
    expect(await known.finish(query, checks)).toMatchObject({ reason: 'refused' });
  });

  it.each([
    ['access_denied', 'cancelled'],
    ['temporarily_unavailable', 'provider-down'],
    ['server_error', 'provider-down'],
    ['invalid_request', 'refused'],
  ])('as the error %s means %s', async (error, reason) => {
    const query = new URLSearchParams({ error, state: checks.state, iss: provider.issuer });
    expect(await clientOf(provider.issuer).finish(query, checks)).toMatchObject({ reason });
  });
});

it('finds the provider once it is there, without being made anew', async () => {
  const first = await startIdentityProvider({ ...options, port: 0 });
  await first.close();
  const patient = clientOf(first.issuer);
  const start = { ...checks, level: 'high', language: 'de' } as const;
  expect(await patient.begin(start)).toMatchObject({ ok: false, reason: 'provider-down' });
  expect(await patient.signOutAddress('de')).toBeNull();
  expect(await patient.verifyBearer('a.b.c')).toBeNull();
  const second = await startIdentityProvider({ ...options, port: first.port });
  const begun = await patient.begin(start);
  expect(begun.ok && new URL(begun.value).searchParams.get('acr_values')).toBe('urn:lipsia:level:high');
  await second.close();
});
