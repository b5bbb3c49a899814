import type { SoughtString } from '../check/check-text.ts';
import { normalForm } from '../text/normal-form.ts';
import { personalPlaces } from '../text/personal-patterns.ts';
import { drawnText } from '../text/reading-order.ts';
import type { RedactionMark, RedactionOptions } from '../types.ts';
import { takenGlyphs } from './burn.ts';
import type { Glyph } from './read-glyphs.ts';

/** What one mark covered, as text; empty for a picture. */
export function coveredText(glyphs: readonly Glyph[], mark: RedactionMark): string {
  const taken = takenGlyphs(glyphs, [mark]);
  // What PDFium adds, such as blanks, counts when it stands between two characters that go.
  const kept = glyphs.filter(
    (glyph, index) => taken[index] || (glyph.object === 0 && taken[index - 1] && taken[index + 1]),
  );
  return drawnText(kept).text.replaceAll(/\s+/gu, ' ').trim();
}

/** The strings that must not be left: those that were named, what marks covered, and a person's data inside of it. */
export function soughtStrings(
  covered: readonly string[],
  { terms = [], allowed = [] }: RedactionOptions,
): SoughtString[] {
  const sought = new Map<string, SoughtString>();
  const add = (string: string, isGiven: boolean, least: number): void => {
    const form = normalForm(string).text;
    if (form.length >= least && !sought.get(form)?.isGiven) sought.set(form, { string, isGiven });
  };
  for (const text of covered) {
    add(text, false, leastOfMark);
    for (const { kind, from, to } of personalPlaces(text)) {
      const part = text.slice(from, to);
      add(kind === 'name' ? part.replace(titles, '') : part, true, leastOfMark);
    }
  }
  for (const term of terms) add(term, true, 1);
  for (const string of allowed) sought.delete(normalForm(string).text);
  return [...sought.values()];
}

const titles = /^(?:(?:Herrn?|Frau|Familie|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)\s+)+/u;
/** One or two signs stand everywhere. */
const leastOfMark = 3;
