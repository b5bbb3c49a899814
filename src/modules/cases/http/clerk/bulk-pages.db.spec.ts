import { expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { dogAnswers } from '../../test-support.ts';
import { actOnMany } from '../../use-cases/clerk/act-on-many.ts';
import { statePurpose } from '../../use-cases/clerk/state-purpose.ts';
import { decideTask, take } from '../../use-cases/clerk-commands.ts';
import { kim, openDesk, robin, stranger } from './test-support.ts';

const own = await openDesk();
const { parts } = own;
const special = dogAnswers({ besonderheit: { text: 'Bello ist oft bei meiner Mutter.', language: 'de' } });
const address = { street: 'Waldstraße', houseNumber: '12', postcode: '04105', city: 'Leipzig', addition: '' };
const parking = {
  ...{
    anlass: 'neu',
    hauptwohnung: true,
    stellplatz: false,
    fahrzeug: 'eigenes',
    plakette: true,
    kennzeichen: 'L-AB 123',
  },
  ...{
    fahrzeugschein: [],
    beginn: '2026-12-01',
    vorname: 'Jana',
    familienname: 'Beispiel',
    geburtsdatum: '1988-03-27',
  },
  ...{ anschrift: address, bekanntgabePortal: true, email: 'jana@example.org' },
};
const tokenOf = async (id: string) =>
  (await parts.db.query<{ token: string }>('SELECT token FROM cases.task WHERE case_id = $1', [id]))[0]?.token ?? '';
const order = { act: 'take', to: '', outcome: '' } as const;

it('takes, hands over and gives back several tasks, each with its own event, and a repeat changes nothing', async () => {
  const rows = [await own.submit('hund-anmelden', special), await own.submit('hund-anmelden', special)];
  const tasks = await Promise.all(rows.map(async ({ id, number }) => ({ number, token: await tokenOf(id) })));
  await take(parts, robin, tasks[1]?.number ?? '', tasks[1]?.token ?? '');
  const first = await actOnMany(parts, kim, { ...order, once: parts.newId(), tasks });
  expect(first.ok && first.value.map(({ refused }) => refused)).toEqual([null, 'taken-by-another']);
  const once = parts.newId();
  const give = { ...order, act: 'hand-over' as const, to: robin.id ?? '', once, tasks: tasks.slice(0, 1) };
  for (let time = 0; time < 2; time++) {
    const given = await actOnMany(parts, kim, give);
    expect(given.ok && given.value.map(({ refused }) => refused)).toEqual([null]);
  }
  const events = await parts.db.transaction((tx) => parts.events.read(tx, rows[0]?.id ?? ''));
  expect(events.map(({ type }) => type).filter((type) => /taken|handed/.test(type))).toEqual([
    ...['case.taken', 'case.handed-over'],
  ]);
  expect(await actOnMany(parts, kim, { ...order, once, tasks: [] })).toMatchObject({ reason: 'nothing-chosen' });
  // The step of the dog says nothing of many at once: every case is decided alone.
  const decide = { ...order, act: 'decide' as const, outcome: 'uebernehmen', once: parts.newId(), tasks };
  expect(await actOnMany(parts, robin, decide)).toMatchObject({ ok: false, reason: 'not-for-many' });
});

it('decides many only where the service says so, with the purpose stated in each case', async () => {
  const cases = [];
  for (let count = 0; count < 2; count++) {
    const row = await own.submit('bewohnerparkausweis', parking);
    await parts.jobs.drain();
    const token = await tokenOf(row.id);
    await take(parts, stranger, row.number, token);
    const entries = { zone: 'E', bis: '30.11.2027', betrag: '30,70' };
    const grant = { number: row.number, token, outcome: 'genehmigen', reason: '', entries, question: null };
    expect(await decideTask(parts, stranger, grant)).toEqual({ ok: true, value: null });
    await parts.jobs.drain();
    const paid = await tokenOf(row.id);
    await take(parts, stranger, row.number, paid);
    cases.push({ id: row.id, number: row.number, token: paid });
  }
  const [one, two] = cases;
  const purpose = { scope: 'task', purpose: 'decision' } as const;
  const folder = parts.catalogue.findService('bewohnerparkausweis');
  const legalBasis = folder?.service.decision.reference ?? '';
  await statePurpose(parts, stranger, { number: one?.number ?? '', ...purpose, legalBasis });
  const tasks = cases.map(({ number, token }) => ({ number, token }));
  const decide = { ...order, act: 'decide' as const, outcome: 'ausgeben', once: parts.newId(), tasks };
  const refused = await actOnMany(parts, stranger, { ...decide, outcome: 'beenden' });
  expect(refused).toMatchObject({ ok: false, reason: 'unknown-outcome' });
  const done = await actOnMany(parts, stranger, decide);
  expect(done.ok && done.value.map((result) => result.refused)).toEqual([null, 'purpose-missing']);
  const states = await parts.db.query('SELECT status FROM cases.case WHERE id = ANY($1) ORDER BY status', [
    [one?.id, two?.id],
  ]);
  expect(states).toEqual([{ status: 'decided' }, { status: 'open' }]);
  await statePurpose(parts, stranger, { number: two?.number ?? '', ...purpose, legalBasis });
  const again = await actOnMany(parts, stranger, decide);
  expect(again.ok && again.value.map((result) => result.refused)).toEqual([null, null]);
  const repeated = await actOnMany(parts, stranger, decide);
  expect(repeated.ok && repeated.value.map((result) => result.refused)).toEqual([null, null]);
  const log = await parts.db.transaction((tx) => parts.events.read(tx, one?.id ?? ''));
  expect(log.filter(({ type }) => type === 'case.task-decided')).toHaveLength(2);
});

it('shows the selection and the result as pages', async () => {
  const row = await own.submit('hund-anmelden', special);
  const token = await tokenOf(row.id);
  const browser = await own.browserOf(kim);
  await browser.get('/de/team/vorgaenge');
  expect(browser.page.html).toContain(`value="${row.number}~${token}"`);
  expect(await htmlProblems(browser.page.html)).toEqual([]);
  for (const language of ['en', 'de']) {
    await browser.get(`/${language}/team/sammel?aufgabe=${encodeURIComponent(`${row.number}~${token}`)}`);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
  }
  const fields = { einmal: parts.newId() };
  await browser.submit('/de/team/sammel/tun', { ...fields, tun: 'hand-over', an: '' });
  expect(browser.page.status).toBe(422);
  expect(await htmlProblems(browser.page.html)).toEqual([]);
  await browser.submit('/de/team/sammel/tun', { ...fields, tun: 'take' });
  expect(browser.page.html).toContain('1 von 1 erledigt.');
  expect(await htmlProblems(browser.page.html)).toEqual([]);
  await browser.get('/de/team/sammel');
  expect(browser.page.html).toContain('Nichts ausgewählt');
});
