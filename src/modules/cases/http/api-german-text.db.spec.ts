import { afterAll, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import { formOf, type Request } from '#platform/http';
import type { Visitor } from '../domain/access.ts';
import { asGuest, clerkOf, dogAnswers, openCases } from '../test-support.ts';
import { germanTextApi } from './api-german-text.ts';

const own = await openCases({ language: 'en' });
afterAll(() => own.drop());
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'stadtkaemmerei');
const german = 'Bello lebt bei meiner Mutter.';
const path = 'besonderheit';

it('lets programs of staff propose and programs of the person confirm, by the same rules as the pages', async () => {
  const answers = dogAnswers({ besonderheit: { text: 'Bello lives with my mother.', language: 'en', german: '' } });
  const { number } = await own.submit('hund-anmelden', answers);
  expect(await call('tasks', clerk, number, { path })).toEqual([422, 'wrong-body']);
  expect(await call('tasks', clerk, number, { path, german: ' ' })).toEqual([422, 'text-missing']);
  expect(await call('tasks', guestActor, number, { path, german })).toEqual([404, null]);
  expect(await call('tasks', clerk, 'L-0000', { path, german })).toEqual([404, null]);
  expect(await call('tasks', clerk, number, { path, german })).toEqual([200, null]);

  const proposedAt = own.clock.now().toString({ smallestUnit: 'millisecond' });
  const word = { path, german, proposedAt };
  expect(await call('cases', guestActor, number, { ...word, more: 1 })).toEqual([422, 'invalid-body']);
  expect(await call('cases', guestActor, number, { ...word, proposedAt: 'x' })).toEqual([409, 'changed-meanwhile']);
  expect(await call('cases', guestActor, number, word, asGuest(2))).toEqual([404, null]);
  expect(await call('cases', clerk, number, word)).toEqual([404, null]);
  expect(await call('cases', guestActor, number, word)).toEqual([200, null]);
  expect(await call('tasks', clerk, number, { path, german })).toEqual([409, 'already-done']);
});

async function call(what: 'tasks' | 'cases', actor: Actor, number: string, json: object, visitor: Visitor = asGuest()) {
  const visitorOf = async () => ({ ...visitor, actor });
  const route = germanTextApi(own.parts, { visitorOf, shellFor: own.shellFor }).find((one) => one.path.includes(what));
  const request = { actor, params: { number }, json, form: formOf([], []), language: 'en' } as unknown as Request;
  const reply = (await route?.handle(request)) as { status?: number; code?: string };
  return [reply.status ?? 200, reply.status === 404 ? null : (reply.code ?? null)];
}
