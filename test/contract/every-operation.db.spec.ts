import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseNumber } from '#kernel/case-number';
import { type OpenApi, openApiOf } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { anAccount, aStaffMember, signedIn } from './people.ts';
import { type Program, program } from './program.ts';

const root = join(import.meta.dirname, '../..');
let app: ComposedApp;
let document: OpenApi;
let api: Program;
beforeAll(async () => {
  app = await composeApp();
  document = openApiOf(app.routes, aboutApi(root));
  api = program(app, document);
});
afterAll(() => app.drop());

const callers = ['a guest', 'a citizen', 'clerk', 'approver', 'operator', 'protectionOfficer'] as const;

describe.each(callers)('%s calls every operation for things that are not there', (who) => {
  it.each([
    ['with an empty body', {}],
    ['with a body of another kind', [1, 'x', null]],
  ])('%s, and every answer is one that is described', async (_, body) => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        const headers = await headersOf(who);
        const { requestBody } = operation as { requestBody?: { content: object } };
        const isForm = requestBody !== undefined && 'multipart/form-data' in requestBody.content;
        const sent = method === 'get' || method === 'delete' ? {} : { body: isForm ? someForm() : body };
        const { status } = await api.call(method.toUpperCase(), addressOf(path), { headers, ...sent });
        expect(status, `${method} ${path}`).toBeLessThan(500);
      }
    }
    expect(app.faults).toEqual([]);
  });
});

async function headersOf(who: (typeof callers)[number]): Promise<Record<string, string>> {
  // Nothing is refused for the form of the call: what is tried is the call.
  const program = { 'idempotency-key': app.platform.newId() };
  if (who === 'a guest') return program;
  if (who === 'a citizen') return { ...program, cookie: await signedIn(app, { accountId: (await anAccount(app)).id }) };
  const id = await aStaffMember(app, { login: `${who.toLowerCase()}${logins++}@demo`, roles: [who] });
  return { ...program, cookie: await signedIn(app, { staffId: id }) };
}

let logins = 0;

function someForm(): FormData {
  const form = new FormData();
  form.append('datei', new File(['kein Bild'], 'bild.png'));
  return form;
}

const addressOf = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => samples[name] ?? '00000000-0000-7000-8000-00000000ffff');
const samples: Readonly<Record<string, string>> = {
  number: caseNumber(Uint8Array.of(1, 2, 3, 4, 5)),
  service: 'hund-anmelden',
  page: 'person',
  repeat: 'hunde',
  item: '1',
};
