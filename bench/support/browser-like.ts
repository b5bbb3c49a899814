import { connect, type Socket } from 'node:net';

/** One person's browser as far as a load needs it: one kept-alive connection to a loopback address, cookies, forms; pages byte by byte as text. */
export class BrowserLike {
  readonly #port: number;
  readonly #cookies = new Map<string, string>();
  #socket: Socket | null = null;
  #pending = nothing;
  #wanted: { done(answer: Answer): void; fail(cause: Error): void } | null = null;
  requests = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** Forgets everything, as a new person at the same device; the connection stays. */
  forget(): void {
    this.#cookies.clear();
  }

  /** The value of a cookie it was given. */
  cookie(name: string): string {
    return this.#cookies.get(name) ?? '';
  }

  /** Takes a cookie along from now on. */
  keep(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** The page at the address, or where it leads to. */
  async get(path: string): Promise<PageShown> {
    return this.#follow(path, await this.#send('GET', path));
  }

  /** One request and its answer as they are, followed nowhere. */
  async once(path: string, fields?: Fields): Promise<PageShown> {
    const answer = fields
      ? await this.#send('POST', path, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString())
      : await this.#send('GET', path);
    return { path: answer.location || path, status: answer.status, html: answer.body };
  }

  /** Sends the form of a page that holds the field or leads to the address `where`, with its hidden fields. */
  async submit(page: PageShown, where: string, fields: Fields): Promise<PageShown> {
    const form = findForm(page.html, where);
    if (!form) throw new Error(`no form with ${where} at ${page.path} (${page.status})`);
    const to = form.action === '' || form.action === '#' ? page.path : form.action;
    const all = { ...form.hidden, ...fields };
    const [type, body] = form.multipart
      ? [`multipart/form-data; boundary=${boundary}`, multipartOf(all)]
      : ['application/x-www-form-urlencoded', new URLSearchParams(all).toString()];
    return this.#follow(to, await this.#send('POST', to, type, body));
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  async #follow(path: string, answer: Answer): Promise<PageShown> {
    let at = path;
    let now = answer;
    for (let hops = 0; now.status >= 300 && now.status < 400; hops++) {
      if (hops > 5) throw new Error(`${path} leads in a circle`);
      at = addressOf(now.location, at);
      now = await this.#send('GET', at);
    }
    return { path: at, status: now.status, html: now.body };
  }

  #send(method: string, path: string, type?: string, body = ''): Promise<Answer> {
    this.requests += 1;
    let head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\naccept: text/html\r\naccept-language: de\r\n`;
    if (this.#cookies.size > 0) head += `cookie: ${this.#cookieLine()}\r\n`;
    if (type) head += `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((done, fail) => {
      this.#wanted = { done, fail };
      this.#open().write(`${head}\r\n${body}`);
    });
  }

  #cookieLine(): string {
    let line = '';
    for (const [name, value] of this.#cookies) line += `${line && '; '}${name}=${value}`;
    return line;
  }

  #open(): Socket {
    if (this.#socket) return this.#socket;
    // One buffer for all that is read: a new one for each piece would cost the client more than the rest of its work.
    const into = Buffer.allocUnsafeSlow(65_536);
    const take = (length: number): boolean => {
      const part = into.subarray(0, length);
      this.#read(this.#pending.length > 0 ? Buffer.concat([this.#pending, part]) : part);
      return true;
    };
    const socket = connect({
      port: this.#port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: into, callback: take },
    });
    const lost = (cause?: Error): void => {
      this.#socket = null;
      this.#pending = nothing;
      const wanted = this.#wanted;
      this.#wanted = null;
      wanted?.fail(cause ?? new Error('the connection was closed'));
    };
    socket.on('error', lost);
    socket.on('close', () => lost());
    this.#socket = socket;
    return socket;
  }

  #read(bytes: Buffer): void {
    const read = readAnswer(bytes);
    // The buffer is filled anew by the next piece.
    const rest = read ? bytes.subarray(read.length) : bytes;
    this.#pending = rest.length > 0 ? Buffer.from(rest) : nothing;
    if (!read || !this.#wanted) return;
    for (const cookie of read.cookies) {
      const [pair = '', ...attributes] = cookie.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some((attribute) => /^\s*max-age=0\b/i.test(attribute));
      if (gone) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const { done } = this.#wanted;
    this.#wanted = null;
    done(read);
  }
}

/** One whole answer from the front of what came in; null when it is not whole yet. */
function readAnswer(bytes: Buffer): (Answer & { readonly length: number }) | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const cookies: string[] = [];
  let [location, given, isChunked] = ['', '', false];
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(': ');
    const name = line.slice(0, colon).toLowerCase();
    if (name === 'set-cookie') cookies.push(line.slice(colon + 2));
    else if (name === 'location') location = line.slice(colon + 2);
    else if (name === 'content-length') given = line.slice(colon + 2);
    else if (name === 'transfer-encoding') isChunked = true;
  }
  const from = end + 4;
  if (!isChunked) {
    const to = from + Number(given);
    return bytes.length < to
      ? null
      : { status, cookies, location, body: bytes.toString('latin1', from, to), length: to };
  }
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const to = line + 2 + size;
    if (bytes.length < to + 2) return null;
    if (size === 0) return { status, cookies, location, body: Buffer.concat(parts).toString('latin1'), length: to + 2 };
    parts.push(bytes.subarray(line + 2, to));
    at = to + 2;
  }
}

/** The form that holds the field or leads to the address `where`, with its hidden fields. */
export function findForm(html: string, where: string): Form | null {
  for (let from = html.indexOf('<form '); from >= 0; from = html.indexOf('<form ', from + 1)) {
    const head = html.indexOf('>', from);
    const attributes = html.slice(from, head);
    const inside = html.slice(head + 1, html.indexOf('</form>', head));
    const action = attributeOf(attributes, 'action');
    if (attributeOf(attributes, 'method').toLowerCase() !== 'post') continue;
    if (!action.endsWith(where) && !inside.includes(`name="${where}"`)) continue;
    const hidden: Record<string, string> = {};
    for (const [tag] of inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      hidden[attributeOf(tag, 'name')] = attributeOf(tag, 'value');
    }
    return { action, hidden, multipart: attributes.includes('multipart/form-data') };
  }
  return null;
}

function attributeOf(tag: string, name: string): string {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return '';
  const from = tag.indexOf('"', at) + 1;
  return tag.slice(from, tag.indexOf('"', from)).replaceAll('&amp;', '&');
}

/** Where an address leads from a page; nearly all begin with a slash. */
function addressOf(location: string, at: string): string {
  if (/^\/(?!\/)/.test(location)) return location;
  const to = new URL(location, `http://127.0.0.1${at}`);
  return to.pathname + to.search;
}

const multipartOf = (fields: Fields): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--${boundary}--\r\n`;

const nothing: Buffer = Buffer.alloc(0);
const boundary = 'one-person-of-the-bench';

export type Fields = Readonly<Record<string, string>>;
export interface PageShown {
  readonly path: string;
  readonly status: number;
  readonly html: string;
}
interface Answer {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly location: string;
  readonly body: string;
}
interface Form {
  readonly action: string;
  readonly hidden: Fields;
  readonly multipart: boolean;
}
