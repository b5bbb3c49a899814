import { afterAll, beforeAll, expect, it } from 'vitest';
import { letterPdf } from '#platform/pdf';
import { findTerms } from '#platform/redaction';
import { type Language, press, seen } from './support/answer-form.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser, type Visitor } from './support/open-browser.ts';
import { signInStaff } from './support/sign-in.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open?.close());

it.each<Language>(['de', 'en'])(
  'somebody asks, the city extends, tells costs, blacks out and answers, and everybody reads it (%s)',
  { timeout: 300_000 },
  async (language) => {
    const german = language === 'de';
    const guest = await open.visitor();
    const ask = guest.page;
    const wrong: string[] = [];
    const look = async (visitor: Visitor, place: string): Promise<void> => {
      const html = await (await visitor.page.goto(place))!.text();
      const found = await inspectPage(visitor.page, html, language);
      wrong.push(...found.map((problem) => `${place}: ${problem}`));
    };

    // What is public already comes first: one of the examples of the demo.
    await look(guest, `/${language}/anfragen`);
    await ask.locator(`main a[href="/${language}/anfragen/neu"]`).click();
    await ask.fill('main input[name=q]', 'Parkbänke');
    await press(ask, ask.locator('main search button'));
    expect(await seen(ask)).toContain('Kosten der neuen Parkbänke');
    await ask.fill('main [name=betreff]', `Rechnung der Bäume ${language}`);
    await ask.fill('main [name=text]', 'Was kosteten die neuen Bäume im letzten Jahr?');
    await press(ask, ask.locator('main form[method=post] button').last());
    expect(await seen(ask)).toContain(german ? 'Ihre Anfrage ist bei uns' : 'We have your request');
    const number = /(A-[\w-]+)/.exec(new URL(ask.url()).pathname)?.[1] ?? '';
    const page = `/${language}/anfragen/${number}`;

    const staff = await open.visitor();
    const desk = staff.page;
    await signInStaff(desk, 'auskunft@demo', language);
    await look(staff, `/${language}/team/anfragen`);
    await desk.locator(`main a[href$="${number}"]`).click();
    const step = async (name: string, fill: () => Promise<void>): Promise<void> => {
      await look(staff, `/${language}/team/anfragen/${number}/schritt/${name}`);
      await fill();
      await press(desk, desk.locator('main form[method=post] button').last());
      expect(new URL(desk.url()).search, await seen(desk)).toBe('?fertig=1');
    };
    await step('extend', () => desk.check('main input[value=search]', { force: true }));
    await step('estimate', async () => {
      await desk.fill('main [name=minuten]', '90');
      await desk.fill('main [name=betrag]', '25');
    });
    await look(guest, page);
    expect(await seen(ask)).toContain(german ? '25,00' : '25.00');
    await press(ask, ask.locator('main form:has(input[value=accept-fee]) button'));
    const buffer = Buffer.from(await letterPdf(aBill));
    await step('file', async () => {
      await desk.setInputFiles('main input[name=datei]', { name: 'rechnung.pdf', mimeType: 'application/pdf', buffer });
      await desk.check('main input[name=bekommt][value=whole]', { force: true });
    });
    await look(staff, `/${language}/team/anfragen/${number}`);
    await desk.locator('main a[href$="/schwaerzen"]').click();
    await desk.fill('main [name=worte]', 'Mira Muster-Demo');
    await press(desk, desk.locator('main button[value=suchen]'));
    await desk.selectOption('main select[name=grund]', 'personenbezogene-daten');
    await press(desk, desk.locator('main button[value=schwaerzen]'));
    expect(new URL(desk.url()).search, await seen(desk)).toBe('?fertig=1');
    await step('answer', async () => {
      await desk.check('main input[value=granted]', { force: true });
      await desk.fill('main [name=text]', 'Die Rechnung liegt bei.');
      await desk.fill('main [name=oeffentlich]', 'Die Rechnung liegt bei, ohne Namen.');
      await desk.check('main input[name=wann][value=now]', { force: true });
    });

    // Everybody reads the answer, and the name is nowhere in the document; the person who asked has all of it.
    const reader = await open.visitor();
    await look(reader, page);
    expect(await seen(reader.page)).toContain('Die Rechnung liegt bei, ohne Namen.');
    const link = await reader.page.locator('main a[href*="/dokumente/"]').first().getAttribute('href');
    const released = new Uint8Array(await (await reader.page.request.get(link!)).body());
    const left = await findTerms(released, ['Mira', 'Muster-Demo']);
    expect(left.ok && left.value.found.filter(({ kind }) => kind === 'given')).toEqual([]);
    expect(await seen(reader.page)).not.toContain(german ? 'Nur für Sie' : 'Only for you');
    await look(guest, page);
    const own = await ask.locator('main a[href*="/eigene/"]').first().getAttribute('href');
    const whole = await findTerms(new Uint8Array(await (await ask.request.get(own!)).body()), ['Muster-Demo']);
    expect(whole.ok && whole.value.found.some(({ kind }) => kind === 'given')).toBe(true);
    const dataset = await reader.page.locator('main a[href*="/daten/anfrage-"]').getAttribute('href');
    await look(reader, dataset!);
    expect([...wrong, ...guest.complaints, ...staff.complaints, ...reader.complaints]).toEqual([]);
    await Promise.all([guest.close(), staff.close(), reader.close()]);
  },
);

const aBill = {
  ...({ language: 'de', mark: null, recipient: ['Stadt (Demo)'], place: 'Leipzig', date: '2026-11-20' } as const),
  sender: {
    authority: 'Baumschule (Demo)',
    office: 'Rechnung',
    address: ['Musterweg 1', '04109 Leipzig'],
    contact: [],
  },
  ...{ reference: [], subject: 'Rechnung' },
  blocks: [{ kind: 'paragraph', text: 'Vierzig Bäume kosten 9.000 Euro. Fragen an Mira Muster-Demo.' } as const],
};
