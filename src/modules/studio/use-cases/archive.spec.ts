import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArchive, writeArchive } from './archive.ts';

const changedAt = Temporal.Instant.from('2026-11-21T10:00:00Z');
const form = { 'form.yaml': 'pages: []\n' };
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const refusalOf = (bytes: Uint8Array): string => {
  const read = readArchive(bytes);
  return read.ok ? 'taken' : read.reason;
};

describe('a service folder as an archive', () => {
  it('comes back as it went, with the same bytes each time', () => {
    const name = fc.constantFrom('service.yaml', 'form.yaml', 'process.bpmn', 'letters/bescheid.yaml', 'texts.de.yaml');
    const text = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .filter((one) => !one.includes('\0') && !one.startsWith('\u{feff}'));
    fc.assert(
      fc.property(fc.dictionary(name, text, { minKeys: 1 }), (files) => {
        const bytes = writeArchive({ service: 'hund-anmelden', files, changedAt });
        expect(readArchive(bytes)).toEqual({ ok: true, value: { folder: 'hund-anmelden', files } });
        expect(writeArchive({ service: 'hund-anmelden', files, changedAt })).toEqual(bytes);
      }),
    );
  });

  it('may lie at the top, with letters, and with what systems add', () => {
    const files = { ...form, 'letters/bescheid.yaml': 'kind: notice\n' };
    expect(readArchive(zip({ ...files, '__MACOSX/form.yaml': 'x', '.DS_Store': 'x' }))).toEqual({
      ok: true,
      value: { folder: '', files },
    });
    expect(refusalOf(zip({ 'letters/bescheid.yaml': 'kind: notice\n' }))).toBe('taken');
  });

  it.each([
    ['../form.yaml', 'path'],
    ['a/../../form.yaml', 'path'],
    ['/etc/form.yaml', 'path'],
    ['C:/form.yaml', 'path'],
    ['a\\form.yaml', 'path'],
    ['a//form.yaml', 'path'],
    ['program.js', 'file-unknown'],
    ['letters/../form.yaml', 'path'],
    ['letters/deep/er.yaml', 'file-unknown'],
  ])('refuses the name %s', (name, reason) => {
    expect(refusalOf(zip({ ...form, [name]: 'x' }))).toBe(reason);
  });

  it('refuses what is no archive, what is cut off, and what is no text', () => {
    expect(refusalOf(strToU8('no archive at all, but long enough'))).toBe('no-archive');
    expect(refusalOf(new Uint8Array())).toBe('no-archive');
    const whole = writeArchive({ service: 'a', files: { 'form.yaml': 'x'.repeat(9_000) }, changedAt });
    expect(refusalOf(whole.subarray(0, 60))).toBe('no-archive');
    expect(refusalOf(zipSync({ 'form.yaml': Uint8Array.of(0xff, 0xfe, 0x41) }))).toBe('not-text');
    expect(refusalOf(zip({ 'form.yaml': 'a\0b' }))).toBe('too-large');
  });

  it('stops a bomb while it unpacks, whatever it says of its size', () => {
    const bomb = zip({ 'form.yaml': '0'.repeat(30_000_000) });
    expect(bomb.length).toBeLessThan(60_000);
    expect(refusalOf(bomb)).toBe('too-large');
    const liar = Uint8Array.from(bomb);
    const view = new DataView(liar.buffer);
    view.setUint32(22, 100, true);
    for (let at = liar.length - 4; at > 0; at -= 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(refusalOf(liar)).toBe('too-large');
    const many = zip(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`letters/l${index}.yaml`, 'x'])));
    expect(refusalOf(many)).toBe('too-large');
  });

  it('never fails otherwise on broken bytes', () => {
    const sound = writeArchive({ service: 'a', files: { ...form, 'service.yaml': 'id: a\n'.repeat(50) }, changedAt });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const broken = Uint8Array.from(sound);
        for (const [at, byte] of changes) broken[at] = byte;
        expect(typeof readArchive(broken).ok).toBe('boolean');
      }),
    );
  });
});
