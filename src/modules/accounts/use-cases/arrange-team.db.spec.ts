import { afterAll, beforeAll, expect, it } from 'vitest';
import { legalDay } from '#kernel/clock';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { demoStaff } from '../../../demo/people.ts';
import { readTotpSecret, totpCode } from '../domain/totp.ts';
import { accountsApp } from '../test-support.ts';
import { setBaskets } from './arrange-team.ts';
import { seedStaff } from './seed-staff.ts';

const own = await accountsApp({ withProvider: false });
const [, clerk, deputy, lead] = demoStaff;
const ids = new Map<string, string>();
const idOf = (login = '') => ids.get(login) ?? '';
const visitor = own.visitor();
beforeAll(async () => {
  await seedStaff(own.platform, demoStaff.slice(0, 4));
  for (const row of await own.platform.db.query<{ id: string; login: string }>('SELECT id, login FROM accounts.staff'))
    ids.set(row.login, row.id);
  const [login, passphrase] = [lead?.login ?? '', lead?.passphrase ?? ''];
  await visitor.submit(await visitor.send('/de/team/anmelden'), { login, passphrase });
  const code = totpCode(readTotpSecret(lead?.totpSecret ?? ''), own.clock.now());
  await visitor.submit(await visitor.send('/de/team/anmelden/zweiter-schritt'), { code, art: 'app' });
}, 60_000);
afterAll(() => own.end());

it('lets a lead enter an absence for others with a deputy or none, and end it; work follows the same day', async () => {
  const page = await visitor.send('/de/team/einteilung');
  expect(page.status).toBe(200);
  expect(await htmlProblems(page.html)).toEqual([]);
  const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  const today = legalDay(own.clock.now());
  const days = { 'from-day': today.toString(), 'until-day': today.add({ days: 5 }).toString() };
  const enter = (member: string, who: string) =>
    visitor.send('/de/team/einteilung/abwesenheit', { csrf, member, who, ...days });
  expect((await enter('', '')).status).toBe(422);
  expect((await enter(idOf(clerk?.login), idOf(demoStaff[0]?.login))).status).toBe(422);
  // Nobody arranges people whom they do not lead.
  expect((await enter('0192aaaa-0000-7000-8000-000000000001', 'niemand')).status).toBe(404);
  expect(await own.door.isColleague(idOf(clerk?.login), 'buergerservice')).toBe(true);

  expect((await enter(idOf(clerk?.login), idOf(deputy?.login))).status).toBe(303);
  expect(await own.door.awayToday()).toEqual([{ id: idOf(clerk?.login), deputies: [idOf(deputy?.login)] }]);
  expect(await own.door.isColleague(idOf(clerk?.login), 'buergerservice')).toBe(false);
  expect((await own.door.staffOf('buergerservice')).map(({ id }) => id)).not.toContain(idOf(clerk?.login));
  // A deputy who is away is none.
  expect((await enter(idOf(deputy?.login), 'niemand')).status).toBe(303);
  const away = await own.door.awayToday();
  expect(away.map(({ deputies }) => deputies)).toEqual([[], []]);

  const shown = await visitor.send('/en/team/einteilung');
  expect(shown.html).toContain('No deputy.');
  expect(await htmlProblems(shown.html)).toEqual([]);
  const end = /action="\/en(\/team\/einteilung\/[^"]+\/beenden)"/.exec(shown.html)?.[1] ?? '';
  expect((await visitor.send(`/de${end}`, { csrf })).status).toBe(303);
  expect((await visitor.send(`/de${end}`, { csrf })).status).toBe(404);
  own.clock.advance({ days: 6 });
  expect(await own.door.awayToday()).toEqual([]);
});

it('sets from which baskets a member works, only for the own team', async () => {
  const { platform } = own;
  const actor = {
    kind: 'staff',
    id: idOf(lead?.login),
    roles: ['approver'],
    level: 'substantial',
    name: null,
  } as const;
  const set = (member: string, baskets: string[], offices = ['stadtkaemmerei', 'buergerservice']) =>
    setBaskets({ ...platform } as never, { ...actor, offices }, member, baskets, known);
  expect(await set(idOf(clerk?.login), ['buergerservice/termine'])).toBe(true);
  expect((await own.door.staff(idOf(clerk?.login)))?.baskets).toEqual(['buergerservice/termine']);
  expect(await set(idOf(clerk?.login), ['buergerservice/gibt-es-nicht'])).toBe(false);
  expect(await set(idOf(clerk?.login), ['stadtkaemmerei/'])).toBe(false);
  expect(await set(idOf(clerk?.login), ['buergerservice/termine'], ['stadtkaemmerei'])).toBe(false);
  expect(await set(idOf(clerk?.login), [])).toBe(true);
  expect((await own.door.staff(idOf(clerk?.login)))?.baskets).toEqual([]);
});

const known = ['buergerservice/termine', 'stadtkaemmerei/'];
