import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor';
import type { Browser } from '../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { saveEdit } from '../use-cases/save-edit.ts';
import { openStudio } from './test-support.ts';

const own = await openStudio();
const { rita, gerd, lena, toni, openDogs, platform, doors } = own;
const idOf = (path: string): string => path.split('/').at(-1)!;
const revisionOf = async (path: string): Promise<number> =>
  (await platform.db.query<{ revision: number }>('SELECT revision FROM studio.copy WHERE id = $1', [idOf(path)]))[0]!
    .revision;
const stateOf = async (path: string): Promise<string> =>
  (await platform.db.query<{ state: string }>('SELECT state FROM studio.copy WHERE id = $1', [idOf(path)]))[0]!.state;
const actorOf = (browser: { readonly id: string }, offices = ['stadtkaemmerei', 'buergerservice']): Actor => ({
  ...{ kind: 'staff', id: browser.id, roles: ['author'], level: null, offices, name: null },
});
const retitle = async (who: { readonly id: string }, path: string, title: string, revision?: number) =>
  saveEdit(platform, {
    ...{ copy: idOf(path), revision: revision ?? (await revisionOf(path)), actor: actorOf(who) },
    edit: (files) => ({
      ok: true,
      value: { ...files, 'texts.de.yaml': files['texts.de.yaml']!.replace(/^title: .*$/m, `title: ${title}`) },
    }),
    what: { part: 'texts', de: 'Titel geändert', en: 'Title changed' },
  });
const offered = () => doors.catalogue.findService('hund-anmelden')!;
const step = (browser: Browser, name: string, values = {}) => browser.submit('/schritt', values, `schritt=${name}`);

describe('the life of a working copy', () => {
  it('goes from an edit over a second person to the public, once, and leaves the old version to who began with it', async () => {
    const before = offered();
    const path = await openDogs(rita);
    expect(rita.page.status).toBe(200);
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    expect(await retitle(rita, path, 'Hund neu anmelden')).toMatchObject({ ok: true });
    for (const part of ['unterschiede', 'pruefung', 'versionen', 'texte', 'grundlagen', 'briefe', 'beispiele'])
      for (const language of ['de', 'en']) {
        await rita.get(`${path.replace('/de/', `/${language}/`)}/${part}`);
        expect([part, rita.page.status, await htmlProblems(rita.page.html)]).toEqual([part, 200, []]);
      }
    await rita.get(`${path}/unterschiede`);
    expect(rita.page.html).toContain('Hund neu anmelden');
    await rita.get(path);
    await step(rita, 'submit');
    expect(rita.page.html).toContain('Zum Gegenlesen gegeben');
    expect(await retitle(rita, path, 'Heimlich')).toMatchObject({ ok: false, reason: 'not-draft' });

    expect(rita.page.html).not.toContain('value="approve"');
    await expect(step(rita, 'approve')).resolves.toMatchObject({ status: 409 });
    await gerd.get(path);
    await step(gerd, 'return', { hinweis: '' });
    expect(gerd.page.status).toBe(422);
    expect(await htmlProblems(gerd.page.html)).toEqual([]);
    await step(gerd, 'approve');
    expect(await stateOf(path)).toBe('approved');

    const tab = gerd.tab();
    await Promise.all([gerd.submit('/veroeffentlichen'), tab.submit('/veroeffentlichen')]);
    expect([gerd.page.status, tab.page.status]).toEqual([200, 200]);
    expect(await stateOf(path)).toBe('published');
    expect(offered().texts.de.title).toBe('Hund neu anmelden');
    expect(offered().edition).toBe(before.edition + 1);
    expect((await doors.catalogue.findVersion('hund-anmelden', before.version))?.texts.de.title).toBe('Hund anmelden');
    const [row] = await platform.db.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM studio.change WHERE copy = $1 AND what->>'kind' = 'publish'",
      [idOf(path)],
    );
    expect(row?.count).toBe(1);
    await expect(platform.db.query('DELETE FROM studio.change')).rejects.toThrow(/permission denied/);
    await expect(platform.db.query('UPDATE studio.change SET revision = 9')).rejects.toThrow(/permission denied/);
    await expect(platform.db.query('DELETE FROM studio.copy')).rejects.toThrow(/permission denied/);
  });

  it('lets one of two win who edit at once, and tells the other what was done', async () => {
    const path = await openDogs(rita);
    const revision = await revisionOf(path);
    const both = await Promise.all([retitle(rita, path, 'Hund A', revision), retitle(gerd, path, 'Hund B', revision)]);
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'stale']);
    expect(await retitle(rita, path, 'Hund C', Number.NaN)).toMatchObject({ reason: 'stale' });
    const again = await retitle(rita, path, 'Hund A');
    expect(again.ok && (await retitle(rita, path, 'Hund A'))).toMatchObject({
      value: { revision: await revisionOf(path) },
    });
    // Whoever wrote anything does not approve it, the one who only reads does.
    await retitle(gerd, path, 'Hund D');
    await rita.get(path);
    await step(rita, 'submit');
    await gerd.get(path);
    expect(gerd.page.html).not.toContain('value="approve"');
    await lena.get(path);
    expect(lena.page.html).toContain('value="approve"');
    const stale = lena.tab();
    await rita.get(path);
    await step(rita, 'take-back');
    await retitle(rita, path, 'Untergeschoben');
    await rita.get(path);
    await step(rita, 'submit');
    await step(stale, 'approve');
    expect(stale.page.status).toBe(409);
    expect(await stateOf(path)).toBe('in-review');
  });

  it('is not there for other offices, and does not let them take a service over', async () => {
    const path = await openDogs(rita);
    for (const rest of ['', '/texte', '/pruefung', '/unterschiede', '/herunterladen', '/versionen']) {
      await toni.get(`${path}${rest}`);
      expect([rest, toni.page.status]).toEqual([rest, 404]);
    }
    expect(
      await saveEdit(platform, {
        ...{ copy: idOf(path), revision: await revisionOf(path), actor: actorOf(toni, ['ordnungsamt']) },
        edit: (files) => ({ ok: true, value: files }),
        what: { part: 'texts', de: 'x', en: 'x' },
      }),
    ).toMatchObject({ reason: 'not-found' });
    const moved = await saveEdit(platform, {
      ...{ copy: idOf(path), revision: await revisionOf(path), actor: actorOf(rita) },
      edit: (files) => ({
        ok: true,
        value: { ...files, 'service.yaml': files['service.yaml']!.replace(/^office: .*$/m, 'office: ordnungsamt') },
      }),
      what: { part: 'basics', de: 'Amt geändert', en: 'Office changed' },
    });
    expect(moved).toMatchObject({ reason: 'office-foreign' });
    const files = Object.fromEntries(
      Object.entries({ ...offered().files }).map(([name, text]) => [
        name,
        strToU8(name === 'service.yaml' ? text.replace(/^office: .*$/m, 'office: ordnungsamt') : text),
      ]),
    );
    await toni.get('/de/team/studio');
    await toni.submit('/zip', { datei: new File([zipSync(files) as BlobPart], 'hund.zip') });
    expect(toni.page.status).toBe(422);
    expect(toni.page.html).toContain('gehört einem anderen Amt');
    expect(await htmlProblems(toni.page.html)).toEqual([]);
    await toni.get('/de/team/studio');
    await toni.submit('/leistung', { leistung: 'hund-anmelden' });
    expect(toni.page.status).toBe(404);
  });

  it('refuses to publish over an edition it does not know, until somebody builds on it', async () => {
    const [first, second] = [await openDogs(rita), await openDogs(gerd)];
    await retitle(rita, first, 'Hund eins');
    await retitle(gerd, second, 'Hund zwei');
    for (const [author, path] of [
      [rita, first],
      [gerd, second],
    ] as const) {
      await author.get(path);
      await step(author, 'submit');
      await lena.get(path);
      await step(lena, 'approve');
    }
    await lena.get(first);
    await lena.submit('/veroeffentlichen', { tag: '31.02.2027' });
    expect(lena.page.status).toBe(422);
    await lena.submit('/veroeffentlichen', { tag: '1.1.2027' });
    expect(lena.page.html).toContain('Veröffentlicht');
    expect(offered().texts.de.title).not.toBe('Hund eins');
    await lena.get(second);
    expect(lena.page.html).toContain('Inzwischen gibt es Ausgabe');
    await lena.submit('/veroeffentlichen');
    expect(lena.page.status).toBe(409);
    await gerd.get(second);
    await step(gerd, 'take-back');
    await gerd.submit('/aufbauen');
    expect(gerd.page.html).not.toContain('Inzwischen gibt es Ausgabe');
    await step(gerd, 'submit');
    await lena.get(second);
    await step(lena, 'approve');
    await lena.submit('/veroeffentlichen');
    expect(offered().texts.de.title).toBe('Hund zwei');
  });

  it('offers an earlier edition again and withdraws a service, while a citizen goes on with a draft', async () => {
    const citizen = own.browser();
    await citizen.get('/de/hund-anmelden/start');
    await citizen.submit('/start', {});
    const question = citizen.page.path;
    expect(question).toContain('/frage/');
    await citizen.submit(question, { _action: 'later' });
    const path = await openDogs(rita);
    await rita.get(`${path}/versionen`);
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    const [oldest] = (await doors.catalogue.versionsOf('hund-anmelden')).slice(-1);
    await rita.submit('/versionen/zurueck', { version: oldest!.version });
    expect(rita.page.html).toContain('Hund anmelden');
    expect(rita.page.html).toContain('Mit dem Inhalt von Ausgabe 1 begonnen');
    await rita.get(`${path}/versionen`);
    await rita.submit('/zurueckziehen');
    expect(rita.page.status).toBe(422);
    await rita.submit('/zurueckziehen', { sicher: 'yes' });
    expect(doors.catalogue.findService('hund-anmelden')).toBeNull();
    await citizen.get('/de/hund-anmelden');
    expect(citizen.page.status).toBe(404);
    await citizen.get(question);
    expect(citizen.page.status).toBe(200);
    await citizen.submit(question, { hundInLeipzig: 'true' });
    expect([citizen.page.status, citizen.page.path === question]).toEqual([200, false]);
    await toni.get('/de/team/studio');
    await rita.get(`${path}/herunterladen`);
    const taken = Object.fromEntries(
      Object.entries(unzipSync(rita.page.bytes)).map(([name, bytes]) => [
        name,
        name.endsWith('service.yaml')
          ? strToU8(
              Buffer.from(bytes)
                .toString()
                .replace(/^office: .*$/m, 'office: ordnungsamt'),
            )
          : bytes,
      ]),
    );
    await toni.submit('/zip', { datei: new File([zipSync(taken) as BlobPart], 'hund.zip') });
    expect(toni.page.html).toContain('gehört einem anderen Amt');
  });

  it('begins anew, with two decisions left to the department, and goes out and in as an archive', async () => {
    await rita.get('/de/team/studio');
    await rita.submit('/neu', { titel: '', titelEnglisch: '', adresse: 'Bad Adresse', amt: '' });
    expect(rita.page.status).toBe(422);
    expect(await htmlProblems(rita.page.html)).toEqual([]);
    await rita.submit('/neu', {
      ...{ titel: 'Bank aufstellen', titelEnglisch: 'Put up a bench', adresse: 'bank-aufstellen' },
      amt: 'stadtkaemmerei',
    });
    const path = rita.page.path;
    expect(rita.page.status).toBe(200);
    await rita.get(`${path}/pruefung`);
    expect(rita.page.html.match(/Fehler: (\d+)/)?.[1]).toBe('2');
    await rita.get(`${path}/herunterladen`);
    expect(rita.page.type).toBe('application/zip');
    const archive = new File([rita.page.bytes as BlobPart], 'bank.zip');
    await rita.get('/de/team/studio');
    await rita.submit('/zip', { datei: archive });
    expect(rita.page.path).not.toBe(path);
    expect(rita.page.html).toContain('Aus der Datei „bank.zip“ begonnen');
    const files = await platform.db.query('SELECT files FROM studio.copy WHERE service = $1', ['bank-aufstellen']);
    expect(files[0]).toEqual(files[1]);
  });

  it('names a file that multiplies itself or is broken, and stays open to be mended', async () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((pair) => [...pair]))
      lines.push(`${name}: &${name} [${`*${of}, `.repeat(10)}]`);
    const bomb = zipSync({
      'service.yaml': strToU8('id: bombe\noffice: stadtkaemmerei\n'),
      ...Object.fromEntries(
        ['form.yaml', 'texts.de.yaml', 'journeys.yaml', 'letters/a.yaml'].map((name) => [
          name,
          strToU8(lines.join('\n')),
        ]),
      ),
      'process.bpmn': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    });
    await rita.get('/de/team/studio');
    await rita.submit('/zip', { datei: new File([bomb as BlobPart], 'bombe.zip') });
    const path = rita.page.path;
    for (const part of [
      '',
      'texte',
      'formular',
      'ablauf',
      'tabellen',
      'briefe',
      'briefe/a',
      'grundlagen',
      'beispiele',
      'pruefung',
      'unterschiede',
      'vorschau',
      'versionen',
    ]) {
      await rita.get(`${path}${part === '' ? '' : `/${part}`}`);
      expect([part, rita.page.status < 500]).toEqual([part, true]);
    }
  });

  it('does not bring back on its day what was planned before the service was withdrawn', async () => {
    own.clock.set('2027-01-02T12:00:00Z');
    await doors.catalogue.refresh();
    expect(doors.catalogue.findService('hund-anmelden')).toBeNull();
  });
});
