import type { Route } from '#platform/http';
import type { Inside } from './inside.ts';

export type Caller = ReturnType<Inside['caller']>;

/** One request of a visitor to a route, as our own forms and programs send it; redirects are not followed. */
export async function call(inside: Inside, caller: Caller, { method, body }: Shape, path: string, fields: Fields = {}) {
  const headers: Record<string, string> = caller.cookie ? { cookie: caller.cookie } : {};
  const init = { method, headers };
  if (method === 'GET') return inside.send(new Request(new URL(path, origin), init));
  if (body === 'json') {
    const json = { ...headers, 'content-type': 'application/json' };
    return inside.send(new Request(new URL(path, origin), { method, headers: json, body: JSON.stringify(fields) }));
  }
  const form = body === 'multipart' ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries({ csrf: await tokenOf(inside, caller), ...fields })) {
    (form as FormData).append(name, value as string);
  }
  return inside.send(new Request(new URL(path, origin), { ...init, body: form }));
}

/** Sends a form. */
export const post = (inside: Inside, caller: Caller, path: string, fields: Fields = {}): Promise<Response> =>
  call(inside, caller, { method: 'POST', body: 'form' }, path, fields);

/** What an answer says, without what differs in every answer: status, every header, body with the given words left out. */
export async function gist(response: Response, hide: readonly string[]): Promise<string> {
  const headers = [...response.headers]
    .filter(([name]) => !changing.has(name))
    .map(([name, value]) => `${name}: ${name === 'set-cookie' ? '…' : value}`);
  const text = [response.status, ...headers.sort(), Buffer.from(await response.arrayBuffer()).toString()].join('\n');
  return hide
    .reduce((left, word) => left.replaceAll(word, '…').replaceAll(encodeURIComponent(word), '…'), text)
    .replaceAll(/name="csrf" value="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '…');
}

/** The token that the forms of this visitor's pages carry. */
export async function tokenOf({ composed: { sessions } }: Inside, caller: Caller): Promise<string> {
  return sessions.csrfToken(await sessions.read(caller.cookie));
}

const changing = new Set(['date', 'x-request-id', 'content-length', 'connection', 'keep-alive']);
const origin = 'http://localhost';

type Shape = Pick<Route, 'method'> & Partial<Pick<Route, 'body'>>;
type Fields = Readonly<Record<string, unknown>>;
