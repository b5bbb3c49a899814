import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { field, group, use, xdf2 } from '../test-support.ts';
import { openStudio } from './test-support.ts';

const { rita, toni, openDogs } = await openStudio();
const fixture = (name: string): File => new File([readFileSync(join(import.meta.dirname, '../fixtures', name))], name);
const xml = (text: string): File => new File([text], 'felder.xml');

describe('reading in data fields', () => {
  it('makes a working copy with its report, once somebody says for which office and under which address', async () => {
    await rita.get('/de/team/studio');
    expect(rita.page.html).toContain('/de/team/studio/einlesen');
    await rita.get('/de/team/studio/einlesen');
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    await rita.submit('/einlesen', { adresse: 'Fund Sache', amt: 'stadtkaemmerei' });
    expect(rita.page.status).toBe(422);
    expect(rita.page.html).toContain('Wählen Sie eine Datei aus.');
    expect(rita.page.html).toContain('Diese Adresse geht nicht.');
    expect(rita.page.html).toContain('value="Fund Sache"');
    const file = xml(xdf2(use('1:1', group('G1', 'Fund', use('1:1', field('F1', 'Was haben Sie gefunden?'))))));
    await rita.submit('/einlesen', { adresse: 'fundsache-melden', amt: 'stadtkaemmerei', datei: file });
    expect(rita.page.path).toMatch(/^\/de\/team\/studio\/[\w-]{36}\/bericht$/);
    expect(rita.page.html).toContain('Das Fachamt entscheidet');
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    await rita.get(rita.page.path.replace('/bericht', '/ablauf').replace('/de/', '/en/'));
    expect(rita.page.html).toContain('Angaben prüfen');
    expect(await htmlProblems(rita.page.html)).toEqual([]);
  });

  it('says why a hostile or strange file is not read', async () => {
    const read = async (file: File): Promise<string> => {
      await rita.get('/en/team/studio/einlesen');
      await rita.submit('/einlesen', { adresse: 'fundsache-melden', amt: 'stadtkaemmerei', datei: file });
      expect(rita.page.status).toBe(422);
      return rita.page.html;
    };
    expect(await read(xml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))).toContain('DOCTYPE');
    expect(await read(xml('<a><b></a>'))).toContain('not valid XML');
    expect(await read(fixture('camunda7.bpmn'))).toContain('not XDatenfelder');
    await toni.get('/de/team/studio/einlesen');
    await toni.submit('/einlesen', { adresse: 'a', amt: 'stadtkaemmerei', datei: fixture('bank.xml') });
    expect(toni.page.html).toContain('Wählen Sie ein Amt, für das Sie arbeiten.');
  });
});

describe('reading in a process of another engine', () => {
  it('tells line by line what to change, draws it, and takes it over', async () => {
    const copy = await openDogs(rita);
    await rita.get(`${copy}/ablauf/einlesen`);
    await rita.submit('/einlesen', { datei: fixture('camunda7.bpmn') });
    expect(rita.page.status).toBe(200);
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    expect(rita.page.html).toContain('12 Änderungen sind nötig');
    expect(rita.page.html).toContain('camunda:formKey');
    expect(rita.page.html).toContain('<svg');
    expect(rita.page.html).toContain('gelten danach immer');
    await rita.submit('/zeichnung');
    expect(rita.page.path).toBe(`${copy}/ablauf?fertig=gespeichert`);
    expect(rita.page.html).not.toContain('Der Ablauf kann laufen.');
    const { bytes } = await rita.get(`${copy}/ablauf/process.bpmn`);
    expect(new TextDecoder().decode(bytes)).not.toContain('camunda:');
  });

  it('does the same for tables, and refuses other files', async () => {
    const copy = await openDogs(rita);
    await rita.get(`${copy}/ablauf/einlesen`);
    await rita.submit('/einlesen', { datei: fixture('camunda7.dmn') });
    expect(rita.page.html).toContain('Tabellen übernehmen');
    await rita.submit('/tabelle');
    expect(rita.page.path).toBe(`${copy}/tabellen?fertig=gespeichert`);
    await rita.get(`${copy}/ablauf/einlesen`);
    await rita.submit('/einlesen', { datei: xml('<a/>') });
    expect(rita.page.status).toBe(422);
    expect(rita.page.html).toContain('weder BPMN 2.0 noch DMN');
  });
});
