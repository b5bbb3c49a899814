import { expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { dogAnswers } from '../../test-support.ts';
import { linkCases, unlinkCase, viewJoint } from '../../use-cases/clerk/joint-cases.ts';
import { take } from '../../use-cases/clerk-commands.ts';
import { kim, openDesk, robin, stranger } from './test-support.ts';

const own = await openDesk();
const { parts } = own;
const special = dogAnswers({ besonderheit: { text: 'Bello ist oft bei meiner Mutter.', language: 'de' } });
const sent = () => own.submit('hund-anmelden', special);
const tokenOf = async (id: string) =>
  (await parts.db.query<{ token: string }>('SELECT token FROM cases.task WHERE case_id = $1', [id]))[0]?.token ?? '';
const numbers = async (number: string, who = kim) =>
  (await viewJoint(parts, who, number))?.cases.map((one) => one.number).sort();

it('links cases with a reason, shows them only to offices that may see them, and lets them go', async () => {
  const [first, second, third] = [await sent(), await sent(), await sent()];
  const link = (number: string, other: string, reason = 'household', who = kim) =>
    linkCases(parts, who, { number, other, reason });
  expect(await link(first.number, second.number, 'weil')).toMatchObject({ reason: 'reason-missing' });
  expect(await link(first.number, first.number)).toMatchObject({ reason: 'same-case' });
  expect(await link(first.number, second.number, 'household', stranger)).toMatchObject({ reason: 'not-found' });
  const before = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, first.key));
  expect(await link(first.number, second.number)).toEqual({ ok: true, value: null });
  expect(await link(second.number, first.number)).toEqual({ ok: true, value: null });
  expect(await link(third.number, second.number, 'same-matter')).toEqual({ ok: true, value: null });
  expect(await numbers(first.number)).toEqual([first.number, second.number, third.number].sort());
  expect(await numbers(first.number, stranger)).toBeUndefined();
  // A clerk of one office alone sees that office's part of the bundle.
  expect((await viewJoint(parts, { ...kim, offices: ['buergerservice'] }, first.number))?.cases).toBeUndefined();
  const after = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, first.key));
  expect(after).toHaveLength(before.length);
  const events = await parts.db.transaction((tx) => parts.events.read(tx, second.id));
  // Once with the first, once with the third; saying it again notes nothing.
  expect(events.filter(({ type }) => type === 'case.linked')).toHaveLength(2);

  const [fourth, fifth] = [await sent(), await sent()];
  await link(fourth.number, fifth.number, 'company');
  expect(await link(first.number, fourth.number)).toMatchObject({ reason: 'linked-elsewhere' });
  expect(await unlinkCase(parts, kim, fourth.number)).toEqual({ ok: true, value: null });
  // A bundle of one is none.
  expect(await numbers(fifth.number)).toEqual([]);
  expect(await unlinkCase(parts, kim, fifth.number)).toMatchObject({ reason: 'not-found' });
});

it('stands as a page in both languages, with what is wrong at its field', async () => {
  const [first, second] = [await sent(), await sent()];
  const browser = await own.browserOf(kim);
  const at = `/team/vorgaenge/${first.number}/zusammen`;
  await browser.get(`/de${at}`);
  expect(await htmlProblems(browser.page.html)).toEqual([]);
  await browser.submit(`/de${at}/verbinden`, { nummer: 'L-0000', grund: 'household' });
  expect(browser.page.status).toBe(422);
  expect(await htmlProblems(browser.page.html)).toEqual([]);
  await browser.submit(`/de${at}/verbinden`, { nummer: second.number, grund: 'household' });
  expect(browser.page.html).toContain('Die Vorgänge sind verbunden.');
  expect(browser.page.html).toContain(`aufgabe=${second.number}~${await tokenOf(second.id)}`);
  await browser.get(`/en${at}`);
  expect(browser.page.html).toContain('Same household');
  expect(await htmlProblems(browser.page.html)).toEqual([]);
  await browser.get(`/de/team/vorgaenge/${first.number}`);
  expect(browser.page.html).toContain('Gehört mit 1 Vorgang zusammen');
  await browser.get(`/de${at}`);
  await browser.submit(`/de${at}/loesen`, {});
  expect(browser.page.html).toContain('mit keinem anderen verbunden');
});

it('hands a case over in one screen, and it arrives marked with the word that came along', async () => {
  const row = await sent();
  const token = await tokenOf(row.id);
  await take(parts, kim, row.number, token);
  const browser = await own.browserOf(kim);
  for (const language of ['en', 'de']) {
    await browser.get(`/${language}/team/vorgaenge/${row.number}/uebergabe?aufgabe=${token}`);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
  }
  expect(browser.page.html).toContain('Zusage der Stadt');
  const fields = { aufgabe: token, deutsch: 'Bitte auf den Chip achten.' };
  const give = `/de/team/vorgaenge/${row.number}/weitergeben?aufgabe=${token}`;
  await browser.submit(give, { ...fields, an: '' });
  expect(browser.page.status).toBe(422);
  // The word stands at its own field and not in the reason of a decision.
  expect(browser.page.html.split('Bitte auf den Chip achten.')).toHaveLength(2);
  await browser.submit(give, { ...fields, an: robin.id ?? '' });
  const other = await own.browserOf(robin);
  await other.get(`/de/team/vorgaenge/${row.number}`);
  expect(other.page.html).toContain('Kim Beispiel hat Ihnen diesen Vorgang übergeben.');
  expect(other.page.html).toContain('Bitte auf den Chip achten.');
  expect(await htmlProblems(other.page.html)).toEqual([]);
  await other.get('/de/team/vorgaenge?wer=mine');
  expect(other.page.html).toContain('Ihnen, übergeben von Kim Beispiel');
});
