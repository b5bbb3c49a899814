import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from './safe-name.ts';

describe('safeName', () => {
  it.each([
    ['Mietvertrag.PDF', 'Mietvertrag.pdf'],
    ['C:\\Users\\anna\\Scan 1.pdf', 'Scan 1.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['invoice\u202efdp.exe.pdf', 'invoicefdp.exe.pdf'],
    ['A\u0308nderung.pdf', 'Änderung.pdf'],
    ['zwei\nZeilen\0.pdf', 'zweiZeilen.pdf'],
    ['a<b>:"c|d?*.pdf', 'a_b___c_d__.pdf'],
    ['...pdf', 'datei.pdf'],
    ['.pdf', 'datei.pdf'],
    ['con.pdf', 'datei.pdf'],
    ['???.pdf', 'datei.pdf'],
    ['Ș C̆ 文.pdf', 'Ș C̆ 文.pdf'],
    ['', 'datei.pdf'],
  ])('makes of %j the name %j', (name, safe) => {
    expect(safeName(name, 'pdf')).toBe(safe);
  });

  it('gives at most 80 code points without path, control or direction characters, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const name = safeName(`${text}.jpg`, 'jpeg');
        expect([...name].length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(name.endsWith('.jpg')).toBe(true);
        expect(safeName(name, 'jpeg')).toBe(name);
      }),
    );
  });
});
