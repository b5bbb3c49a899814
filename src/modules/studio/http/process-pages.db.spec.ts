import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { openStudio } from './test-support.ts';

const studio = await openStudio();
const { rita } = studio;

describe('the pages of a process', () => {
  it('show the picture, every step, and nothing against the dog registration', async () => {
    const copy = await studio.openDogs(rita);
    for (const language of ['de', 'en']) {
      const page = await rita.get(`${copy.replace('/de/', `/${language}/`)}/ablauf`);
      expect(page.status).toBe(200);
      expect(page.html).toContain('<svg');
      expect(page.html).toContain('Anmeldung prüfen');
      expect(page.html).toContain(language === 'de' ? 'Der Ablauf kann laufen.' : 'The process can run.');
      expect(await htmlProblems(page.html)).toEqual([]);
    }
    for (const rest of [
      'schritt/pruefen',
      'schritt/steuerBerechnen',
      'schritt/zahlungOeffnen',
      'schritt/fristAbgelaufen',
      'schritt/ergebnisLesen/weg',
      'schritt/pruefen/frist',
      'weg/f06',
      'weg/f06/einfuegen',
      'schritt/festgesetzt',
    ]) {
      const page = await rita.get(`${copy}/ablauf/${rest}`);
      expect([rest, page.status, await htmlProblems(page.html)]).toEqual([rest, 200, []]);
    }
    expect((await rita.get(`${copy}/ablauf/schritt/nirgends`)).status).toBe(404);
    const file = await rita.get(`${copy}/ablauf/process.bpmn`);
    expect(file.type).toContain('application/xml');
  });

  it('saving a step as it stands changes nothing', async () => {
    const copy = await studio.openDogs(rita);
    for (const step of [
      'pruefen',
      'berichtigen',
      'steuerBerechnen',
      'zahlungOeffnen',
      'bescheidErstellen',
      'erinnern',
      'erinnerungFaellig',
      'steuerBeginnt',
      'festgesetzt',
      'gesendet',
      'wegWaehlen',
    ]) {
      const before = await rita.get(`${copy}/ablauf/schritt/${step}`);
      const revision = /name="revision" value="(\d+)"/.exec(before.html)?.[1];
      const saved = await rita.submit(`/schritt/${step}`);
      expect([step, saved.path]).toEqual([step, `${copy}/ablauf?fertig=gespeichert`]);
      const after = await rita.get(`${copy}/ablauf/schritt/${step}`);
      expect([step, /name="revision" value="(\d+)"/.exec(after.html)?.[1]]).toEqual([step, revision]);
    }
  });

  it('let an author add a task with an outcome, a branching and a time limit, and take them away again', async () => {
    const copy = await studio.openDogs(rita);
    await rita.get(`${copy}/ablauf/weg/f14/einfuegen`);
    const refused = await rita.submit('/einfuegen', { 'name-de': 'Kasse fragen' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Wählen Sie, was hier geschehen soll.');
    expect(refused.html).toContain('value="Kasse fragen"');
    const step = await rita.submit('/einfuegen', {
      art: 'clerk',
      'name-de': 'Kasse fragen',
      'name-en': 'Ask the cash office',
    });
    expect(step.path).toBe(`${copy}/ablauf/schritt/kasseFragen?fertig=gespeichert`);
    const wrong = await rita.submit('/schritt/kasseFragen', { 'neu-de': 'Zurück', 'neu-en': '' });
    expect(wrong.html).toContain('Geben Sie den Text auch auf Englisch ein.');
    await rita.submit('/schritt/kasseFragen', { 'neu-de': 'Nicht klar', 'neu-en': 'Not clear' });
    expect(rita.page.html).toContain('Der Ablauf kann laufen.');
    expect(rita.page.html).toContain('Kasse fragen');

    const way = /weg\/([A-Za-z]+\d+)\/einfuegen" aria-label="Schritt einfügen von Kasse fragen/.exec(
      rita.page.html,
    )?.[1];
    await rita.get(`${copy}/ablauf/weg/${way}/einfuegen`);
    const branch = await rita.submit('/einfuegen', {
      art: 'branch',
      'name-de': 'Alles klar?',
      'name-en': 'All clear?',
    });
    expect(branch.path).toMatch(/\/weg\?fertig=gespeichert$/);
    const bad = await rita.submit('/weg', { bedingung: 'own', feel: 'wenn (', ziel: 'pruefen' });
    expect(bad.html).toMatch(/ist kein gültiges FEEL\. .+ ab Zeichen \d+\./);
    await rita.submit('/weg', {
      bedingung: 'outcome',
      ergebnis: 'kasseFragenErgebnis.outcome = "nichtKlar"',
      ziel: 'pruefen',
      name: 'Unklar',
    });
    expect(rita.page.path).toBe(`${copy}/ablauf?fertig=gespeichert`);
    expect(rita.page.html).toContain('wenn „Kasse fragen: Nicht klar“');
    expect(rita.page.html).toContain('Der Ablauf kann laufen.');

    await rita.get(`${copy}/ablauf/schritt/kasseFragen/frist`);
    await rita.submit('/frist', {
      'name-de': 'Nach 3 Tagen',
      'name-en': 'After 3 days',
      frist: 'morgen',
      ziel: 'pruefen',
    });
    expect(rita.page.html).toContain('Geben Sie eine Dauer ein');
    await rita.submit('/frist', { frist: 'WD3' });
    expect(rita.page.html).toContain('Nach 3 Tagen');

    await rita.get(`${copy}/ablauf/schritt/kasseFragen`);
    await rita.submit('/schritt/kasseFragen/entfernen');
    expect(rita.page.status).toBe(422);
    expect(rita.page.html).toContain('Entfernen Sie zuerst seine Frist.');
    await rita.get(`${copy}/ablauf/schritt/nach3Tagen`);
    await rita.submit('/schritt/nach3Tagen/entfernen');
    await rita.get(`${copy}/ablauf/schritt/kasseFragen`);
    await rita.submit('/schritt/kasseFragen/entfernen');
    expect(rita.page.html).not.toContain('schritt/kasseFragen"');
  });

  it('keep what somebody typed who was slower', async () => {
    const copy = await studio.openDogs(rita);
    await rita.get(`${copy}/ablauf/schritt/pruefen`);
    const other = rita.tab();
    await other.submit('/schritt/pruefen', { name: 'Zuerst' });
    const late = await rita.submit('/schritt/pruefen', { name: 'Danach' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Danach"');
    const saved = await rita.submit('/schritt/pruefen');
    expect(saved.html).toContain('Danach');
  });

  it('take a drawing from the board, and refuse what is no process', async () => {
    const copy = await studio.openDogs(rita);
    const { bytes } = await rita.get(`${copy}/ablauf/process.bpmn`);
    const xml = new TextDecoder().decode(bytes);
    await rita.get(`${copy}/ablauf`);
    await rita.submit('/zeichnung', { xml: '<!DOCTYPE a><a/>' });
    expect(rita.page.status).toBe(422);
    await rita.submit('/zeichnung', { xml: xml.replace('name="Steuer berechnen"', 'name="Steuer ausrechnen"') });
    expect(rita.page.html).toContain('Steuer ausrechnen');
    await rita.submit('/anordnen');
    expect(rita.page.html).toContain('Der Ablauf kann laufen.');
  });
});
