import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { openDesk, stranger } from './test-support.ts';

const own = await openDesk();

describe('a clerk who enters what nobody else knows', () => {
  it('sees the fields, is told what is missing or wrong, and finds the entries in the letter', async () => {
    const row = await own.submit('bewohnerparkausweis', application);
    await own.parts.jobs.drain();
    const browser = await own.browserOf(stranger);
    await browser.get(`/de/team/vorgaenge/${row.number}`);
    await browser.submit(purposeIn(browser.page.html), {
      zweck: 'decision',
      grundlage: 'StVO § 45 Abs. 1b; VwVfG § 24',
    });
    await browser.submit(`/uebernehmen${tokenIn(browser.page.html)}`);
    expect(browser.page.html).toContain('Das tragen Sie ein');
    expect(browser.page.html).toContain('name="eintrag-zone"');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const act = `/entscheiden${tokenIn(browser.page.html)}`;
    const typed = {
      ergebnis: 'genehmigen',
      'eintrag-zone': 'E',
      'eintrag-bis': '30.11.2027',
      'eintrag-betrag': '30,70',
    };
    await browser.submit(act, { ...typed, 'eintrag-zone': ' ' }, 'tun=entscheiden');
    expect(browser.page.status).toBe(422);
    expect(browser.page.html).toContain('Füllen Sie bitte alle Felder aus');
    expect(browser.page.html).toContain('value="30,70"');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit(act, { ...typed, 'eintrag-bis': '31.11.2027' }, 'tun=vorschau');
    expect(browser.page.status).toBe(422);
    expect(browser.page.html).toContain('Ein Feld können wir nicht lesen.');
    await browser.submit(act, typed, 'tun=vorschau');
    expect(browser.page.status).toBe(200);
    expect(browser.page.html).toContain('30. November 2027');
    expect(browser.page.html).toContain('30,70');
    await browser.submit(act, typed, 'tun=entscheiden');
    const records = await own.parts.db.transaction((tx) =>
      tx.query<{ cents: number }>('SELECT cents::int AS cents FROM cases.payment WHERE case_id = $1', [row.id]),
    );
    expect(records).toEqual([{ cents: 3070 }]);
    expect(own.faults).toEqual([]);
  });
});

const application = {
  ...{
    anlass: 'neu',
    hauptwohnung: true,
    stellplatz: false,
    fahrzeug: 'eigenes',
    plakette: true,
    kennzeichen: 'L-AB 123',
  },
  fahrzeugschein: [{ id: 'f1', name: 'schein.jpg', mediaType: 'image/jpeg', size: 9, sha256: '1'.repeat(64) }],
  ...{ beginn: '2026-12-01', vorname: 'Jana', familienname: 'Beispiel', geburtsdatum: '1988-03-27' },
  anschrift: { street: 'Waldstraße', houseNumber: '12', postcode: '04105', city: 'Leipzig', addition: '' },
  ...{ bekanntgabePortal: true, email: 'jana@example.org' },
};
const tokenIn = (html: string): string =>
  `?aufgabe=${encodeURIComponent(/name="aufgabe" value="([^"]+)"/.exec(html)?.[1] ?? '')}`;
const purposeIn = (html: string): string =>
  /action="[^"]*(\/zweck[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
