import { describe, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import type { Language } from '#kernel/language';
import { type ShellFor, shellOf, type Visit } from './shell.ts';

const catalogue = { city: () => ({ name: 'Leipzig', data: { city: {} } }) as never };
const shellFor: ShellFor = shellOf(catalogue, {}, { mode: 'production' });
const menu = (language: Language, path: string, more: Partial<Visit> = {}) =>
  shellFor({ language, url: new URL(`http://localhost/${language}${path}`), actor: guestActor, ...more }).navigation!;
const here = (...of: Parameters<typeof menu>) =>
  menu(...of)
    .filter(({ current }) => current)
    .map(({ href }) => href);
const ofMandate = { session: { state: { row: { mandateId: 'x' } } } } as unknown as Partial<Visit>;

describe('the menu', () => {
  it('marks where one is, and nothing elsewhere', () => {
    expect(here('de', '/termin')).toEqual(['/de/termin']);
    expect(here('en', '/termin/hund')).toEqual(['/en/termin']);
    expect(here('de', '/terminplan')).toEqual([]);
    expect(here('de', '/mein-bereich/vollmachten')).toEqual(['/de/mein-bereich']);
    expect(here('de', '')).toEqual([]);
    expect(here('de', '/x', { pageUrl: new URL('http://localhost/de/hilfe') })).toEqual(['/de/hilfe']);
  });

  it('offers the end of a mandate to whoever acts under one, and marks the part before the whole', () => {
    expect(menu('de', '/x', ofMandate).map(({ href }) => href)).toContain('/de/mein-bereich/vollmachten');
    expect(menu('de', '/x').map(({ href }) => href)).not.toContain('/de/mein-bereich/vollmachten');
    expect(here('de', '/mein-bereich/vollmachten/3', ofMandate)).toEqual(['/de/mein-bereich/vollmachten']);
  });

  it('is the same object for all who are at the same place, so that their pages share a frame', () => {
    expect(menu('de', '/termin/hund')).toBe(menu('de', '/termin'));
    expect(menu('de', '/hund-anmelden/start')).toBe(menu('de', ''));
    expect(menu('en', '')).not.toBe(menu('de', ''));
  });

  it('offers staff what their roles allow', () => {
    const clerk: Actor = { ...guestActor, kind: 'staff', id: 'x', roles: ['clerk'], offices: ['buergeramt'] };
    const places = menu('de', '/team/vorgaenge/L-1', { actor: clerk });
    expect(places.find(({ current }) => current)?.href).toBe('/de/team/vorgaenge');
    expect(places.map(({ href }) => href)).not.toContain('/de/team/zahlungen');
    expect(places.map(({ href }) => href)).not.toContain('/de/termin');
  });
});
