import type { Path, Source } from './source.ts';

/** Every text a person reads in a file, with its path; words for the search and addresses on the web are none. */
export function leafTexts(source: Source, language?: 'de' | 'en'): readonly LeafText[] {
  return leaves(source.value, []).filter(
    ({ path }) =>
      !path.some((step) => unread.has(String(step))) && (language === undefined || path.at(-1) === language),
  );
}

/** A text as it is read: a placeholder stands for one word. */
export const asRead = (text: string): string => text.replace(/\{\{[^{}]*\}\}/g, 'Wert');

const leaves = (value: unknown, path: Path): LeafText[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    leaves(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};

const unread = new Set(['search', 'href', 'source', 'reference', 'address']);

export interface LeafText {
  readonly path: Path;
  readonly text: string;
}
