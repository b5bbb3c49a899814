import type { Language } from '#kernel/language';

/** Chosen text blocks before the clerk's own words, as they go out. */
export const composeText = (blocks: readonly string[], own: string): string =>
  [...blocks, own]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');

/**
 * What the person reads and, in another language, the binding German words. Null when own German words have no English beside them
 * although the person reads English.
 */
export function bilingualText(
  blocks: Readonly<Record<Language, readonly string[]>>,
  own: Readonly<Record<Language, string>>,
  language: Language,
): SpokenText | null {
  const german = composeText(blocks.de, own.de);
  if (language === 'de') return { text: german };
  if (own.de.trim() !== '' && own.en.trim() === '') return null;
  return { text: composeText(blocks.en, own.en), german };
}

export interface SpokenText {
  readonly text: string;
  readonly german?: string;
}
