import type { Reply, Route } from '#platform/http';
import { scopeText } from '../../domain/client/index.ts';
import { issueToken, type TokenRefusal } from '../../use-cases/api/issue-token.ts';
import { noncesNow } from '../../use-cases/api/nonces.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { tokenAnswer, tokenRequest } from './partner-schemas.ts';

/** Where programs of partners get their tokens: OAuth 2.0 client credentials with `private_key_jwt`, bound by DPoP. */
export const tokenRoute = (parts: PartnerParts): Route => ({
  method: 'POST',
  path: '/api/v1/partner/token',
  // Anybody may ask; who a program is, its signed assertion says.
  permission: 'public',
  body: 'form',
  api: {
    summary: 'A token for a program of a partner (OAuth 2.0 client credentials, private_key_jwt, DPoP)',
    tag: 'partner interface',
    body: tokenRequest,
    response: tokenAnswer,
    also: [400, 401],
  },
  async handle({ form, headers, url }): Promise<Reply> {
    const get = (name: string): string | null => (form.has(name) ? form.get(name) : null);
    const done = await issueToken(parts, { form: { get }, proof: headers.get('dpop'), path: url.pathname });
    const nonce = { 'dpop-nonce': noncesNow(parts)[0] };
    if (!done.ok) return refused(done.reason, nonce);
    const { token, seconds, scope } = done.value;
    const value = { access_token: token, token_type: 'DPoP', expires_in: seconds, scope: scopeText(scope) };
    return { kind: 'json', status: 200, value, headers: nonce };
  },
});

const refused = (error: TokenRefusal, headers: Readonly<Record<string, string>>): Reply => ({
  kind: 'json',
  status: error === 'invalid_client' ? 401 : 400,
  value: { error },
  headers,
});
