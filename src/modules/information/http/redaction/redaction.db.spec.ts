import { afterAll, beforeAll, expect, it } from 'vitest';
import { letterPdf } from '#platform/pdf';
import { findTerms } from '#platform/redaction';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../../test/contract/people.ts';
import { Browser } from '../../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';

let app: ComposedApp;
let officer: Browser;
beforeAll(async () => {
  app = await composeApp();
  officer = new Browser(app.app, app.sessions);
  const staffId = await aStaffMember(app, { login: 'r@demo', name: 'Ada', roles: ['informationOfficer'] });
  await officer.signIn({ staffId }, 'substantial');
}, 60_000);
afterAll(() => app.drop());

const secret = 'Wiebke Offenbecher';

it('blacks out what an officer marks, keeps nothing that failed the attack, and gives everybody only the new file', async () => {
  const { number, at } = await aDocument();
  await officer.get(`${at}/schwaerzen`);
  expect(await htmlProblems(officer.page.html)).toEqual([]);
  expect(officer.page.html).toContain(`Frau ${secret}`);

  const ground = /<select[^>]*name="grund"[\s\S]*?<option value="([a-z][a-z-]+)"/u.exec(officer.page.html)?.[1] ?? '';
  await officer.submit('/schwaerzen', {}, 'was=schwaerzen');
  expect(officer.page).toMatchObject({ status: 422 });
  expect(officer.page.html).toContain('Wählen Sie einen Grund');
  expect(await htmlProblems(officer.page.html)).toEqual([]);

  // Only one of the two places is marked: the name is refused, then offered.
  const ticks = ticksOn();
  expect(ticks.length).toBeGreaterThan(1);
  await officer.submit('/schwaerzen', { grund: ground, fund: ticks.slice(-1) } as never, 'was=schwaerzen');
  expect(officer.page).toMatchObject({ status: 422 });
  expect(officer.page.html).toContain('Etwas ist noch lesbar');
  expect(await publicFiles(number)).toEqual([]);

  await officer.submit('/schwaerzen', { grund: ground, worte: 'Offenbecher' }, 'was=suchen');
  expect(officer.page.html).toContain('gesuchtes Wort');
  await officer.submit(
    '/schwaerzen',
    { grund: ground, worte: 'Offenbecher\nWiebke', fund: [...ticks, ...ticksOn()] } as never,
    'was=schwaerzen',
  );
  expect(officer.page.path).toBe(`/de/team/anfragen/${number}?fertig=1`);
  const [made] = await publicFiles(number);
  expect(made).toMatchObject({ grounds: [ground], redacted: true });
  const left = await findTerms(made!.bytes, [secret, 'Offenbecher', 'Wiebke']);
  expect(left.ok && left.value.found.map(({ text }) => text)).toEqual([]);

  await officer.get(`${at}/seiten/1`);
  expect(officer.page).toMatchObject({ status: 200, type: 'image/png' });
  await officer.get(`${at}/seiten/99`);
  expect(officer.page.status).toBe(404);
}, 120_000);

it('is for officers alone', async () => {
  const { at } = await aDocument();
  const guest = new Browser(app.app, app.sessions);
  for (const path of [`${at}/schwaerzen`, `${at}/seiten/1`]) {
    await guest.get(path);
    expect(guest.page.html).not.toContain(secret);
    expect(guest.page.type).not.toBe('image/png');
  }
}, 60_000);

async function aDocument(): Promise<{ readonly number: string; readonly at: string }> {
  const guest = new Browser(app.app, app.sessions);
  await guest.get('/de/anfragen/neu?q=Akte');
  await guest.submit('/anfragen/neu', { betreff: 'Akte zum Zaun', text: 'Bitte senden Sie mir die Akte.' });
  const number = /\/anfragen\/(A-[\w-]+)/u.exec(guest.page.path)?.[1] ?? '';
  const pdf = await letterPdf(aLetter);
  await officer.get(`/de/team/anfragen/${number}/schritt/file`);
  await officer.submit('/schritt/file', {
    datei: new File([pdf as BlobPart], 'akte.pdf', { type: 'application/pdf' }),
  } as never);
  await officer.get(`/de/team/anfragen/${number}`);
  const id = /dokumente\/([0-9a-f-]{36})/u.exec(officer.page.html)?.[1] ?? '';
  return { number, at: `/de/team/anfragen/${number}/dokumente/${id}` };
}

const ticksOn = (): string[] =>
  [...officer.page.html.matchAll(/name="fund" value="([^"]+)"/gu)].map(([, value]) => value!);

const publicFiles = (number: string) =>
  app.platform.db.query<{ bytes: Uint8Array; grounds: string[]; redacted: boolean }>(
    `SELECT public_bytes AS bytes, grounds, redacted FROM information.file
     WHERE public_bytes IS NOT NULL AND request = (SELECT id FROM information.request WHERE number = $1)`,
    [number],
  );

const aLetter = {
  language: 'de',
  mark: null,
  sender: { authority: 'Stadt', office: 'Amt', address: ['Markt 1'], contact: [] },
  recipient: ['Firma'],
  place: 'Leipzig',
  date: '2026-11-20',
  reference: [],
  subject: 'Zaun',
  blocks: [
    {
      kind: 'paragraph',
      text: `Frau ${secret} beschwert sich über den Zaun. Sie ist unter 0341 1234567 zu erreichen.`,
    },
    { kind: 'paragraph', text: `Am Zaun wohnt Frau ${secret} seit langer Zeit.` },
  ],
} as const;
