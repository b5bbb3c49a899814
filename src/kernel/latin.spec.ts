import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, codePoints, isLatin, latinText } from './latin.ts';
import { latinLetters, latinSequences } from './latin-set.ts';

describe('the letter sets of DIN 91379', () => {
  it('have 500 single letters and 149 sequences', () => {
    const letters = new RegExp(`^[${latinLetters}]$`, 'u');
    let count = 0;
    for (let code = 0x20; code < 0x3000; code++) if (letters.test(String.fromCodePoint(code))) count++;
    expect(count).toBe(500);
    expect(Object.values(latinSequences).reduce((sum, bases) => sum + [...bases].length, 0)).toBe(149);
  });

  it('are stable under normal form C, so that nothing stored ever changes', () => {
    for (const [marks, bases] of Object.entries(latinSequences))
      for (const base of bases) {
        const sequence = base + String.fromCodePoint(...marks.split(' ').map((code) => Number.parseInt(code, 16)));
        expect(sequence.normalize('NFC')).toBe(sequence);
        expect([sequence, isLatin(sequence, 'name')]).toEqual([sequence, true]);
      }
  });
});

describe('latinText', () => {
  it.each([
    'Jürgen',
    'Łukasz Święcicki',
    'Đặng Thị Nguyệt',
    'O’Neill',
    "D'Alembert",
    'C\u0306elik',
    'K\u035fHalid',
    'Ağaoğlu',
    'ẞ',
  ])('takes the name %s', (name) => expect(latinText(name, 'name')).toEqual({ ok: true, value: name }));

  it('stores decomposed letters composed and blanks once', () => {
    expect(latinText(' Ju\u0308rgen  Meyer ', 'name')).toEqual({ ok: true, value: 'Jürgen Meyer' });
  });

  it.each([
    ['Иван', 'И', '0418'],
    ['Anna\u00a0Lena', '\u00a0', '00A0'],
    ['Anna 😀', '😀', '1F600'],
    ['Agent 007', '0', '0030'],
    ['B\u0306ob', 'B\u0306', '0042 0306'],
    ['a\u0301\u0301', 'á\u0301', '00E1 0301'],
    ['K\u035fx', 'K\u035f', '004B 035F'],
  ])('refuses %s and names the character', (text, character, codes) => {
    expect(latinText(text, 'name')).toMatchObject({ reason: 'not-latin', details: { character, codePoints: codes } });
  });

  it('takes digits and signs in other names, line breaks only in running text', () => {
    expect(isLatin('Straße des 17. Juni 135 & Söhne (50 %) 1ª', 'other-name')).toBe(true);
    expect(isLatin('a\nb', 'other-name')).toBe(false);
    expect(isLatin('a\nb\t½', 'text')).toBe(true);
    expect(isLatin('„Zitat“', 'text')).toBe(false);
  });

  it('takes every smaller set in the larger one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (isLatin(text, 'name')) expect(isLatin(text, 'other-name')).toBe(true);
        if (isLatin(text, 'other-name')) expect(isLatin(text, 'text')).toBe(true);
      }),
    );
  });
});

describe('codePointLength', () => {
  it('counts code points of normal form C, not code units', () => {
    expect(codePointLength('u\u0308')).toBe(1);
    expect(codePointLength('C\u0306')).toBe(2);
    expect(codePointLength('😀')).toBe(1);
    expect(codePoints('C\u0306')).toBe('0043 0306');
  });
});
