import { formTo, type HtmlForm, textIn } from './html-form.ts';

/** A person with a browser without script, over real HTTP: keeps cookies, follows redirects, fills in the forms that are shown. */
export class HttpVisitor {
  page: HttpPage = { status: 0, path: '', html: '' };
  readonly way: Way;
  readonly #cookies: Map<string, string>;

  constructor(way: Way, cookies: ReadonlyMap<string, string> = new Map()) {
    this.way = way;
    this.#cookies = new Map(cookies);
  }

  /** A second window of the same browser as it stands now; its cookies go their own way from here. */
  tab(): HttpVisitor {
    const other = new HttpVisitor(this.way, this.#cookies);
    other.page = this.page;
    return other;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The page at the address, or where it leads to. */
  get(path: string): Promise<HttpPage> {
    return this.#follow({ method: 'GET', path });
  }

  /** Sends the form of the shown page that leads there, as it stands with these values. */
  submit(where: string, values: FormValues = {}): Promise<HttpPage> {
    return this.send(formTo(this.page.html, where), values);
  }

  /** Sends a form that was shown at any time: again, late, or from a page that is no longer there. */
  send(form: HtmlForm, values: FormValues = {}): Promise<HttpPage> {
    return this.#follow({ method: 'POST', path: form.action || this.page.path, form, values });
  }

  async #follow(first: Wish): Promise<HttpPage> {
    let wish = first;
    for (let hop = 0; hop < 7; hop++) {
      const { status, location, html } = await this.#untilAnswered(wish);
      if (status < 300 || status > 399) {
        this.page = { status, path: wish.path, html };
        return this.page;
      }
      const to = new URL(location, `http://city.invalid${wish.path}`);
      if (wish.method === 'POST') this.way.acknowledged?.(wish, to.pathname);
      wish = { method: 'GET', path: to.pathname + to.search };
    }
    throw new Error(`${first.path} leads in a circle`);
  }

  /** The same request again and again, as long as the way finds it worth it. */
  async #untilAnswered(wish: Wish): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#once(wish, attempt).catch(
        (cause: unknown): Lost => ({ lost: String(reasonOf(cause)) }),
      );
      const isWell = !('lost' in outcome) && outcome.status < 500;
      if (isWell || !(await this.way.again?.(outcome, wish, attempt))) {
        if ('lost' in outcome) throw new Error(`${wish.method} ${wish.path} was not answered: ${outcome.lost}`);
        return outcome;
      }
    }
  }

  async #once(wish: Wish, attempt: number): Promise<Answer> {
    const { method, path } = wish;
    const headers = { accept: 'text/html', 'accept-language': 'de', ...(this.cookie ? { cookie: this.cookie } : {}) };
    const body = wish.method === 'POST' ? bodyOf(wish.form, wish.values) : null;
    const response = await fetch(new URL(path, await this.way.origin(wish, attempt)), {
      method,
      headers,
      body,
      redirect: 'manual',
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const { status } = response;
    return { status, location: response.headers.get('location') ?? '', html: await response.text() };
  }
}

/** Begins the service and answers question after question; ends on the check page, or after so many answered pages. */
export async function answerQuestions(visitor: HttpVisitor, journey: HttpJourney): Promise<void> {
  const { language, service, pages = 80 } = journey;
  await visitor.get(`/${language}/${service}/start`);
  await visitor.submit(`/${service}/start`);
  await answerOn(visitor, { ...journey, pages });
}

/** Answers the questions that are still open. */
export async function answerOn(visitor: HttpVisitor, { answers, pages = 80, answered }: HttpJourney): Promise<void> {
  for (let number = 0; number < pages && visitor.page.path.includes('/frage/'); number++) {
    const { path } = visitor.page;
    const values = valuesFor(formTo(visitor.page.html, pathname(path)), answers);
    await visitor.submit(pathname(path), values);
    if (visitor.page.status !== 200) throw new Error(`${visitor.page.status} at ${path}: ${textIn(visitor.page.html)}`);
    if (visitor.page.path === path) throw new Error(`${path} does not go on: ${textIn(visitor.page.html)}`);
    await answered?.(path, values);
  }
}

/** Sends the form of the check page and gives the number of the case that is shown then. */
export async function sendIt(visitor: HttpVisitor): Promise<string> {
  await visitor.submit('/senden');
  return shownNumber(visitor.page);
}

/** The number of the case on whose page somebody stands. */
export function shownNumber(page: HttpPage): string {
  const number = /\/vorgang\/([^/?#]+)/.exec(page.path)?.[1];
  if (page.status !== 200 || !number) throw new Error(`${page.status} at ${page.path}: ${textIn(page.html)}`);
  return number;
}

/** The visible fields of a form that have an answer. */
export function valuesFor(form: HtmlForm, answers: FormValues): FormValues {
  const names = new Set(form.fields.filter(({ type }) => type !== 'hidden').map(({ name }) => name));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

function bodyOf(form: HtmlForm, values: FormValues): FormData | URLSearchParams {
  const body = form.isUpload ? new FormData() : new URLSearchParams();
  const own = form.fields.flatMap(({ name, value }) =>
    value === null || name in values ? [] : [[name, value] as const],
  );
  for (const [name, value] of [...own, ...Object.entries(values)]) (body as FormData).append(name, value as string);
  return body;
}

/** `fetch` hides what happened behind one sentence. */
function reasonOf(cause: unknown): unknown {
  const inner = (cause as { readonly cause?: { readonly code?: string } }).cause;
  return inner?.code ?? inner ?? cause;
}

const pathname = (path: string): string => path.split('?')[0] ?? '';

/** How requests travel: to which node, what is tried again, what was promised. */
export interface Way {
  origin(wish: Wish, attempt: number): string | Promise<string>;
  /** Whether to send the same request again: it was not answered, or with a fault. */
  again?(outcome: Answer | Lost, wish: Wish, attempt: number): Promise<boolean>;
  /** A form was taken: the server answered it with a redirect. */
  acknowledged?(wish: Wish & { readonly method: 'POST' }, to: string): void;
}
export type Wish =
  | { readonly method: 'GET'; readonly path: string }
  | { readonly method: 'POST'; readonly path: string; readonly form: HtmlForm; readonly values: FormValues };
export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly html: string;
}
/** No answer, with the reason: `ECONNREFUSED`, `UND_ERR_SOCKET`. */
export interface Lost {
  readonly lost: string;
}
export interface HttpPage {
  readonly status: number;
  readonly path: string;
  readonly html: string;
}
export interface HttpJourney {
  readonly language: 'de' | 'en';
  readonly service: string;
  /** Values by field name; a page takes those that it asks for. */
  readonly answers: FormValues;
  /** At most so many pages. */
  readonly pages?: number;
  answered?(path: string, values: FormValues): void | Promise<void>;
}
export type FormValues = Readonly<Record<string, string | File>>;
