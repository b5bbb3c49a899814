import { foldForSearch, streetKey } from '#kernel/search-form';
import { allowedEdits, editDistance } from '../search/distance.ts';

/** Official names for a beginning: first those that begin so, then those with a word that does, then those with a slip in it. */
export function suggestStreets(names: readonly StreetName[], prefix: string, limit: number): readonly string[] {
  const key = streetKey(prefix);
  if (key === '') return [];
  const found = new Set<string>();
  for (const { name, key: own } of names) if (own.startsWith(key)) found.add(name);
  if (found.size < limit) {
    const word = foldForSearch(prefix);
    for (const { name } of names) if (foldForSearch(name).includes(` ${word}`)) found.add(name);
  }
  if (found.size < limit && key.length >= 4)
    for (const { name, key: own } of names)
      if (editDistance(own.slice(0, key.length), key, allowedEdits(key.length)) <= allowedEdits(key.length))
        found.add(name);
  return [...found].slice(0, limit);
}

/** Names that look most like a whole name that is not in the list. */
export function lookAlikes(names: readonly StreetName[], street: string, limit: number): readonly string[] {
  const key = streetKey(street);
  if (key.length < 3) return [];
  const most = Math.min(4, Math.ceil(key.length / 4));
  const near = names
    .map(({ name, key: own }) => ({ name, distance: editDistance(own, key, most) }))
    .filter((entry) => entry.distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .map((entry) => entry.name);
  const bare = street.replace(/\s*-?\s*(str\.?|stra(ß|ss)e|weg|platz|pl\.?|gasse|allee)\s*$/i, '');
  return [...new Set([...near, ...suggestStreets(names, bare, limit)])].slice(0, limit);
}

export interface StreetName {
  readonly name: string;
  readonly key: string;
}
