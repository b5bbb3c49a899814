import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAbbreviations, splitSentences, splitWords } from './sentences.ts';

describe('splitSentences', () => {
  it.each([
    ['Bringen Sie z. B. Ihren Ausweis mit. Das gilt nach § 41 Abs. 2 VwVfG. Am 1. Mai ist zu.', 3],
    ['Es kostet 15 Euro. Das sind 2 Tage. 2026 gilt das neu.', 3],
    ['Sie haben Zeit bis 31.12.2026. Danach ist Schluss.', 2],
    ['Es gilt der 18. November 2026. Das ist Buß- und Bettag.', 2],
    ['Die 2. Mahnung kommt. Im 1. Stock ist das Amt.', 2],
    ['Der Preis beträgt 3. Bitte zahlen Sie.', 2],
    ['Kommen Sie am 3. Termin. Wir warten.', 2],
    ['Straße des 17. Juni 135. Dort ist es.', 2],
    ['Es gilt ab 2026. Fachleute helfen.', 2],
    ['Mehr auf leipzig.de. Rufen Sie an: Tel. 0341 115.', 2],
    ['Dr. Anna M. Beispiel wohnt in der Karl-Liebknecht-Str. 5. Sie zieht um.', 2],
    ['Bringen Sie Ausweis, Foto usw. mit. Papiere, Fotos usw. Danach gehen Sie.', 3],
    ['Es geht um Hunde u. a. Die Steuer ist neu. Er wohnt u. a. hier.', 3],
    ['Es geht auf diese Art. Sie müssen nichts tun. Es gilt Art. 6 DSGVO.', 3],
    ['Geht das? Ja! Sehr gut … wirklich.', 3],
    ['Er sagte: „Das geht.“ Dann ging er.', 2],
    ['Es kostet 1.234,50 Euro. Das ist viel.', 2],
    ['Überschrift\n\nEin Satz über\nzwei Zeilen.\n- Punkt eins\n- Punkt zwei', 4],
    ['You need e.g. a photo. It is free. Come on 1 May.', 3],
    ['', 0],
    ['… 12. 3!', 0],
  ])('finds in %j', (text, count) => {
    const sentences = splitSentences(text);
    expect([sentences.length, sentences]).toEqual([count, sentences]);
  });

  it('loses no word', () => {
    const piece = fc.constantFrom(
      'Haus',
      'z. B.',
      'am',
      '1. Mai',
      'Ja.',
      'Nr. 5',
      '„So“.',
      'usw.',
      'Sie',
      '2026.',
      '\n\n',
      '§',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ');
        expect(splitSentences(text).flatMap(splitWords)).toEqual(splitWords(text));
      }),
    );
  });
});

describe('words and abbreviations', () => {
  it('are runs of letters; numbers are none', () => {
    expect(splitWords('Am 19. Nov. kostet’s 5 € für Buß- und Bet\u00adtag')).toEqual([
      'Am',
      'Nov',
      'kostet',
      's',
      'für',
      'Buß',
      'und',
      'Bettag',
    ]);
    expect(findAbbreviations('z. B. nach Abs. 2 bzw. z.B. so')).toEqual(['z. B.', 'Abs.', 'bzw.', 'z.B.']);
    expect(findAbbreviations('Das ist wahr. Gut.')).toEqual([]);
  });
});
