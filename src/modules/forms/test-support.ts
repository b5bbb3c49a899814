import { type Catalogue, catalogueModule } from '#catalogue';
import { type Actor, guestActor, type IdentityLevel } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { createApp, html } from '#platform/http';
import { createSessions } from '#platform/session';
import { testPlatform, virtualClock } from '../../../test/support/index.ts';
import type { Forms } from './forms.ts';
import type { FormDoors } from './http/form-http.ts';
import { formsModule } from './module.ts';

/** The forms of a city on a database of their own, answering requests without sockets. */
export async function openForms(options: Options = {}) {
  const test = await testPlatform({ clock: virtualClock(options.now ?? '2026-11-21T10:00:00Z') });
  const { platform } = test;
  const catalogue = await catalogueModule(platform, { cityFolder: options.cityFolder ?? 'city' });
  const keys = new Map<Uuid, Uuid>();
  const accounts = {
    async keyOf(tx: Tx, accountId: Uuid) {
      const key = keys.get(accountId) ?? (await platform.vault.createKey(tx));
      keys.set(accountId, key);
      return key;
    },
  };
  const doors: FormDoors = {
    catalogue: catalogue.door,
    accounts,
    shellFor: ({ language, url }) => ({ language, cityName: 'Leipzig', path: url.pathname + url.search, assets: {} }),
    ...options.doors,
  };
  const module = formsModule(platform, doors);
  const { db, clock, newId, random, config } = platform;
  const sessions = createSessions({ db, cookieKey: config.keys.cookie, clock, newId, random, secure: false });
  const appOf = (routes: typeof module.routes) =>
    createApp({
      routes,
      sessions,
      actorOf: async ({ row }) => (row?.accountId ? citizen(row.accountId, row.level) : null),
      // In tests a token is the id of the account it speaks for.
      actorOfBearer: async (token) => citizen(token, 'high'),
      refusals: (reply) => html(`refused ${reply.code}`, reply.status),
      log: platform.log,
      requestId: () => newId(),
      secure: false,
      trustProxy: 0,
      formTargets: [],
      rates: { read: many, write: many, upload: many, 'sign-in': { burst: 5, perMinute: 1 } },
    });
  const app = appOf(module.routes);
  return {
    ...test,
    /** Another node on the same database, for a browser that goes on there. */
    otherNode() {
      const jobs = { ...platform.jobs, every: () => undefined };
      const other = appOf(formsModule({ ...platform, jobs }, doors).routes);
      return (request: Request) => other.fetch(request, '192.0.2.1');
    },
    catalogue: catalogue.door as Catalogue,
    forms: module.door as Forms,
    routes: module.routes,
    fetch: (request: Request) => app.fetch(request, '192.0.2.1'),
    browser: () => new Browser((request) => app.fetch(request, '192.0.2.1'), sessions),
  };
}

/** One browser: keeps the cookie, follows redirects, fills in the forms it is shown. */
export class Browser {
  cookie = '';
  page: Page = { status: 0, path: '', html: '', steps: [] };
  #fetch: Fetch;
  readonly #sessions: ReturnType<typeof createSessions>;

  constructor(fetch: Fetch, sessions: ReturnType<typeof createSessions>) {
    this.#fetch = fetch;
    this.#sessions = sessions;
  }

  /** A second window of the same browser as it stands now. */
  tab(): Browser {
    const other = new Browser(this.#fetch, this.#sessions);
    other.cookie = this.cookie;
    other.page = this.page;
    return other;
  }

  /** Goes on at another node, as behind a load balancer. */
  moveTo(fetch: Fetch): void {
    this.#fetch = fetch;
  }

  async get(path: string): Promise<Page> {
    return this.#send(path, {});
  }

  /** Sends the form of the page that has this button (`name=value`); without one the first form inside the page's text. */
  async submit(values: Values, press?: string): Promise<Page> {
    const form = formIn(this.page.html, press);
    const fields: [string, string | File][] = form.fields.filter(([name]) => !(name in values));
    for (const [name, value] of Object.entries(values)) {
      for (const one of [value].flat()) fields.push([name, one]);
    }
    if (press?.includes('=')) fields.push([press.split('=')[0]!, press.slice(press.indexOf('=') + 1)]);
    let body: FormData | URLSearchParams;
    if (form.upload) {
      body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
    } else body = new URLSearchParams(fields as [string, string][]);
    return this.#send(form.action || this.page.path, { method: 'POST', body });
  }

  async signIn(accountId: Uuid, level: IdentityLevel = 'low'): Promise<void> {
    const state = await this.#sessions.read(this.cookie);
    await this.#sessions.signIn(state, { accountId, staffId: null, level });
    this.cookie = (this.#sessions.write(state) ?? '').split(';')[0] ?? '';
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const steps: string[] = [];
    let next = new Request(new URL(path, 'http://localhost'), { ...init, headers: this.#headers() });
    for (let hop = 0; hop < 5; hop++) {
      const response = await this.#fetch(next);
      this.cookie = withNewCookies(this.cookie, response.headers.getSetCookie());
      const url = new URL(next.url);
      const to = response.headers.get('location');
      if (!to || response.status !== 303) {
        const html = await response.text();
        this.page = { status: response.status, path: url.pathname + url.search, html, steps };
        return this.page;
      }
      steps.push(to);
      if (/\/(vorgang|anmelden)/.test(to)) {
        this.page = { status: 303, path: to, html: '', steps };
        return this.page;
      }
      next = new Request(new URL(to, url), { headers: this.#headers() });
    }
    throw new Error(`too many redirects: ${steps.join(' ')}`);
  }

  #headers(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {};
  }
}

function formIn(html: string, press?: string) {
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inner = '']) => ({
    attributes,
    inner,
  }));
  const posting = forms.filter(({ attributes }) => /method="post"/.test(attributes));
  const [name, value] = press?.split('=') ?? [];
  // A button beside its form names it.
  const beside = new RegExp(`<button\\b[^>]* form="([^"]+)" name="${name}" value="${value}"`).exec(html)?.[1];
  const form = press?.includes('=')
    ? posting.find(({ attributes, inner }) =>
        beside
          ? attributes.includes(`id="${beside}"`)
          : inner.includes(`name="${name}"`) && inner.includes(`value="${value}"`),
      )
    : press
      ? posting.find(({ attributes, inner }) => attributes.includes(press) || inner.includes(press))
      : posting[0];
  if (!form) throw new Error(`no form${press ? ` with ${press}` : ''} on this page: ${html.slice(0, 3_000)}`);
  const fields: [string, string][] = [];
  for (const [tag] of form.inner.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text';
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/.test(tag))) continue;
    fields.push([attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']);
  }
  for (const [, tag = '', text = ''] of form.inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    fields.push([attribute(tag, 'name') ?? '', decode(text)]);
  }
  return {
    action: decode(attribute(form.attributes, 'action') ?? ''),
    upload: form.attributes.includes('multipart/form-data'),
    fields,
  };
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
  return found ? decode(found[1]!) : null;
};
const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const citizen = (id: Uuid, level: IdentityLevel): Actor => ({
  ...guestActor,
  kind: 'citizen',
  id,
  roles: ['citizen'],
  level,
});
const many = { burst: 100_000, perMinute: 100_000 };

type Fetch = (request: Request) => Response | Promise<Response>;
type Values = Readonly<Record<string, string | File | readonly (string | File)[]>>;
export interface Page {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  /** Addresses of the redirects that led here. */
  readonly steps: readonly string[];
}
interface Options {
  readonly now?: string;
  readonly cityFolder?: string;
  readonly doors?: Partial<FormDoors>;
}

/** The cookies of a browser after an answer. */
export function withNewCookies(cookie: string, given: readonly string[]): string {
  const all = new Map(
    [cookie, ...given]
      .flatMap((line, index) => (index === 0 ? line.split('; ') : [line.split(';')[0] ?? '']))
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair] as const),
  );
  return [...all.values()].filter((pair) => !pair.endsWith('=')).join('; ');
}
