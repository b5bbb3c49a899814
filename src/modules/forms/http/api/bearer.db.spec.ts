import { afterAll, expect, it } from 'vitest';
import type { Json } from '#kernel/json';
import { openForms } from '../../test-support.ts';

const own = await openForms();
afterAll(() => own.drop());
const { newId } = own.platform;

it('lets the bearer of a token have drafts of an account, and keeps no cookie', async () => {
  const [ada, bob] = [newId(), newId()];
  const begun = await call(ada, 'POST', '/api/v1/drafts', { service: 'hund-anmelden' });
  expect(begun).toMatchObject({ status: 201, cookie: null, body: { resumeCode: null } });
  const draft = `/api/v1/drafts/${begun.body.id}`;
  const put = await call(ada, 'PUT', `${draft}/pages/hund-in-leipzig`, { answers: { hundInLeipzig: true } });
  expect(put).toMatchObject({ status: 200, cookie: null, body: { next: 'person' } });
  expect((await call(ada, 'GET', '/api/v1/drafts')).body.drafts).toMatchObject([{ id: begun.body.id, isGuest: false }]);
  for (const [method, path] of [
    ['GET', draft],
    ['GET', `${draft}/check`],
    ['DELETE', draft],
  ] as const)
    expect((await call(bob, method, path)).status, `${method} ${path}`).toBe(404);
  expect((await call(bob, 'GET', '/api/v1/drafts')).body.drafts).toEqual([]);
  expect((await call(ada, 'DELETE', draft)).body).toEqual({ deleted: true });
});

it('moves the draft of a guest to the bearer, after which its code opens nothing', async () => {
  const guest = await call(null, 'POST', '/api/v1/drafts', { service: 'hund-anmelden' });
  const code = { 'resume-code': guest.body.resumeCode as string };
  const ada = newId();
  expect(guest.cookie).toBeNull();
  const claimed = await call(ada, 'POST', '/api/v1/drafts/claim', {}, code);
  expect(claimed).toMatchObject({ cookie: null, body: { claimed: 1 } });
  const draft = `/api/v1/drafts/${guest.body.id}`;
  expect((await call(null, 'GET', draft, undefined, code)).status).toBe(404);
  expect((await call(ada, 'GET', draft)).body).toMatchObject({ id: guest.body.id, resumeCode: null });
  expect((await call(ada, 'POST', '/api/v1/drafts/claim', {}, code)).body).toEqual({ claimed: 0 });
});

async function call(
  bearer: string | null,
  method: string,
  path: string,
  body?: Json,
  headers: Record<string, string> = {},
) {
  const response = await own.fetch(
    new Request(new URL(path, 'http://localhost'), {
      method,
      headers: {
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  // biome-ignore lint/suspicious/noExplicitAny: the shape is held against the document elsewhere.
  return { status: response.status, cookie: response.headers.get('set-cookie'), body: (await response.json()) as any };
}
