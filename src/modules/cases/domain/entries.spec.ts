import { describe, expect, it } from 'vitest';
import { entriesOf, readEntries } from './entries.ts';

const fields = entriesOf({ entries: 'ja.zone:text, ja.betrag:money,ja.bis:date, nein.grund:text' });
const typed = { zone: ' Zone 7 ', betrag: '30,70', bis: '31.5.2027' };

describe('entries of a clerk', () => {
  it('are read from the task, and what has another form is left out', () => {
    expect(fields).toHaveLength(4);
    expect(fields[1]).toEqual({ outcome: 'ja', id: 'betrag', type: 'money' });
    expect(entriesOf({})).toEqual([]);
    expect(entriesOf({ entries: 'zone:text,ja.zone:colour,ja.Zone:text,ja.zone' })).toEqual([]);
  });

  it('become cents, ISO dates and short texts, only for the chosen outcome', () => {
    expect(readEntries(fields, 'ja', typed)).toEqual({
      ok: true,
      value: { zone: 'Zone 7', betrag: 3070, bis: '2027-05-31' },
    });
    expect(readEntries(fields, 'nein', { ...typed, grund: 'x' })).toEqual({ ok: true, value: { grund: 'x' } });
    expect(readEntries(fields, 'fragen', {})).toEqual({ ok: true, value: {} });
    expect(readEntries(fields, 'ja', { ...typed, bis: '2027-05-31' }).ok).toBe(true);
  });

  it('are refused by name when missing or wrong', () => {
    expect(readEntries(fields, 'ja', { ...typed, zone: '  ' })).toMatchObject({
      reason: 'entry-missing',
      details: { entry: 'zone' },
    });
    for (const wrong of [
      { betrag: '-1' },
      { betrag: 'viel' },
      { bis: '31.2.2027' },
      { bis: 'morgen' },
      { zone: 'x'.repeat(121) },
    ])
      expect(readEntries(fields, 'ja', { ...typed, ...wrong })).toMatchObject({
        reason: 'entry-wrong',
        details: { entry: Object.keys(wrong)[0] },
      });
    expect(readEntries(entriesOf({ entries: 'ja.constructor:text' }), 'ja', {})).toMatchObject({
      reason: 'entry-missing',
    });
  });
});
