import { createApp } from '#platform/http';
import { createSessions } from '#platform/session';
import type { PageShell } from '#ui';
import { testPlatform } from '../../../test/support/index.ts';
import { type IdentityProvider, startIdentityProvider } from '../../demo/identity/identity-provider.ts';
import { accountsModule } from './module.ts';

/** The module behind the real request handler, with the demo's identity provider on a free port; pages come through `visitor()`. */
export async function accountsApp(options: { readonly withProvider?: boolean } = {}) {
  const test = await testPlatform();
  const { config } = test.platform;
  const redirectUri = `${config.baseUrl}/anmelden/zurueck`;
  const provider: IdentityProvider | null =
    options.withProvider === false
      ? null
      : await startIdentityProvider({
          port: 0,
          host: '127.0.0.1',
          clients: [
            {
              ...config.oidc,
              redirectUris: [redirectUri],
              postLogoutRedirectUris: [`${config.baseUrl}/de/abgemeldet`],
            },
            { clientId: 'demo-app', redirectUris: ['http://localhost:9/app'] },
          ],
        });
  const issuer = provider?.issuer ?? 'http://localhost:1';
  const platform = { ...test.platform, config: { ...config, oidc: { ...config.oidc, issuer } } };
  const sessions = createSessions({ ...platform, cookieKey: config.keys.cookie, secure: false });
  const shellFor = ({ language, url }: Pick<PageShell, 'language'> & { readonly url: URL }): PageShell => ({
    language,
    cityName: 'Leipzig',
    path: url.pathname,
    assets: {},
  });
  const services = () => [
    { id: 'hund-anmelden', title: 'Hund anmelden' },
    { id: 'meldebescheinigung', title: 'Meldebescheinigung' },
  ];
  const accounts = accountsModule(platform, { sessions, shellFor, services });
  let requests = 0;
  const app = createApp({
    routes: accounts.routes,
    sessions,
    actorOf: accounts.door.actorOf,
    refusals: (reply) => reply,
    log: platform.log,
    requestId: () => String(++requests),
    secure: false,
    trustProxy: 0,
    formTargets: [issuer],
    rates: {
      read: { burst: 1e6, perMinute: 1e6 },
      write: { burst: 1e6, perMinute: 1e6 },
      upload: { burst: 1e6, perMinute: 1e6 },
      'sign-in': { burst: 1e6, perMinute: 1e6 },
    },
  });
  return {
    ...test,
    platform,
    provider,
    door: accounts.door,
    routes: accounts.routes,
    sessions,
    call: (request: Request) => app.fetch(request),
    visitor: (userAgent?: string) => createVisitor((request) => app.fetch(request), config.baseUrl, userAgent),
    async end() {
      await provider?.close();
      await test.drop();
    },
  };
}

/** A browser with cookies per host that follows nothing by itself: the app in this process, everything else over the network. */
export function createVisitor(
  own: (request: Request) => Promise<Response> | Response,
  baseUrl: string,
  userAgent = '',
): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const origin = new URL(baseUrl).origin;
  const send = async (address: string, form?: Record<string, string>): Promise<Page> => {
    const url = new URL(address, origin);
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const fitting = [...jar].filter(([key]) => url.pathname.startsWith(key.split(' ')[1] ?? '/'));
    const cookie = fitting.map(([key, value]) => `${key.split(' ')[0]}=${value}`).join('; ');
    const request = new Request(url, {
      method: form ? 'POST' : 'GET',
      headers: { ...(cookie ? { cookie } : {}), 'accept-language': 'de', 'user-agent': userAgent },
      ...(form ? { body: new URLSearchParams(form) } : {}),
      redirect: 'manual',
    });
    const response = url.origin === origin ? await own(request) : await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      const key = path === '/' ? name : `${name} ${path}`;
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(key);
      else jar.set(key, value);
    }
    const to = response.headers.get('location');
    return {
      url: url.href,
      status: response.status,
      to: to ? new URL(to, url).href : null,
      html: await response.text(),
      headers: response.headers,
    };
  };
  const follow = async (page: Page): Promise<Page> => {
    let at = page;
    for (let step = 0; at.to && step < 10; step++) at = await send(at.to);
    return at;
  };
  return {
    send,
    follow,
    cookies: (where = origin) => jars.get(where) ?? new Map(),
    async submit(page, fields) {
      const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1];
      const action = /<form[^>]*method="post"[^>]*action="([^"]*)"/.exec(page.html)?.[1];
      return send(new URL(action ?? page.url, page.url).href, { ...(csrf ? { csrf } : {}), ...fields });
    },
    async signInAs(person, level, back = '/de/mein-bereich/konto') {
      const choice = await follow(await send(`/de/anmelden?${new URLSearchParams({ weiter: back, level })}`));
      const chosen = await send(choice.url, { person, level });
      return follow(chosen);
    },
  };
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly to: string | null;
  readonly html: string;
  readonly headers: Headers;
}
export interface Visitor {
  send(address: string, form?: Record<string, string>): Promise<Page>;
  /** Follows redirects to their end. */
  follow(page: Page): Promise<Page>;
  cookies(origin?: string): Map<string, string>;
  /** Sends the first form of a page with its token. */
  submit(page: Page, fields: Record<string, string>): Promise<Page>;
  signInAs(person: string, level: string, back?: string): Promise<Page>;
}
