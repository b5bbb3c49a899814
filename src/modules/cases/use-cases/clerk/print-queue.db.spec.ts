import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { kim, openDesk, stranger } from '../../http/clerk/test-support.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { viewCase } from '../view-case.ts';
import { showPost } from './post-letters.ts';
import { noteAllPosted } from './print-queue.ts';

const own = await openDesk({ now: '2026-12-21T08:00:00Z' });
const { parts } = own;
const withoutConsent = () => own.submit('hund-anmelden', dogAnswers({ bekanntgabePortal: false }));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

describe('the print queue', () => {
  it('prints every letter that waits in one file, of which each object is at its place', async () => {
    const rows = [await withoutConsent(), await withoutConsent(), await withoutConsent()];
    const browser = await own.browserOf(kim);
    await browser.get('/de/team/post');
    expect(browser.page.html).toContain('3 Schreiben auf einmal');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const single: number[] = [];
    for (const { id } of (await showPost(parts, kim)).waiting) {
      await browser.get(`/de/team/post/${id}/druck`);
      single.push(count(textOf(browser.page.bytes), /\/Type \/Page\s/g));
    }
    await browser.get('/de/team/post/druck');
    expect(browser.page.type).toBe('application/pdf');
    const text = textOf(browser.page.bytes);
    expect(count(text, /\/Type \/Page\s/g)).toBe(single.reduce((sum, pages) => sum + pages, 0));
    expect(count(text, /\/S \/Document/g)).toBe(3);
    expect(count(text, /\/Type \/StructTreeRoot/g)).toBe(1);
    expect(count(text, /\/Type \/Catalog/g)).toBe(3 - 2);
    const table = text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]));
    const places = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
    expect(places.length).toBeGreaterThan(100);
    for (const at of places) expect(text.slice(at, at + 12)).toMatch(/^\d+ 0 obj\n/);
    const ids = new Set([...text.matchAll(/^(\d+) 0 obj$/gm)].map(([, id]) => id));
    const words = text.replace(/\nstream\n[\s\S]*?\nendstream/g, '').replace(/\((?:\\[\s\S]|[^\\()])*\)/g, '');
    for (const [, id] of words.matchAll(/\b(\d+) 0 R\b/g)) expect(ids).toContain(id);
    const keys = [...text.matchAll(/\/StructParents (\d+)/g)].map(([, key]) => Number(key));
    expect(keys.sort((a, b) => a - b)).toEqual(keys.map((_, index) => index));
    for (const { key } of rows) {
      const access = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, key));
      expect(access.some(({ actorKind, purpose }) => actorKind === 'staff' && purpose === 'delivery')).toBe(true);
    }
    const other = await own.browserOf(stranger);
    await other.get('/de/team/post/druck');
    expect(other.page.status).toBe(404);
  });

  // Posted Mon 21 Dec 2026, tax notices: notified Mon 28 Dec, objection until Thu 28 Jan 2027.
  it('marks all of them with one day, from which notification and objection follow', async () => {
    const row = await withoutConsent();
    const browser = await own.browserOf(kim);
    await browser.get('/en/team/post');
    await browser.submit('/post/aufgegeben', { tag: '22.12.2026' });
    expect(browser.page.status).toBe(422);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const waiting = (await showPost(parts, kim)).waiting.length;
    await browser.submit('/post/aufgegeben', { tag: '21.12.2026' });
    expect(browser.page.html).toContain(`${waiting} letters are marked as posted.`);
    expect((await showPost(parts, kim)).waiting).toEqual([]);
    const view = await viewCase(parts, asGuest(), row.number);
    expect(view?.notices).toMatchObject([{ notifiedOn: '2026-12-28', objectionUntil: '2027-01-28' }]);
    expect(view?.timeline.at(-1)?.type).toBe('case.letter-posted');
    expect((await parts.events.verify()).broken).toEqual([]);
    expect(own.faults).toEqual([]);
  });

  it('holds letters that nobody fetched for ten days, and no foreign ones can be marked', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    await own.pass({ days: 11 });
    const entry = (await showPost(parts, kim)).waiting.find(({ number }) => number === row.number);
    expect(entry).toBeDefined();
    const order = { ids: [entry?.id ?? ''], postedOn: Temporal.PlainDate.from('2027-01-01') };
    expect(await noteAllPosted(parts, stranger, order)).toMatchObject({ value: { count: 0 } });
    expect(await noteAllPosted(parts, kim, order)).toMatchObject({ value: { count: 1 } });
    expect(await noteAllPosted(parts, kim, order)).toMatchObject({ value: { count: 0 } });
    expect(await noteAllPosted(parts, kim, { ...order, ids: [] })).toMatchObject({ reason: 'nothing-chosen' });
  });
});
