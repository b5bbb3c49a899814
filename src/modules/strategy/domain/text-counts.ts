import { lintGerman } from '#kernel/readability';
import type { Observation } from './things.ts';

/** How many texts of a service stay within the limits of plain language, and how many there are in English; about nobody. */
export function countTexts(period: string, service: ServiceWords, allowed: ReadonlySet<string>): Observation[] {
  const [german, english] = [leaves(service.de), leaves(service.en)];
  const hard = [...german.values()].filter((text) => lintGerman(text, allowed).some(({ level }) => level === 'error'));
  const missing = [...german.keys()].filter((key) => !english.get(key));
  const see = (thing: 'klartext' | 'englisch', value: string, count: number): readonly Observation[] =>
    count === 0 ? [] : [{ period, thing, subject: service.id, value, count }];
  return [
    ...see('klartext', 'innerhalb', german.size - hard.length),
    ...see('klartext', 'darueber', hard.length),
    ...see('englisch', 'vorhanden', german.size - missing.length),
    ...see('englisch', 'fehlt', missing.length),
  ];
}

/** Every text with its place; words for the search are no text. */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return value.trim() === '' ? new Map() : new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  const found = new Map<string, string>();
  for (const [key, child] of Object.entries(value)) {
    if (path === '' && key === 'search') continue;
    for (const [place, text] of leaves(child, `${path}/${key}`)) found.set(place, text);
  }
  return found;
}

interface ServiceWords {
  readonly id: string;
  readonly de: unknown;
  readonly en: unknown;
}
