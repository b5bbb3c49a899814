import { afterAll, describe, expect, it } from 'vitest';
import { letterPdf } from '#platform/pdf';
import { composeTest, htmlProblems } from '../../../../test/support/index.ts';
import { asGuest } from '../test-support.ts';
import { retrieveLetter } from '../use-cases/retrieve-letter.ts';
import { viewCase } from '../use-cases/view-case.ts';
import { openDesk, stranger } from './clerk/test-support.ts';

const city = await composeTest();
afterAll(() => city.drop());
const own = await openDesk();

describe('a report without a name', () => {
  it.each(['de', 'en'] as const)('takes a guest five short pages in %s', async (language) => {
    const browser = city.browser();
    await browser.get(`/${language}/anliegen-melden/start`);
    await browser.submit('/start');
    const asked: string[] = [];
    for (let step = 0; step < 9 && browser.page.path.includes('/frage/'); step++) {
      const { html, path } = browser.page;
      expect(await htmlProblems(html)).toEqual([]);
      asked.push(path);
      await browser.submit(
        path,
        Object.fromEntries(Object.entries(typed).filter(([name]) => html.includes(`name="${name}"`))),
      );
    }
    expect(asked).toHaveLength(5);
    await browser.submit('/senden');
    expect(browser.page.path).toMatch(new RegExp(`^/${language}/vorgang/L-`));
    expect(browser.page.status).toBe(200);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    expect(city.faults).toEqual([]);
  });

  it('is handled and answered like any other', async () => {
    const row = await own.submit('anliegen-melden', { art: 'anliegen', kategorie: 'muell', ort: 'Eisenbahnstraße 20' });
    const clerk = await own.browserOf(stranger);
    await clerk.get(`/de/team/vorgaenge/${row.number}`);
    expect(await htmlProblems(clerk.page.html)).toEqual([]);
    const token = () =>
      `?aufgabe=${encodeURIComponent(/name="aufgabe" value="([^"]+)"/.exec(clerk.page.html)?.[1] ?? '')}`;
    await clerk.submit(`/uebernehmen${token()}`);
    await clerk.submit(`/entscheiden${token()}`, { ergebnis: 'erledigt' }, 'tun=entscheiden');
    const view = await viewCase(own.parts, asGuest(), row.number);
    expect(view).toMatchObject({ row: { status: 'decided', outcome: 'done' } });
    const letter = await retrieveLetter(own.parts, asGuest(), row.number, view?.notices[0]?.id ?? '');
    if (!letter) throw new Error('no letter');
    expect(JSON.stringify(letter.letters.de.blocks)).toContain('Wir haben uns darum gekümmert.');
    expect(letter.letters.de.recipient.join('')).toBe('');
    expect(Buffer.from((await letterPdf(letter.letters.de)).subarray(0, 5)).toString()).toBe('%PDF-');
    expect(own.faults).toEqual([]);
  });
});

const typed = { art: 'anliegen', kategorie: 'muell', ort: 'Eisenbahnstraße 20, vor dem Haus' };
