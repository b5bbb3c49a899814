import { assertionOf, type KeyPair, proofOf } from './partner-key.ts';

/**
 * How a program of a partner talks to the city: gets a token when it has none that holds, proves each request anew, takes up the nonce it is told, and sends what
 * had no answer again, the very same.
 */
export function partnerClient(setting: ClientSetting): PartnerClient {
  const { city, client, key } = setting;
  const now = setting.now ?? (() => Math.floor(Date.now() / 1_000));
  const ask = setting.fetch ?? fetch;
  const pause = setting.pause ?? ((seconds: number) => new Promise((done) => setTimeout(done, seconds * 1_000)));
  let nonce: string | null = null;
  let token: { readonly text: string; readonly until: number } | null = null;

  const send = async (method: string, address: string, own: Sent): Promise<Response> => {
    const headers = { ...own.headers, dpop: proofOf(key, { method, address, nonce, token: own.token, now: now() }) };
    const response = await ask(address, { method, headers, ...(own.body === undefined ? {} : { body: own.body }) });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    return response;
  };

  const getToken = async (): Promise<string> => {
    if (token && now() < token.until - 30) return token.text;
    const address = `${city}/api/v1/partner/token`;
    for (let tries = 0; tries < 2; tries++) {
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertionOf(key, { client, audience: city, now: now() }),
        ...(setting.scope ? { scope: setting.scope } : {}),
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const response = await send('POST', address, { headers, body: form.toString(), token: null });
      const said = (await response.json()) as TokenAnswer;
      if (said.access_token) {
        token = { text: said.access_token, until: now() + (said.expires_in ?? 0) };
        return token.text;
      }
      if (said.error !== 'use_dpop_nonce') throw new Error(`no token: ${said.error ?? response.status}`);
    }
    throw new Error('no token: the nonce is not taken');
  };

  const once = async (method: string, path: string, value?: unknown): Promise<Answer> => {
    const text = await getToken();
    const headers = {
      authorization: `DPoP ${text}`,
      ...(value === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const body = value === undefined ? undefined : JSON.stringify(value);
    const response = await send(method, city + path, { headers, body, token: text });
    return { status: response.status, body: await response.json(), wait: Number(response.headers.get('retry-after')) };
  };

  return {
    async call(method, path, value) {
      for (let tries = 1; ; tries++) {
        const found = await once(method, path, value).catch((cause: unknown) => {
          if (tries >= mostTries || !(cause instanceof TypeError)) throw cause;
          return null;
        });
        const isRepeated = !found || found.status === 429 || found.status >= 500;
        if (found?.status === 401 && tries < 3) {
          if (!String((found.body as { type?: string }).type).endsWith('use-nonce')) token = null;
        } else if (isRepeated && tries < mostTries) await pause(Math.max(found?.wait ?? 0, 2 ** tries / 4));
        else if (found) return found;
      }
    },
  };
}

const mostTries = 6;

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly token: string | null;
}
interface TokenAnswer {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error?: string;
}
interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: as the city's description says.
  readonly body: any;
  readonly wait: number;
}
export interface PartnerClient {
  /** One request; 429 and faults are tried again, the very same. */
  call(method: string, path: string, value?: unknown): Promise<Answer>;
}
export interface ClientSetting {
  /** `https://stadt.example`, without a trailing slash. */
  readonly city: string;
  readonly client: string;
  readonly key: KeyPair;
  readonly scope?: string;
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
  /** Seconds since 1970. */
  readonly now?: () => number;
  readonly pause?: (seconds: number) => Promise<unknown>;
}
