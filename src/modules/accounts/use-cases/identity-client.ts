import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import type { IdentityLevel } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import { acrsFrom, levelOfAcr } from '../domain/levels.ts';

/** The client of the identity provider. It finds out about the provider at first use, and again after a failure. */
export function createIdentityClient(config: Pick<Config, 'oidc' | 'baseUrl'>, log: Log): IdentityClient {
  const { issuer, clientId, clientSecret } = config.oidc;
  const redirectUri = `${config.baseUrl}${returnAddress}`;
  const isPlain = issuer.startsWith('http:');
  let known: Promise<oidc.Configuration> | null = null;
  const discover = (): Promise<oidc.Configuration> => {
    known ??= oidc
      .discovery(new URL(issuer), clientId, { redirect_uris: [redirectUri] }, oidc.ClientSecretBasic(clientSecret), {
        timeout: timeoutSeconds,
        ...(isPlain ? { execute: [oidc.allowInsecureRequests] } : {}),
      })
      .catch((cause: unknown) => {
        known = null;
        throw cause;
      });
    return known;
  };
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  return {
    async begin({ level, language, state, nonce, verifier }) {
      try {
        const provider = await discover();
        return ok(
          oidc.buildAuthorizationUrl(provider, {
            redirect_uri: redirectUri,
            response_type: 'code',
            scope: 'openid profile email address register',
            acr_values: acrsFrom(level).join(' '),
            code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
            prompt: 'login',
            state,
            nonce,
            ui_locales: language,
          }).href,
        );
      } catch (cause) {
        log.warn('identity-provider-unreachable', { reason: codeOf(cause) });
        return refuse('provider-down');
      }
    },
    async finish(query, { state, nonce, verifier }) {
      const error = query.get('error');
      if (error === 'access_denied') return refuse('cancelled');
      if (error === 'temporarily_unavailable' || error === 'server_error') return refuse('provider-down');
      try {
        const provider = await discover();
        const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${redirectUri}?${query}`), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const level = levelOfAcr(claims?.acr);
        if (!claims || !level) return refuse('refused');
        const more = await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
        return ok({ subject: subjectOf(claims.iss, claims.sub), level, claims: { ...claims, ...more } as JsonObject });
      } catch (cause) {
        const isNetwork = isUnreachable(cause);
        log.warn('sign-in-refused', { reason: codeOf(cause) });
        return refuse(isNetwork ? 'provider-down' : 'refused');
      }
    },
    async verifyBearer(token) {
      try {
        const { jwks_uri: address } = (await discover()).serverMetadata();
        if (!address) return null;
        keys ??= createRemoteJWKSet(new URL(address), { timeoutDuration: timeoutSeconds * 1_000 });
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience: apiAudience,
          typ: 'at+jwt',
          requiredClaims: ['sub', 'exp'],
          algorithms: ['ES256', 'PS256', 'RS256', 'EdDSA'],
        });
        const level = levelOfAcr(payload.acr);
        const mayCall = String(payload.scope ?? '')
          .split(' ')
          .includes('api');
        return level && payload.sub && mayCall ? { subject: subjectOf(issuer, payload.sub), level } : null;
      } catch (cause) {
        log.info('bearer-refused', { reason: codeOf(cause) });
        return null;
      }
    },
    async signOutAddress(language) {
      try {
        const provider = await discover();
        if (!provider.serverMetadata().end_session_endpoint) return null;
        return oidc.buildEndSessionUrl(provider, {
          post_logout_redirect_uri: `${config.baseUrl}/${language}/abgemeldet`,
          ui_locales: language,
        }).href;
      } catch {
        return null;
      }
    },
  };
}

/** Where the identity provider sends people back to. */
export const returnAddress = '/anmelden/zurueck';

/** The audience of access tokens for the city's interface. */
export const apiAudience = 'lipsia-api';

const subjectOf = (issuer: string, sub: string): string => `${issuer}\n${sub}`;

/** The code of an error, never its text: that may carry what a provider said about a person. */
const codeOf = (cause: unknown): string => {
  const { code, name } = cause as { readonly code?: unknown; readonly name?: unknown };
  return String(code ?? name ?? 'unknown');
};

/** True when no answer came at all, or the provider said that it is broken. */
function isUnreachable(cause: unknown): boolean {
  for (let at: unknown = cause; at && typeof at === 'object'; at = (at as { readonly cause?: unknown }).cause) {
    const { code, name, status } = at as {
      readonly code?: unknown;
      readonly name?: unknown;
      readonly status?: unknown;
    };
    if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || (typeof status === 'number' && status >= 500))
      return true;
    if (typeof code === 'string' && /^(E[A-Z]+|UND_ERR_\w+)$/.test(code)) return true;
  }
  return false;
}

const timeoutSeconds = 8;

export interface IdentityClient {
  /** The address at the provider that starts a sign-in. */
  begin(start: Checks & { level: IdentityLevel; language: Language }): Promise<Result<string, 'provider-down'>>;
  /** Who came back, once state, nonce, code and signature hold. */
  finish(query: URLSearchParams, checks: Checks): Promise<Result<SignedIn, 'cancelled' | 'provider-down' | 'refused'>>;
  /** Whose access token this is; null when it is not for this interface, not valid or not from this provider. */
  verifyBearer(token: string): Promise<Pick<SignedIn, 'subject' | 'level'> | null>;
  /** Where the person ends the session at the provider too, if it offers that. */
  signOutAddress(language: Language): Promise<string | null>;
}
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
export interface SignedIn {
  /** Issuer and subject in one. */
  readonly subject: string;
  readonly level: IdentityLevel;
  readonly claims: JsonObject;
}
