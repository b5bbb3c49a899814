import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { entryXml, statementXml } from '../../domain/bank/bank-samples.ts';
import { dogAnswers } from '../../test-support.ts';
import { kim, openDesk, stranger } from '../clerk/test-support.ts';

const own = await openDesk();
const file = (xml: string) => new File([xml], 'auszug.xml', { type: 'application/xml' });
const claimFor = async (more = {}) => {
  const row = await own.submit('hund-anmelden', dogAnswers(more));
  const [claim] = await own.parts.db.transaction((tx) =>
    tx.query<{ reference: string; cents: number }>('SELECT reference, cents FROM cases.payment WHERE case_id = $1', [
      row.id,
    ]),
  );
  if (!claim) throw new Error('no claim');
  return { ...claim, number: row.number };
};

describe('the pages of the treasury', () => {
  it.each(['de', 'en'])(
    'read in a statement, show what became of it and take a payment by hand (%s)',
    async (language) => {
      const claim = await claimFor();
      const other = await claimFor();
      const browser = await own.browserOf(kim);
      const base = `/${language}/team/zahlungen`;
      await browser.get(base);
      expect(browser.page.status).toBe(200);
      expect(browser.page.html).not.toContain('Müller');
      expect(await htmlProblems(browser.page.html)).toEqual([]);
      await browser.submit(`${base}/auszug`, { datei: file('<!DOCTYPE a><a/>') });
      expect(browser.page.status).toBe(422);
      expect(await htmlProblems(browser.page.html)).toEqual([]);
      const amount = (claim.cents / 100).toFixed(2);
      const entries = [
        entryXml({ amount, text: claim.reference }),
        entryXml({ amount: '1.00', text: `Spende ${language}` }),
      ];
      const xml = statementXml(entries, { id: language });
      await browser.submit(`${base}/auszug`, { datei: file(xml) });
      expect(browser.page.status).toBe(200);
      expect(browser.page.html).toContain(language === 'de' ? 'kein Kennzeichen' : 'no reference');
      expect(await htmlProblems(browser.page.html)).toEqual([]);
      await browser.get(base);
      await browser.submit(`${base}/auszug`, { datei: file(xml) });
      expect(browser.page.html).toContain(language === 'de' ? 'schon eingelesen' : 'read in before');
      await browser.get(browser.page.path.replace(/fertig=.*/, 'fertig=constructor'));
      expect(browser.page.status).toBe(200);
      expect(browser.page.html).not.toContain('city-notice');

      await browser.get(`${base}?kennzeichen=${other.reference.replace(/(.{4})/g, '$1+')}`);
      expect(browser.page.path).toBe(`${base}/forderung/${other.reference}`);
      expect(await htmlProblems(browser.page.html)).toEqual([]);
      await browser.submit('/bezahlt', { betrag: 'viel', grund: 'bar' });
      expect(browser.page.status).toBe(422);
      expect(browser.page.html).toContain('value="viel"');
      await browser.submit('/bezahlt', { betrag: (other.cents / 100).toFixed(2), grund: 'bar' });
      expect(browser.page.status).toBe(200);
      expect(browser.page.html).not.toContain('name="betrag"');
      await browser.get(`${base}?kennzeichen=RF00`);
      expect(browser.page.status).toBe(404);
      expect(await htmlProblems(browser.page.html)).toEqual([]);
      await browser.get(`/${language}/team/vorgaenge/${other.number}`);
      expect(browser.page.html).toContain(language === 'de' ? 'Zahlung eingegangen' : 'Payment received');
      expect(browser.page.html).toMatch(/<p[^>]*>bar<\/p>/);
      expect(own.faults).toEqual([]);
    },
  );

  it('make the file for the bank', async () => {
    await claimFor({
      zahlweise: 'sepa',
      mandat: 'erteilt',
      iban: 'DE02120300000000202051',
      kontoinhaber: 'Jana Müller',
    });
    own.clock.advance({ days: 24 });
    const browser = await own.browserOf(kim);
    await browser.get('/de/team/zahlungen');
    await browser.submit('/de/team/zahlungen/lastschriften');
    expect(browser.page.html).toContain('Sie enthält 1 Lastschriften');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const [, link = ''] = /href="([^"]*\/lastschriften\/[^"]*)"/.exec(browser.page.html) ?? [];
    await browser.get(link);
    expect(browser.page.type).toContain('application/xml');
    await browser.get('/de/team/zahlungen');
    await browser.submit('/de/team/zahlungen/lastschriften');
    expect(browser.page.status).toBe(409);
  });

  it('are not there for other offices, nor for their programs', async () => {
    const { reference } = await claimFor();
    const browser = await own.browserOf(stranger);
    for (const path of ['', `/forderung/${reference}`, '/auszug/x', '/lastschriften/x']) {
      await browser.get(`/de/team/zahlungen${path}`);
      expect(browser.page.status).toBe(404);
    }
    for (const [method, path, body] of [
      ['GET', '/claims', undefined],
      ['GET', `/claims/${reference}`, undefined],
      ['POST', `/claims/${reference}/payments`, { cents: 1, paidOn: '2026-11-23', reason: 'x' }],
      ['POST', `/claims/${reference}/payments`, {}],
      ['POST', '/bank-statements', {}],
      ['POST', '/collections', {}],
    ] as const)
      expect((await browser.json(method, `/api/v1${path}`, body)).status, path).toBe(404);
  });

  it('are there for programs of the treasury', async () => {
    const { reference, cents } = await claimFor();
    const program = await own.browserOf(kim);
    const post = (path: string, body: unknown) => program.json('POST', `/api/v1${path}`, body);
    const list = await program.json('GET', '/api/v1/claims');
    expect(list.body['claims']).toContainEqual(expect.objectContaining({ reference, cents, status: 'open' }));
    const paid = { cents: 100, paidOn: '2026-11-23', reason: 'bar am Schalter' };
    expect(await post(`/claims/${reference}/payments`, paid)).toMatchObject({ status: 200, body: { paidCents: 100 } });
    expect((await post(`/claims/${reference}/payments`, { ...paid, cents })).status).toBe(422);
    const xml = statementXml([entryXml({ amount: '2.00', text: reference })], { id: 'api' });
    const read = await post('/bank-statements', { xml });
    expect(read).toMatchObject({ status: 200, body: { isNew: true } });
    const view = await program.json('GET', `/api/v1/bank-statements/${String(read.body['id'])}`);
    expect(view.body['entries']).toMatchObject([{ outcome: 'partly-paid', reference }]);
    expect((await post('/bank-statements', { xml: '<a' })).status).toBe(422);
  });
});
