import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type FreeBusy, freeBusyFile } from './index.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const facts: FreeBusy = {
  uid: 'buergerbuero-leutzsch.free-busy@stadt.example',
  organizer: { name: 'Stadt Leipzig', email: 'termine@stadt.example' },
  url: 'https://stadt.example/de/termin?buero=buergerbuero-leutzsch',
  stamp: at('2026-11-20T09:00:00Z'),
  from: at('2026-11-22T23:00:00Z'),
  until: at('2026-11-29T23:00:00Z'),
  free: [{ from: at('2026-11-24T08:00:00Z'), until: at('2026-11-24T11:00:00Z') }],
  busy: [{ from: at('2026-11-24T07:00:00Z'), until: at('2026-11-24T08:00:00Z') }],
};

describe('freeBusyFile', () => {
  it('is read by an independent parser, with each stretch as it is', () => {
    const calendar = new ICAL.Component(ICAL.parse(freeBusyFile(facts)));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    const [only] = calendar.getAllSubcomponents('vfreebusy');
    expect(only?.getFirstPropertyValue('uid')).toBe(facts.uid);
    expect(only?.getFirstPropertyValue('organizer')).toBe('mailto:termine@stadt.example');
    const stretches = only!.getAllProperties('freebusy').map((property) => {
      const period = property.getFirstValue() as ICAL.Period;
      return [property.getParameter('fbtype'), period.start.toUnixTime(), period.end.toUnixTime()];
    });
    const seconds = (text: string): number => at(text).epochMilliseconds / 1_000;
    expect(stretches).toEqual([
      ['FREE', seconds('2026-11-24T08:00:00Z'), seconds('2026-11-24T11:00:00Z')],
      ['BUSY', seconds('2026-11-24T07:00:00Z'), seconds('2026-11-24T08:00:00Z')],
    ]);
  });

  it('folds at 75 octets and lets no name add a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const file = freeBusyFile({ ...facts, organizer: { ...facts.organizer, name } });
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n ', '').split('\r\n')).toHaveLength(16);
      }),
    );
  });

  it.each([{ uid: 'a\r\nX:1' }, { url: 'javascript:alert(1)' }])('refuses %j', (changes) => {
    expect(() => freeBusyFile({ ...facts, ...changes })).toThrow();
  });
});
