import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../test/contract/people.ts';
import { Browser } from '../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../test/support/html-problems.ts';

const plagwitz = 'musterbank-plagwitz';
let app: ComposedApp;
let clerkId: Uuid;
let clerk: Browser;
let stranger: Browser;
beforeAll(async () => {
  app = await composeApp();
  app.clock.set('2026-11-24T09:05:00Z');
  const staff = async (name: string, branch: string): Promise<[Uuid, Browser]> => {
    const id = await aStaffMember(app, { login: `${name}@demo`, name, offices: [branch], roles: ['partnerClerk'] });
    const browser = new Browser(app.app, app.sessions);
    await browser.signIn({ staffId: id }, 'substantial');
    return [id, browser];
  };
  [clerkId, clerk] = await staff('paula', plagwitz);
  [, stranger] = await staff('otto', 'musterbank-connewitz');
}, 60_000);
afterAll(() => app.drop());

const rows = <T>(sql: string, ...values: readonly unknown[]) => app.platform.db.query<T>(sql, values);
const minutesLater = (minutes: number): void => app.clock.set(app.clock.now().add({ minutes }).toString());

async function code(): Promise<string> {
  const guest = new Browser(app.app, app.sessions);
  await guest.get('/de/servicepunkte/besuch');
  await guest.submit('/servicepunkte/besuch', { leistung: 'anliegen-melden' });
  return /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0] ?? '';
}

it('measures from the tap when somebody comes to the code that begins the visit, by number and without names', async () => {
  await clerk.get('/de/team/servicepunkt');
  expect(clerk.page.html).toContain('Zurzeit wartet niemand.');
  const again = clerk.tab();
  await clerk.submit('/wartende');
  await again.submit('/wartende');
  minutesLater(2);
  await clerk.submit('/wartende');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  expect(clerk.page.html).toContain('Nummer 2, wartet seit');
  expect(clerk.page.html).not.toContain('Nummer 3');
  await stranger.get('/de/team/servicepunkt');
  expect(stranger.page.html).not.toContain('Nummer 1');
  minutesLater(4);
  const [first, second] = await rows<{ id: Uuid }>('SELECT id FROM partners.arrival ORDER BY number');
  // A code that is mistyped ends nobody's wait.
  await clerk.submit('/team/servicepunkt', { code: 'P-0000', wer: first!.id });
  expect(clerk.page.status).toBe(422);
  await clerk.submit('/team/servicepunkt', { code: await code(), wer: first!.id });
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/gegangen', { wer: second!.id });
  await clerk.submit('/team/servicepunkt', { code: await code(), wer: 'direkt' });
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/team/servicepunkt', { code: await code(), wer: 'nein' });
  expect(
    await rows(
      `SELECT extract(epoch FROM taken_at - arrived_at)::int / 60 AS waited FROM partners.visit ORDER BY waited DESC NULLS LAST`,
    ),
  ).toEqual([{ waited: 6 }, { waited: 0 }, { waited: null }]);
  expect(
    await rows(
      `SELECT type, public FROM events.event WHERE type IN ('partners.person-served', 'partners.person-left') ORDER BY type, public->>'minutes'`,
    ),
  ).toEqual([
    { type: 'partners.person-left', public: { branch: plagwitz, minutes: 4 } },
    { type: 'partners.person-served', public: { branch: plagwitz, minutes: 0 } },
    { type: 'partners.person-served', public: { branch: plagwitz, minutes: 6 } },
  ]);
});

it('tells the usual wait of this hour of the week once three people were served in it, and nothing of closed branches', async () => {
  const waitOf = async (): Promise<unknown> => {
    const { body } = await new Browser(app.app, app.sessions).json('GET', '/api/v1/branches');
    return (body as { branches: { id: string; wait: unknown }[] }).branches.find(({ id }) => id === plagwitz)?.wait;
  };
  const when = { isOpen: true, weekday: 2, hour: 10 };
  expect(await waitOf()).toEqual({ ...when, visits: null, minutes: null });
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/wartende');
  minutesLater(9);
  const [third] = await rows<{ id: Uuid }>(
    'SELECT id FROM partners.arrival WHERE served_at IS NULL AND left_at IS NULL',
  );
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/team/servicepunkt', { code: await code(), wer: third!.id });
  expect(await waitOf()).toEqual({ ...when, visits: 3, minutes: 6 });
  const person = new Browser(app.app, app.sessions);
  await person.get('/en/servicepunkte?ortsteil=plagwitz');
  expect(person.page.html).toContain('about 6 minutes (Tuesdays from 10:00 to 11:00; from 3 visits in eight weeks)');
  expect(person.page.html).toContain('not measured yet');
  app.clock.set('2026-11-24T22:05:00Z');
  await person.get('/de/servicepunkte');
  expect(person.page.html).toContain('jetzt geschlossen');
});

it('leaves no way to take away or move who came', async () => {
  expect(clerkId).toBeTruthy();
  await expect(rows('DELETE FROM partners.arrival')).rejects.toThrow(/permission denied/);
  await expect(rows('UPDATE partners.arrival SET left_at = served_at WHERE served_at IS NOT NULL')).rejects.toThrow(
    /ends_once/,
  );
});
