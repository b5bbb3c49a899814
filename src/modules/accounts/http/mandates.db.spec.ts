import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsApp, type Page, type Visitor } from '../test-support.ts';

let own: Awaited<ReturnType<typeof accountsApp>>;
beforeAll(async () => {
  own = await accountsApp();
});
afterAll(async () => {
  expect(own.faults).toEqual([]);
  await own.end();
});

const list = '/de/mein-bereich/vollmachten';
const csrfOf = (page: Page) => /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
const stateOf = async (visitor: Visitor) => own.sessions.read(`lipsia=${visitor.cookies().get('lipsia')}`);

/** One offers or asks; gives the code. */
async function offer(visitor: Visitor, how: 'geben' | 'anfragen', change: Record<string, string> = {}) {
  const page = await visitor.send(`${list}/${how}`);
  const today = own.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const fields = {
    scope: 'all',
    'from-day': today.toString(),
    'from-month': '',
    'from-year': '',
    'until-day': today.add({ months: 6 }).toString(),
    'until-month': '',
    'until-year': '',
    ...change,
  };
  const made = await visitor.submit(page, fields);
  return { made, code: /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}-[0-9A-Z]/.exec(made.html)?.[0] ?? '' };
}

async function accept(visitor: Visitor, code: string) {
  const check = await visitor.submit(await visitor.send(`${list}/annehmen`), { code: code.toLowerCase() });
  return { check, done: await visitor.submit(check, { code, agree: 'yes' }) };
}

const actPath = (page: Page) => /formaction="([^"]*handeln)"/i.exec(page.html)?.[1] ?? '';

describe('a mandate', () => {
  it('is given, accepted with the code, used, seen by the principal and ended, with each step in the log', async () => {
    const [mira, jonas] = [own.visitor(), own.visitor()];
    await mira.signInAs('mira', 'high');
    await jonas.signInAs('jonas', 'high');
    const { code } = await offer(mira, 'geben', { scope: 'some', services: 'hund-anmelden' });
    expect(code).not.toBe('');
    const { check, done } = await accept(jonas, code);
    expect(check.html).toContain('Mira Muster-Demo möchte, dass Sie handeln');
    expect(check.html).toContain('Hund anmelden');
    const listed = await jonas.follow(done);
    expect(listed.html).toContain('Für Mira Muster-Demo handeln');
    expect((await mira.send(list)).html).toContain('Jonas Karl Beispiel-Demo');

    const before = (await stateOf(jonas)).row?.id;
    await jonas.send(actPath(listed), { csrf: csrfOf(listed) });
    const state = await stateOf(jonas);
    expect(state.row?.id).not.toBe(before);
    expect(await own.door.actorOf(state)).toMatchObject({ kind: 'citizen', name: 'Jonas Karl Beispiel-Demo' });
    expect(own.door.activeMandate(state)).toMatchObject({ services: ['hund-anmelden'], name: 'Mira Muster-Demo' });
    expect((await jonas.send(list)).html).toContain('Sie handeln gerade für Mira Muster-Demo.');

    const [principal] = await own.platform.db.query<{ key: string }>(
      'SELECT a.key FROM accounts.account a JOIN accounts.mandate m ON m.principal = a.id',
    );
    const record = await own.platform.vault.accessRecord(own.platform.db, principal?.key ?? '');
    expect(record).toMatchObject([{ actorKind: 'citizen', purpose: 'support', legalBasis: 'VwVfG § 14' }]);

    const miras = await mira.send(list);
    const endPath = /formaction="([^"]*beenden)"/i.exec(miras.html)?.[1] ?? '';
    await mira.send(endPath, { csrf: csrfOf(miras) });
    const afterwards = await stateOf(jonas);
    expect(await own.door.actorOf(afterwards)).toBeNull();
    expect(afterwards.row).toBeNull();
    expect((await jonas.send(list)).status).toBe(401);

    const log = await own.platform.db.query<{ type: string }>('SELECT type FROM events.event ORDER BY seq');
    expect(log.map(({ type }) => type)).toEqual([
      'mandate.offered',
      'mandate.accepted',
      'mandate.used',
      'mandate.ended',
    ]);
    expect((await own.platform.events.verify()).broken).toEqual([]);
  });

  it('can be asked for, and is then granted by the principal', async () => {
    const [helper, principal] = [own.visitor(), own.visitor()];
    await helper.signInAs('samira', 'substantial');
    await principal.signInAs('olga', 'low');
    const { code } = await offer(helper, 'anfragen');
    const { check, done } = await accept(principal, code);
    expect(check.html).toContain('Samira Probe-Demo möchte für Sie handeln');
    expect(done.status).toBe(303);
    expect((await helper.send(list)).html).toContain('Für Olga Ohne-Demo handeln');
  });

  it('takes a code once, never from the one who made it, and not after 14 days', async () => {
    const [giver, one, two] = [own.visitor(), own.visitor(), own.visitor()];
    await giver.signInAs('alex', 'substantial');
    await one.signInAs('tom', 'low');
    await two.signInAs('nora', 'high');
    const { code } = await offer(giver, 'geben');
    expect((await accept(giver, code)).check.html).toContain('Diesen Code haben Sie selbst erzeugt.');
    expect((await accept(one, code)).done.status).toBe(303);
    expect((await accept(two, code)).check.status).toBe(422);
    const late = await offer(giver, 'geben');
    own.clock.advance({ days: 14 });
    await two.signInAs('nora', 'high');
    expect((await accept(two, late.code)).check.html).toContain('Diesen Code gibt es nicht');
  });

  it('is not used, ended or seen by anybody else, and not used after its last day', async () => {
    const [giver, holder, stranger] = [own.visitor(), own.visitor(), own.visitor()];
    await giver.signInAs('lukasz', 'high');
    await holder.signInAs('tom', 'low');
    await stranger.signInAs('nora', 'high');
    await accept(holder, (await offer(giver, 'geben')).code);
    const page = await holder.send(list);
    const path = /formaction="([^"]*handeln)"[^>]*>(?:(?!formaction).)*Łukasz/is.exec(page.html)?.[1] ?? actPath(page);
    const foreign = await stranger.send(`${list}/annehmen`);
    for (const way of [
      path,
      path.replace('handeln', 'beenden'),
      `${list}/${own.platform.newId()}/handeln`,
      `${list}/x/handeln`,
    ]) {
      expect((await stranger.send(way, { csrf: csrfOf(foreign) })).status).toBe(404);
    }
    expect((await stranger.send(list)).html).not.toContain('Łukasz');
    own.clock.advance({ months: 7 });
    await holder.signInAs('tom', 'low');
    const later = await holder.send('/de/mein-bereich/konto');
    expect((await holder.send(path, { csrf: csrfOf(later) })).status).toBe(404);
  });

  it('is not given while acting for another', async () => {
    const [giver, holder] = [own.visitor(), own.visitor()];
    await giver.signInAs('mira', 'high');
    await holder.signInAs('jonas', 'high');
    await accept(holder, (await offer(giver, 'geben')).code);
    const page = await holder.send(list);
    await holder.send(actPath(page), { csrf: csrfOf(page) });
    expect((await holder.send(`${list}/geben`)).to).toContain('gesagt=acting');
    const acting = await holder.send(list);
    await holder.send(`${list}/handeln-beenden`, { csrf: csrfOf(acting) });
    expect(own.door.activeMandate(await stateOf(holder))).toBeNull();
    expect((await holder.send(`${list}/geben`)).status).toBe(200);
  });

  it('says what is missing, at the field and in the summary', async () => {
    const visitor = own.visitor();
    await visitor.signInAs('mira', 'high');
    const { made } = await offer(visitor, 'geben', {
      scope: '',
      'until-day': '31',
      'until-month': '2',
      'until-year': '2027',
    });
    expect(made.status).toBe(422);
    expect(made.html).toContain('<title>Fehler:');
    expect(made.html).toContain('href="#scope"');
    expect(made.html).toContain('href="#until"');
    expect(made.html).toContain('value="2027"');
  });
});
