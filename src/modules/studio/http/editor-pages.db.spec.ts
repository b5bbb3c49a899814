import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textIn } from '../../../../test/support/html-form.ts';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { openStudio } from './test-support.ts';

const studio = await openStudio();
const { rita } = studio;
const filesOf = async (copy: string): Promise<Readonly<Record<string, string>>> => {
  const [row] = await studio.platform.db.query<{ files: Readonly<Record<string, string>> }>(
    'SELECT files FROM studio.copy WHERE id = $1',
    [copy.split('/').at(-1)],
  );
  return row!.files;
};

describe('the editor of forms', () => {
  it('shows every page and question, sound in both languages', async () => {
    const copy = await studio.openDogs(rita);
    for (const language of ['de', 'en'])
      for (const rest of [
        ...['', '/person', '/hunde', '/hunde.chip', '/hunde.zweck/entfernen'],
        ...['/hunde.chip/frage/chip', '/hunde.chipNachweis/frage/chipnummer', '/geburtsdatum/frage/geburtsdatum'],
        '/hunde.zweck/frage/zweck/entfernen',
      ]) {
        const page = await rita.get(`${copy.replace('/de/', `/${language}/`)}/formular${rest}`);
        expect([rest, page.status, await htmlProblems(page.html)]).toEqual([rest, 200, []]);
      }
    expect((await rita.get(`${copy}/formular/nirgends`)).status).toBe(404);
    await studio.toni.get(`${copy}/formular`);
    expect(studio.toni.page.status).toBe(404);
  });

  it('puts in a page, keeps what was typed when it is wrong, and saving a question as it stands changes nothing', async () => {
    const copy = await studio.openDogs(rita);
    const before = await filesOf(copy);
    for (const rest of [
      '/hunde.chip/frage/chip',
      '/hunde.tierheim/frage/tierheimVertrag',
      '/email/frage/email',
      '/anschrift/frage/anschrift',
    ]) {
      await rita.get(`${copy}/formular${rest}`);
      const saved = await rita.submit(rest);
      expect([rest, saved.status, textIn(saved.html).includes('Gespeichert.')]).toEqual([rest, 200, true]);
    }
    expect(await filesOf(copy)).toEqual(before);
    await rita.get(`${copy}/formular`);
    const refused = await rita.submit('/neue-seite', {
      'frage-de': 'Wie schwer ist der Hund?',
      art: 'number',
      nach: 'in:hunde',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Schreiben Sie die Frage in beiden Sprachen.');
    expect(refused.html).toContain('value="Wie schwer ist der Hund?"');
    await rita.submit('/neue-seite', { 'frage-en': 'How heavy is the dog?' });
    const { 'form.yaml': form, 'texts.en.yaml': texts } = await filesOf(copy);
    const list = parse(form!).pages.find(({ id }: { id: string }) => id === 'hunde');
    expect(list.pages.at(-1)).toEqual({
      id: 'wieSchwerIstDerHund',
      questions: [{ id: 'wieSchwerIstDerHund', type: 'number', required: true }],
    });
    expect(parse(texts!).questions['hunde.wieSchwerIstDerHund'].label).toBe('How heavy is the dog?');
  });

  it('takes a condition by choosing, refuses a formula that names nothing at its field, and says a stale page what changed', async () => {
    const copy = await studio.openDogs(rita);
    const place = `${copy}/formular/besonderheit`;
    await rita.get(place);
    await rita.submit('/besonderheit', { 'wann-antwort': 'leipzigPass=true' });
    expect(textIn(rita.page.html)).toContain('„Haben Sie einen gültigen Leipzig-Pass?“ ist „Ja“');
    const wrong = await rita.submit('/besonderheit', { wann: 'leipzgPass = true', 'wann-antwort': '' });
    expect(wrong.status).toBe(422);
    expect(textIn(wrong.html)).toContain('Den Namen „leipzgPass“ gibt es nicht.');
    await studio.gerd.get(place);
    await rita.get(place);
    await rita.submit('/besonderheit', { wann: '' });
    const late = await studio.gerd.submit('/besonderheit', { 'titel-de': 'Noch etwas?', 'titel-en': 'Anything else?' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Noch etwas?"');
    expect(textIn(late.html)).toContain('Seite „Gibt es etwas Besonderes?“ geändert');
  });

  it('renames a question everywhere, and asks first where something does not follow', async () => {
    const copy = await studio.openDogs(rita);
    await rita.get(`${copy}/formular/leipzigPass/frage/leipzigPass`);
    await rita.submit('/leipzigPass/name', { kennung: 'hatPass' });
    expect(rita.page.path).toBe(`${copy}/formular/leipzigPass/frage/hatPass?fertig=gespeichert`);
    expect((await filesOf(copy))['decision.dmn']).toContain('name="hatPass"');
    await rita.get(`${copy}/formular/hunde.zweck/frage/zweck`);
    const asked = await rita.submit('/zweck/name', { kennung: 'aufgabe' });
    expect(asked.html).toContain('hund.zweck');
    expect(await htmlProblems(asked.html)).toEqual([]);
    await rita.submit('/zweck/name');
    expect(rita.page.path).toContain('/frage/aufgabe');
    await rita.get(`${copy}/formular/hunde.rasse/entfernen`);
    await rita.submit('/hunde.rasse/entfernen');
    expect((await filesOf(copy))['form.yaml']).not.toContain('rasse');
  });
});

describe('the preview', () => {
  it('leads through the form by its own rules, and the answers can become an example', async () => {
    const copy = await studio.openDogs(rita, 'meldebescheinigung');
    await rita.get(`${copy}/vorschau`);
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    const open = await rita.submit('/vorschau', { tun: 'anfang' });
    expect([open.status, await htmlProblems(open.html)]).toEqual([200, []]);
    const refused = await rita.submit('/vorschau', { tun: 'weiter' });
    expect(refused.status).toBe(422);
    expect(textIn(refused.html)).toContain('Vorschau: So sehen es die Leute.');
    const lost = await rita.submit('/vorschau', {
      tun: 'weiter',
      stand: '{"answers":[1],"done":{}}',
      schritt: 'nirgends',
    });
    expect(lost.status).toBe(200);
    const end = await rita.submit('/vorschau', { tun: 'ende' });
    expect([end.status, await htmlProblems(end.html)]).toEqual([200, []]);
    await rita.submit('/vorschau/beispiel', { titel: 'Aus der Vorschau', ende: 'granted' });
    expect(rita.page.path).toContain('/beispiele');
    expect(parse((await filesOf(copy))['journeys.yaml']!).at(-1)).toMatchObject({ id: 'aus-der-vorschau', pages: [] });
  });
});

describe('the editor of tables', () => {
  it('shows decisions, grids and trials, sound in both languages', async () => {
    const copy = await studio.openDogs(rita);
    for (const language of ['de', 'en'])
      for (const rest of [
        ...['', '/entscheidungSatzung', '/modellSteuerart', '/modellSteuerJeHund', '/entscheidungSteuer/proben'],
        ...['/entscheidungSteuer/proben?beispiel=ein-hund-mit-chip', '/entscheidungSatzung/entfernen'],
      ]) {
        const page = await rita.get(`${copy.replace('/de/', `/${language}/`)}/tabellen${rest}`);
        expect([rest, page.status, await htmlProblems(page.html)]).toEqual([rest, 200, []]);
      }
  });

  it('says a missing case in words, puts its row in, and shows a cell that cannot be read at its field', async () => {
    const copy = await studio.openDogs(rita);
    await rita.get(`${copy}/tabellen/modellSteuerart`);
    const unread = await rita.submit('/modellSteuerart/tabelle', { 't-0-0': '"privat' });
    expect(unread.status).toBe(422);
    expect(unread.html).toContain('id="t-0-0-error"');
    await rita.submit('/modellSteuerart/tabelle', { 't-0-0': '"privat"', 't-1-1': 'ja', tun: 'weg:1' });
    expect(textIn(rita.page.html)).toContain('Für diesen Fall fehlt eine Zeile: „Wofür der Hund da ist“ ist');
    await rita.submit('/modellSteuerart/tabelle', { tun: 'luecke:0' });
    expect(rita.page.status).toBe(200);
    expect(textIn(rita.page.html)).not.toContain('fehlt eine Zeile');
    expect(textIn(rita.page.html)).toContain('Zeile 4 hat noch kein Ergebnis.');
  });

  it('tries a decision with the values of an example, as a case decides it', async () => {
    const copy = await studio.openDogs(rita);
    await rita.get(`${copy}/tabellen/entscheidungSteuer/proben?beispiel=ein-hund-mit-chip`);
    const tried = await rita.submit('/proben');
    expect(tried.status).toBe(200);
    expect(textIn(tried.html)).toMatch(/jahresbetrag 12000 .*Zeile 2 in Satzung/);
    const wrong = await rita.submit('/proben', { 'w-today': 'gestern' });
    expect(wrong.status).toBe(422);
  });

  it('begins a table from an answer, gives it columns, and takes it away', async () => {
    const copy = await studio.openDogs(rita);
    await rita.get(`${copy}/tabellen`);
    await rita.submit('/tabellen/neu', { name: 'Rabatt', antwort: 'leipzigPass', ergebnis: 'prozent' });
    await rita.get(`${copy}/tabellen/entscheidungRabatt`);
    expect(textIn(rita.page.html)).toContain('Der Ablauf ruft diese Entscheidung noch nicht auf.');
    await rita.submit('/entscheidungRabatt/tabelle', { tun: 'luecke:0' });
    await rita.submit('/entscheidungRabatt/spalte', { antwort: 'zahlweise' });
    expect((await filesOf(copy))['decision.dmn']).toContain('<inputData id="eingabeZahlweise" name="zahlweise">');
    await rita.get(`${copy}/tabellen/entscheidungRabatt/entfernen`);
    await rita.submit('/entscheidungRabatt/entfernen');
    expect((await filesOf(copy))['decision.dmn']).not.toContain('entscheidungRabatt');
  });
});
