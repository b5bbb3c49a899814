import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { DemoPerson } from '../people.ts';
import { acrOf } from './acr.ts';
import { createMemory } from './memory.ts';

/** The OpenID Connect side of the demo: code flow with PKCE, levels as `acr`, and access tokens for the city's own interface. */
export function createProvider(parts: ProviderParts): Provider {
  return new Provider(parts.issuer, configurationOf(parts));
}

/** The resource whose access tokens the city's interface accepts (RFC 8707). */
export const apiResource = 'urn:lipsia:api';

function configurationOf({ clients, people, key, cookieKey }: ProviderParts): Configuration {
  return {
    clients: clients.map((client) => ({
      client_id: client.clientId,
      ...(client.clientSecret
        ? { client_secret: client.clientSecret }
        : { token_endpoint_auth_method: 'none' as const }),
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? [])],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    })),
    adapter: createMemory(),
    jwks: { keys: [key] },
    acrValues: [acrOf('low'), acrOf('substantial'), acrOf('high')],
    scopes: ['openid', 'profile', 'email', 'address', 'register'],
    claims: {
      acr: null,
      auth_time: null,
      iss: null,
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'birthdate'],
      email: ['email'],
      address: ['address'],
      register: ['register_pseudonym'],
    },
    cookies: { keys: [cookieKey], long: { signed: true }, short: { signed: true } },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined as never,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== apiResource) throw new errors.InvalidTarget();
          return {
            scope: 'api',
            audience: 'lipsia-api',
            accessTokenFormat: 'jwt',
            accessTokenTTL: 600,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3_600, IdToken: 600, Interaction: 900, Session: 3_600 },
    findAccount: (_context, id) => {
      const person = people.find((known) => known.id === id);
      return person && { accountId: id, claims: () => ({ ...claimsOf(person) }) };
    },
    loadExistingGrant: grantAll,
    extraTokenClaims: (context) => ({ acr: context.oidc.entities.AuthorizationCode?.acr }),
    renderError: (context, out) => {
      context.type = 'text/plain; charset=utf-8';
      context.body = `DEMO\n\n${out.error}${out.error_description ? `\n${out.error_description}` : ''}\n`;
    },
  };
}

/** The city is the only reader; the demo people have agreed to what it asks for. */
async function grantAll(context: KoaContextWithOIDC) {
  const { client, session, provider, params } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email address register');
  if (params?.resource) grant.addResourceScope(apiResource, 'api');
  await grant.save();
  return grant;
}

/** People with a weak proof tell little about themselves; the register's pseudonym comes with the identity card only. */
const claimsOf = (person: DemoPerson) => ({
  sub: person.id,
  given_name: person.givenNames,
  family_name: person.familyName,
  email: person.email,
  birthdate: person.level === 'low' ? undefined : person.birthDate,
  address:
    person.level === 'low'
      ? undefined
      : {
          street_address: `${person.address.street} ${person.address.houseNumber}`,
          postal_code: person.address.postcode,
          locality: person.address.city,
          country: 'DE',
        },
  register_pseudonym: person.level === 'high' && person.isRegistered ? person.pseudonym : undefined,
});

export interface DemoClient {
  readonly clientId: string;
  /** None for an app on a person's own device. */
  readonly clientSecret?: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
}
interface ProviderParts {
  readonly issuer: string;
  readonly clients: readonly DemoClient[];
  readonly people: readonly DemoPerson[];
  readonly key: JsonWebKey & { readonly kid: string };
  readonly cookieKey: string;
}
