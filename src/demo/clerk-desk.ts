import type { Accounts } from '#accounts';
import type { App } from '#platform/http';
import type { SessionState, Sessions } from '#platform/session';
import type { ClerkStep } from './case-plan.ts';
import { demoStaff } from './people.ts';

/** Lets a clerk of the demo do one step on a case, over the same interface that other programs of the staff use. */
export async function workOn(city: CityHall, office: string, number: string, step: ClerkStep): Promise<void> {
  const state = await signIn(city, office);
  const cookie = (city.sessions.write(state) ?? '').split(';')[0] ?? '';
  try {
    await doStep(city, cookie, office, number, step);
  } finally {
    // Nobody should find sessions under their name that they never began.
    await city.sessions.signOut(state);
  }
}

async function doStep(city: CityHall, cookie: string, office: string, number: string, step: ClerkStep): Promise<void> {
  const list = await call(city, cookie, 'GET', '/worklist');
  const task = (list as Worklist).tasks.find((one) => one.number === number);
  if (!task) throw new Error(`case ${number} waits for no clerk of ${office}`);
  const { token } = task;
  await call(city, cookie, 'POST', `/tasks/${number}/take`, { token });
  const { outcome, reason = '', ask, text = '' } = step;
  if (outcome === null) return;
  const question = ask ? { questions: ask, text } : null;
  await call(city, cookie, 'POST', `/tasks/${number}/decide`, { token, outcome, reason, question });
}

/** A session as the sign-in makes it; passphrase and second factor are not what is shown here. */
async function signIn({ sessions, accounts }: CityHall, office: string): Promise<SessionState> {
  const clerk = demoStaff.find((one) => one.roles.includes('clerk') && one.offices.includes(office));
  const member = (await accounts.staffOf(office)).find((one) => one.name === clerk?.name);
  if (!member) throw new Error(`the demo has no clerk for ${office}`);
  const state = await sessions.read(null);
  await sessions.signIn(state, { accountId: null, staffId: member.id, level: 'substantial' });
  return state;
}

async function call(city: CityHall, cookie: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const request = new Request(`${city.baseUrl}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const response = await city.app.fetch(request);
  const answer = await response.text();
  if (!response.ok) throw new Error(`demo clerk: ${method} ${path} was refused with ${response.status} ${answer}`);
  return JSON.parse(answer);
}

export interface CityHall {
  readonly app: App;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly baseUrl: string;
}
interface Worklist {
  readonly tasks: readonly { readonly number: string; readonly token: string }[];
}
