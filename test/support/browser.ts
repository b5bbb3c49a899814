import type { IdentityLevel } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { App } from '#platform/http';
import type { Sessions } from '#platform/session';

/** One browser without script: keeps its cookie, follows redirects, fills in the forms it is shown. */
export class Browser {
  cookie = '';
  page: BrowserPage = { status: 0, path: '', html: '', type: '', bytes: new Uint8Array(), headers: new Headers() };
  readonly #app: Pick<App, 'fetch'>;
  readonly #sessions: Sessions;

  constructor(app: Pick<App, 'fetch'>, sessions: Sessions) {
    this.#app = app;
    this.#sessions = sessions;
  }

  /** A second window of the same browser as it stands now. */
  tab(): Browser {
    const other = new Browser(this.#app, this.#sessions);
    other.cookie = this.cookie;
    other.page = this.page;
    return other;
  }

  get(path: string): Promise<BrowserPage> {
    return this.#send(path, {});
  }

  /** Sends the form of the page whose action ends like this, with its hidden and filled fields; `button` is `name=value`. */
  async submit(action: string, values: Values = {}, button?: string): Promise<BrowserPage> {
    const form = formIn(this.page.html, action);
    const fields: [string, string | File][] = form.fields.filter(([name]) => !(name in values));
    for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) fields.push([name, one]);
    if (button) fields.push([button.slice(0, button.indexOf('=')), button.slice(button.indexOf('=') + 1)]);
    const body = form.upload ? new FormData() : new URLSearchParams();
    for (const [name, value] of fields) (body as FormData).append(name, value as string);
    return this.#send(form.action, { method: 'POST', body });
  }

  /** A request with JSON or a form as a program of the same person sends it. */
  async json(method: string, path: string, value?: unknown, headers: Readonly<Record<string, string>> = {}) {
    const response = await this.#app.fetch(
      new Request(new URL(path, origin), {
        method,
        headers: {
          ...this.#headers(),
          ...headers,
          ...(value === undefined || value instanceof FormData ? {} : { 'content-type': 'application/json' }),
        },
        ...(value === undefined ? {} : { body: value instanceof FormData ? value : JSON.stringify(value) }),
      }),
      '192.0.2.1',
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async signIn(
    who: { readonly accountId?: Uuid; readonly staffId?: Uuid; readonly mandateId?: Uuid },
    level: IdentityLevel = 'low',
  ) {
    const state = await this.#sessions.read(this.cookie);
    const { accountId = null, staffId = null, mandateId = null } = who;
    await this.#sessions.signIn(state, { accountId, staffId, mandateId, level });
    this.cookie = (this.#sessions.write(state) ?? '').split(';')[0] ?? '';
  }

  /** Puts a guest's resume code on this device, as entering it would. */
  async hold(code: string): Promise<void> {
    const state = await this.#sessions.read(this.cookie);
    state.guestCodes = [code, ...state.guestCodes];
    state.changed = true;
    this.cookie = (this.#sessions.write(state) ?? '').split(';')[0] ?? '';
  }

  async #send(path: string, init: RequestInit): Promise<BrowserPage> {
    let next = new Request(new URL(path, origin), { ...init, headers: this.#headers() });
    for (let hop = 0; hop < 6; hop++) {
      const response = await this.#app.fetch(next, '192.0.2.1');
      this.cookie = withNewCookies(this.cookie, response.headers.getSetCookie());
      const url = new URL(next.url);
      const to = response.headers.get('location');
      if (!to || response.status < 300 || response.status > 399) {
        const bytes = new Uint8Array(await response.arrayBuffer());
        const type = response.headers.get('content-type') ?? '';
        const html = type.startsWith('text/') ? Buffer.from(bytes).toString() : '';
        this.page = {
          status: response.status,
          path: url.pathname + url.search,
          html,
          type,
          bytes,
          headers: response.headers,
        };
        return this.page;
      }
      next = new Request(new URL(to, url), { headers: this.#headers() });
    }
    throw new Error(`too many redirects from ${path}`);
  }

  #headers(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {};
  }
}

function formIn(html: string, action: string) {
  for (const [, attributes = '', inner = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const target = decode(attribute(attributes, 'action') ?? '');
    if (!/method="post"/.test(attributes) || !target.endsWith(action)) continue;
    return { action: target, upload: attributes.includes('multipart/form-data'), fields: fieldsIn(inner) };
  }
  throw new Error(`no form to ${action} on this page: ${html.slice(0, 2_000)}`);
}

function fieldsIn(inner: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const [tag] of inner.matchAll(/<input\b(?:"[^"]*"|[^>"])*>/g)) {
    const type = attribute(tag, 'type') ?? 'text';
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/.test(tag))) continue;
    fields.push([attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']);
  }
  for (const [, tag = '', text = ''] of inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
    fields.push([attribute(tag, 'name') ?? '', decode(text)]);
  for (const [, tag = '', options = ''] of inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option\b[^>]*\bselected\b[^>]*>/.exec(options)?.[0];
    if (chosen) fields.push([attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? '']);
  }
  return fields;
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
  return found ? decode(found[1] ?? '') : null;
};
const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const origin = 'http://localhost';

type Values = Readonly<Record<string, string | File | readonly (string | File)[]>>;
export interface BrowserPage {
  readonly status: number;
  readonly path: string;
  /** The text, for pages and other text. */
  readonly html: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
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
