import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { openStudio } from './test-support.ts';

const { rita, gerd, openDogs, platform } = await openStudio();
const path = await openDogs(rita);
const files = async (): Promise<Record<string, string>> =>
  (
    await platform.db.query<{ files: Record<string, string> }>('SELECT files FROM studio.copy WHERE id = $1', [
      path.split('/').at(-1),
    ])
  )[0]!.files;
const look = async (rest: string, status = 200): Promise<string> => {
  for (const language of ['en', 'de']) {
    await rita.get(`${path.replace('/de/', `/${language}/`)}${rest}`);
    expect([rest, language, rita.page.status, await htmlProblems(rita.page.html)]).toEqual([
      rest,
      language,
      status,
      [],
    ]);
  }
  return rita.page.html;
};

describe('the parts of a working copy', () => {
  it('show texts in both languages, save both at once, and keep what was typed when somebody was faster', async () => {
    expect(await look('/texte')).toContain('hunde.herkunft');
    await look('/texte/allgemein');
    const html = await look('/texte/frage.hunde.herkunft');
    expect(html).toContain('Aus dem Tierheim Leipzig');
    await look('/texte/frage.nirgends', 404);
    const entry = '/texte/frage.hundInLeipzig';
    await rita.get(`${path}${entry}`);
    await gerd.get(`${path}${entry}`);
    const [de, en] = ['de:questions/hundInLeipzig/label', 'en:questions/hundInLeipzig/label'];
    await rita.submit(entry, { [de]: 'Wohnt der Hund in Leipzig?', [en]: 'Does the dog live in <Leipzig>?' });
    expect(rita.page.html).toContain('Gespeichert.');
    const texts = await files();
    expect(parse(texts['texts.de.yaml']!).questions.hundInLeipzig.label).toBe('Wohnt der Hund in Leipzig?');
    expect(parse(texts['texts.en.yaml']!).questions.hundInLeipzig.label).toBe('Does the dog live in <Leipzig>?');
    await gerd.submit(entry, { [de]: 'Lebt er hier?' });
    expect(gerd.page.status).toBe(409);
    expect(await htmlProblems(gerd.page.html)).toEqual([]);
    expect(gerd.page.html).toContain('value="Lebt er hier?"');
    expect(gerd.page.html).toContain('rita (Demo): Texte, Frage „hundInLeipzig“ geändert');
    await gerd.submit(entry);
    expect(gerd.page.html).toContain('Gespeichert.');
    expect(parse((await files())['texts.de.yaml']!).questions.hundInLeipzig.label).toBe('Lebt er hier?');
  });

  it('show the basics in words and refuse what cannot be', async () => {
    expect(await look('/grundlagen')).toContain('10 Jahre');
    for (const section of [
      'amt',
      'zugang',
      'schluessel',
      'recht',
      'gebuehren',
      'fristen',
      'entscheidung',
      'person',
      'aufbewahrung',
    ])
      await look(`/grundlagen/${section}`);
    await look('/grundlagen/nichts', 404);
    await rita.get(`${path}/grundlagen/aufbewahrung`);
    await rita.submit('/aufbewahrung', { 'retention.period': 'ewig' });
    expect([rita.page.status, await htmlProblems(rita.page.html)]).toEqual([422, []]);
    expect(rita.page.html).toContain('value="ewig"');
    await rita.submit('/aufbewahrung', { 'retention.period': '6' });
    expect(rita.page.html).toContain('6 Jahre');
    await rita.get(`${path}/grundlagen/amt`);
    await rita.submit('/amt', { office: 'ordnungsamt' });
    expect([rita.page.status, await htmlProblems(rita.page.html)]).toEqual([422, []]);
    await rita.get(`${path}/grundlagen/recht`);
    const before = parse((await files())['service.yaml']!).law;
    await rita.submit('/recht');
    expect(parse((await files())['service.yaml']!).law).toEqual(before);
  });

  it('write letters block by block and show them with the data of an example, also as PDF', async () => {
    expect(await look('/briefe')).toContain('bescheid');
    const html = await look('/briefe/bescheid');
    expect(html).toContain('Ein Hund mit Chip');
    for (const block of [1, 2, 3, 4, 5]) await look(`/briefe/bescheid/baustein/${block}`);
    await look('/briefe/bescheid/baustein/99', 404);
    const shown = await look('/briefe/bescheid/ansehen?beispiel=ein-hund-mit-chip&text=de');
    expect(shown).toContain('Bello');
    await rita.get(`${path}/briefe/bescheid/ansehen?beispiel=ein-hund-mit-chip&text=en&als=pdf`);
    expect(rita.page.type).toBe('application/pdf');
    await look('/briefe/bescheid/ansehen?beispiel=nichts', 404);
    await rita.get(`${path}/briefe/bescheid/baustein/1`);
    await rita.submit('/baustein/1', { wenn: 'today = = 1' });
    expect([rita.page.status, await htmlProblems(rita.page.html)]).toEqual([422, []]);
    await rita.submit('/baustein/1', { wenn: 'freeText = false' });
    expect(rita.page.html).toContain('Nur, wenn: freeText = false');
    await rita.submit('/bausteine', { art: 'heading' }, 'tun=neu');
    await rita.submit('/bausteine', { art: 'heading' }, 'tun=constructor');
    expect(rita.page.status).toBe(404);
    await rita.get(`${path}/briefe/bescheid`);
    await rita.submit('/bausteine', {}, 'tun=hoch:1');
    await rita.submit('/bausteine', {}, 'tun=weg:0');
    expect(rita.page.status).toBe(200);
    await rita.get(`${path}/briefe`);
    await rita.submit('/briefe', { name: 'bescheid' });
    expect([rita.page.status, await htmlProblems(rita.page.html)]).toEqual([422, []]);
    await rita.submit('/briefe', { name: 'dank', 'betreff:de': 'Danke', 'betreff:en': 'Thank you' });
    expect(rita.page.path).toContain('/briefe/dank');
    await rita.submit('/bausteine', {}, 'tun=brief');
    expect(Object.keys(await files())).not.toContain('letters/dank.yaml');
  });

  it('tell what comes out of each example, and take a new one from answered pages', async () => {
    const dogs = await openDogs(gerd);
    await gerd.get(`${dogs}/beispiele`);
    expect(gerd.page.html).toContain('Bewilligt. Das Programm entscheidet. Briefe: bescheid.');
    expect(gerd.page.html).not.toContain('Anders als erwartet');
    await gerd.get(`${dogs}/beispiele/ein-hund-mit-chip`);
    expect(gerd.page.html).toContain('ist 12000, erwartet 12000');
    expect(await htmlProblems(gerd.page.html)).toEqual([]);
    await gerd.submit('/ein-hund-mit-chip', { titel: '' }, 'tun=angaben');
    expect([gerd.page.status, await htmlProblems(gerd.page.html)]).toEqual([422, []]);
    await gerd.submit('/ein-hund-mit-chip', { titel: 'Ein Hund', tag: '15.1.2026' }, 'tun=angaben');
    expect(gerd.page.html).toContain('Anders als erwartet');
    await gerd.submit('/ein-hund-mit-chip', {}, 'tun=erwartung');
    expect(gerd.page.status).toBe(200);
    await look('/beispiele');
    await look('/beispiele/nur-gewerblich');
  });
});
