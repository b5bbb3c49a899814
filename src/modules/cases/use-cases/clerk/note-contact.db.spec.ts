import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { kim, openDesk, stranger } from '../../http/clerk/test-support.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { viewCase } from '../view-case.ts';
import { noteContact } from './note-contact.ts';

const own = await openDesk({ now: '2026-11-23T09:00:00Z' });
const { parts } = own;
const day = (text: string) => Temporal.PlainDate.from(text);

describe('a call or a visit', () => {
  it('is noted with day and words, for staff of the office alone', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const note = async (who: typeof kim, more: object) => {
      const order = {
        number: row.number,
        channel: 'phone' as const,
        on: day('2026-11-23'),
        text: 'Fragt nach der Marke.',
      };
      const done = await noteContact(parts, who, { ...order, ...more });
      return done.ok ? 'ok' : done.reason;
    };
    expect(await note(stranger, {})).toBe('not-found');
    expect(await note(kim, { channel: null })).toBe('way-missing');
    expect(await note(kim, { on: null })).toBe('wrong-day');
    expect(await note(kim, { on: day('2026-11-24') })).toBe('wrong-day');
    expect(await note(kim, { on: day('2025-11-22') })).toBe('wrong-day');
    expect(await note(kim, { text: ' ' })).toBe('text-missing');
    expect(await note(kim, { on: day('2026-11-20') })).toBe('ok');
    const view = await viewCase(parts, asGuest(), row.number);
    expect([...(view?.contacts.values() ?? [])]).toEqual([{ on: '2026-11-20', text: 'Fragt nach der Marke.' }]);
    expect((await parts.events.verify()).broken).toEqual([]);
  });

  it.each(['de', 'en'])(
    'stands in the history of the clerk and in the timeline of the person (%s)',
    async (language) => {
      const row = await own.submit('hund-anmelden', dogAnswers(), { language: language as 'de' });
      const clerk = await own.browserOf(kim);
      await clerk.get(`/${language}/team/vorgaenge/${row.number}`);
      await clerk.submit('/kontakt', { weg: 'counter', tag: 'gestern', deutsch: 'Hat die Marke geholt.' });
      expect(clerk.page.status).toBe(422);
      expect(clerk.page.html).toContain('value="gestern"');
      expect(await htmlProblems(clerk.page.html)).toEqual([]);
      await clerk.submit('/kontakt', { weg: '__proto__', tag: '20.11.2026', deutsch: 'Hat die Marke geholt.' });
      expect(clerk.page.status).toBe(422);
      expect(clerk.page.html).toContain('href="#kontakt-weg"');
      expect(clerk.page.html).toContain('value="20.11.2026"');
      expect(clerk.page.html).toContain('Hat die Marke geholt.</textarea>');
      expect(await htmlProblems(clerk.page.html)).toEqual([]);
      await clerk.submit('/kontakt', { weg: 'counter', tag: '20.11.2026', deutsch: 'Hat die Marke geholt.' });
      expect(clerk.page.status).toBe(200);
      expect(clerk.page.html).toContain(language === 'de' ? 'Besuch am Schalter' : 'Visit at the counter');
      expect(await htmlProblems(clerk.page.html)).toEqual([]);
      const person = await own.browser();
      await person.get(`/${language}/vorgang/${row.number}`);
      expect(person.page.html).toContain('Hat die Marke geholt.');
      expect(person.page.html).toContain(language === 'de' ? 'am 20. November 2026' : 'on 20 November 2026');
      expect(await htmlProblems(person.page.html)).toEqual([]);
      const program = await clerk.json('POST', `/api/v1/tasks/${row.number}/contacts`, {
        text: 'Ruft noch einmal an.',
      });
      expect(program.status).toBe(200);
      expect(own.faults).toEqual([]);
    },
  );
});
