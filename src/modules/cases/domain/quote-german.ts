import type { Language } from '#kernel/language';
import type { LetterBlock } from '#platform/pdf';

/**
 * A paragraph of a letter; what a person of the office wrote stands in every other language as a quotation in German, with one
 * sentence why: German is the official language (VwVfG § 23(1)), and nobody translates the words of a decision on their own.
 */
export function writeParagraph(text: string, language: Language, fill: (text: string) => string): LetterBlock[] {
  const parts = language === 'de' ? [text] : text.split(writtenByStaff);
  if (parts.length === 1) return [{ kind: 'paragraph', text: fill(text) }];
  return parts.flatMap((part): LetterBlock[] => {
    const filled = fill(part);
    if (filled === '') return [];
    return writtenByStaff.test(part)
      ? [{ kind: 'quote', language: 'de', text: filled, note: germanOnly }]
      : [{ kind: 'paragraph', text: filled }];
  });
}

/** The reason of a task is free text of the office, which is always German. */
const writtenByStaff = /(\{\{\s*[\w.]+\.reason\s*(?: : [\w ]+)?\}\})/;
const germanOnly =
  'The office wrote these words in German. Only the German words are binding, so we show them unchanged.';
