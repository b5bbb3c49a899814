import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Letter, LetterBlock } from '#platform/pdf';
import { markSentences, plainCheck } from './plain-check.ts';

const letter = (...blocks: LetterBlock[]) => ({ blocks }) as unknown as Letter;
const long =
  'Wir haben Ihren Antrag geprüft und dabei festgestellt, dass die Unterlagen, die Sie uns vor zwei Wochen mit der Post geschickt haben, leider nicht vollständig waren.';

it('marks sentences over 20 words, and leaves legal texts and quotes as they are', () => {
  const found = plainCheck(letter({ kind: 'paragraph', text: `Guten Tag. ${long}` }), 'de');
  expect(found).toMatchObject({ tooLong: [long], isPlain: false });
  expect(plainCheck(letter({ kind: 'legal', heading: 'Rechtsbehelf', text: long }), 'de').tooLong).toEqual([]);
  expect(plainCheck(letter({ kind: 'list', items: [long] }), 'de').tooLong).toEqual([long]);
});

it('is content with plain words, and measures German from three sentences on', () => {
  const text = 'Ihr Hund ist angemeldet. Sie zahlen 150 Euro im Jahr. Die Marke kommt mit der Post.';
  const found = plainCheck(letter({ kind: 'paragraph', text }), 'de');
  expect(found).toMatchObject({ tooLong: [], isPlain: true });
  expect(found.schoolYear).toBeLessThan(8);
  expect(plainCheck(letter({ kind: 'paragraph', text: 'Your dog is registered.' }), 'en').schoolYear).toBeNull();
  expect(plainCheck(letter(), 'de')).toMatchObject({ isPlain: true, schoolYear: null });
});

it('never loses or adds a letter of the text', () => {
  const word = fc.stringMatching(/^[a-z ]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 3 }), (words, marks) => {
      const text = words.join(' ');
      expect(
        markSentences(text, marks)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
