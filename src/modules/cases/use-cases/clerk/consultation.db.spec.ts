import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { kim, openDesk, operator, stranger } from '../../http/clerk/test-support.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { viewCase } from '../view-case.ts';
import { answerConsultation, openConsultation, showConsultations } from './answer-consultation.ts';
import { askOffice } from './ask-office.ts';

const own = await openDesk({ now: '2026-11-23T09:00:00Z' });
const { parts } = own;
/** A free text sends the case to a clerk, who needs the dog for the task. */
const withTask = () =>
  own.submit('hund-anmelden', dogAnswers({ besonderheit: { text: 'Bitte prüfen.', language: 'de' } }));
const asked = async (number: string) => {
  const entry = (await showConsultations(parts, stranger)).open.find((one) => one.number === number);
  if (!entry) throw new Error('nothing asked');
  return entry;
};

describe('another office that is asked inside a case', () => {
  it('sees the question and exactly the data that was named, and nothing else', async () => {
    const row = await withTask();
    const order = {
      number: row.number,
      office: 'ordnungsamt',
      text: 'Ist der Hund bekannt?',
      data: ['hunde.1.rasse', 'iban'],
    };
    expect(await askOffice(parts, kim, { ...order, office: 'stadtkaemmerei' })).toMatchObject({
      reason: 'office-missing',
    });
    expect(await askOffice(parts, kim, { ...order, text: ' ' })).toMatchObject({ reason: 'text-missing' });
    expect(await askOffice(parts, stranger, order)).toMatchObject({ reason: 'not-found' });
    expect(await askOffice(parts, kim, order)).toMatchObject({ ok: true });
    const entry = await asked(row.number);
    // Five working days from Monday, 23 November.
    expect(entry).toMatchObject({ dueOn: '2026-11-30', isLate: false, from: { de: 'Stadtkämmerei' } });
    const found = await openConsultation(parts, stranger, entry.id);
    expect(found).toMatchObject({ question: 'Ist der Hund bekannt?', answer: null });
    expect(found?.data.map(({ value }) => value)).toEqual(['Labrador']);
    expect(JSON.stringify(found)).not.toContain('Müller');
    expect(await openConsultation(parts, kim, entry.id)).toBeNull();
    expect(await openConsultation(parts, operator, entry.id)).toBeNull();
    expect((await showConsultations(parts, kim)).open).toEqual([]);
    const access = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, row.key));
    expect(access[0]).toMatchObject({ actorKind: 'staff', legalBasis: 'VwVfG §§ 4, 5' });
  });

  it('answers once, and the answer stands in the case and its history', async () => {
    const row = await withTask();
    await askOffice(parts, kim, { number: row.number, office: 'ordnungsamt', text: 'Bekannt?', data: [] });
    const { id } = await asked(row.number);
    expect(await answerConsultation(parts, stranger, { id, text: '' })).toMatchObject({ reason: 'text-missing' });
    expect(await answerConsultation(parts, kim, { id, text: 'x' })).toMatchObject({ reason: 'not-found' });
    const both = await Promise.all(
      [1, 2].map(() => answerConsultation(parts, stranger, { id, text: 'Nein, nichts.' })),
    );
    expect(both.map((done) => (done.ok ? 'ok' : done.reason)).sort()).toEqual(['already-done', 'ok']);
    expect((await openConsultation(parts, stranger, id))?.answer).toBe('Nein, nichts.');
    expect((await showConsultations(parts, stranger)).answered.map(({ number }) => number)).toContain(row.number);
    const view = await viewCase(parts, asGuest(), row.number);
    expect(view?.timeline.map(({ type }) => type).slice(-2)).toEqual([
      ...['case.consultation-asked', 'case.consultation-answered'],
    ]);
    expect((await parts.events.verify()).broken).toEqual([]);
  });

  it.each(['de', 'en'])('is asked and answers on pages (%s)', async (language) => {
    const row = await withTask();
    const clerk = await own.browserOf(kim);
    await clerk.get(`/${language}/team/vorgaenge/${row.number}`);
    await clerk.submit(askForm(clerk.page.html), { amt: '', deutsch: 'Bekannt?', angaben: ['hunde.1.rasse'] });
    expect(clerk.page.status).toBe(422);
    expect(await htmlProblems(clerk.page.html)).toEqual([]);
    await clerk.submit(askForm(clerk.page.html), {
      amt: 'ordnungsamt',
      deutsch: 'Ist er bekannt?',
      angaben: ['hunde.1.rasse'],
    });
    expect(clerk.page.status).toBe(200);
    expect(clerk.page.html).toContain('Ist er bekannt?');
    expect(await htmlProblems(clerk.page.html)).toEqual([]);
    const other = await own.browserOf(stranger);
    await other.get(`/${language}/team/beteiligungen`);
    expect(await htmlProblems(other.page.html)).toEqual([]);
    const { id } = await asked(row.number);
    await other.get(`/${language}/team/beteiligungen/${id}`);
    expect(other.page.html).toContain('Labrador');
    expect(await htmlProblems(other.page.html)).toEqual([]);
    await other.submit('/antwort', { antwort: '' });
    expect(other.page.status).toBe(422);
    await other.submit('/antwort', { antwort: 'Nein, unbekannt.' });
    expect(other.page.html).toContain(row.number);
    await other.get(`/${language}/team/vorgaenge/${row.number}`);
    expect(other.page.status).toBe(404);
    await clerk.get(`/${language}/team/vorgaenge/${row.number}`);
    expect(clerk.page.html).toContain('Nein, unbekannt.');
    expect(clerk.page.html).toContain(language === 'de' ? 'Anderes Amt hat geantwortet' : 'The other office answered');
    expect(own.faults).toEqual([]);
  });

  it('is there for programs', async () => {
    const row = await withTask();
    const [clerk, other] = [await own.browserOf(kim), await own.browserOf(stranger)];
    const body = { office: 'ordnungsamt', text: 'Bekannt?', data: ['hunde.1.rasse'] };
    expect((await clerk.json('POST', `/api/v1/tasks/${row.number}/consultations`, body)).status).toBe(200);
    const { id } = await asked(row.number);
    expect((await other.json('GET', `/api/v1/consultations/${id}`)).body['data']).toMatchObject([
      { value: 'Labrador' },
    ]);
    expect((await clerk.json('GET', `/api/v1/consultations/${id}`)).status).toBe(404);
    const answered = await other.json('POST', `/api/v1/consultations/${id}/answer`, { text: 'Nein.' });
    expect(answered).toMatchObject({ status: 200, body: { number: row.number } });
    const list = await other.json('GET', '/api/v1/consultations');
    expect(list.body['answered']).toContainEqual(expect.objectContaining({ number: row.number }));
  });
});

const askForm = (html: string): string =>
  (/action="([^"]*\/beteiligung[^"]*)"/.exec(html)?.[1] ?? '').replace(/&amp;/g, '&');
