import { foldForSearch, streetKey } from '#kernel/search-form';
import { commonTrigrams, trigramsOf, trigramTable } from '../search/build-index.ts';
import { allowedEdits, editDistance } from '../search/distance.ts';

/** Prepares street names for suggestions. */
export function streetNames(names: readonly string[]): StreetNames {
  const keys = names.map(streetKey);
  const words = names.map((name) => ` ${foldForSearch(name)}`);
  return { names, keys, words, trigrams: trigramTable(keys) };
}

/** Official names for a beginning: first those that begin so, then those with a word that does, then those with a slip in it. */
export function suggestStreets(list: StreetNames, prefix: string, limit: number): readonly string[] {
  const key = streetKey(prefix);
  if (key === '') return [];
  const found = new Set<string>();
  const add = (isMeant: (place: number) => boolean): void => {
    for (let place = 0; place < list.names.length && found.size < limit; place++)
      if (isMeant(place)) found.add(list.names[place]!);
  };
  add((place) => list.keys[place]!.startsWith(key));
  const word = ` ${foldForSearch(prefix)}`;
  add((place) => list.words[place]!.includes(word));
  const edits = allowedEdits(key.length);
  // The first letter is seldom wrong, and looking at one letter only keeps this fast on every key stroke.
  if (edits > 0)
    add((place) => {
      const own = list.keys[place]!;
      return own[0] === key[0] && editDistance(own.slice(0, key.length), key, edits) <= edits;
    });
  return [...found];
}

/** Names that look most like a whole name that is not in the list. */
export function lookAlikes(list: StreetNames, street: string, limit: number): readonly string[] {
  const key = streetKey(street);
  if (key.length < 3) return [];
  const most = Math.min(4, Math.ceil(key.length / 4));
  const trigrams = trigramsOf(key);
  const needed = Math.max(1, trigrams.length - 3 * most - 1);
  const near = [...commonTrigrams(list.trigrams, trigrams)]
    .filter(([, count]) => count >= needed)
    .map(([place]) => ({ name: list.names[place]!, distance: editDistance(list.keys[place]!, key, most) }))
    .filter((entry) => entry.distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .map((entry) => entry.name);
  const bare = street.replace(/\s*-?\s*(str\.?|stra(ß|ss)e|weg|platz|pl\.?|gasse|allee)\s*$/i, '');
  return [...new Set([...near, ...suggestStreets(list, bare, limit)])].slice(0, limit);
}

export interface StreetNames {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  /** Folded, with a blank before each word. */
  readonly words: readonly string[];
  readonly trigrams: ReadonlyMap<string, readonly number[]>;
}
