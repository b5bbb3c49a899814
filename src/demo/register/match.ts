import { foldForSearch } from '#kernel/search-form';

/**
 * Whom an application means (BMG § 38): `unique` only without doubt. A twin, a second person of that name and birth date, a
 * part of the given names, a former family name and a block all give `ambiguous`, so that none of them can be told apart.
 */
export function decideMatch(query: NameQuery, candidates: readonly Candidate[]): Match {
  const asked = { family: foldForSearch(query.familyName), given: words(query.givenNames) };
  const sure = candidates.filter((one) => isSure(asked, one));
  const likely = candidates.filter((one) => !sure.includes(one) && isLikely(asked, one));
  const [only] = sure;
  if (!only) return { kind: likely.length > 0 ? 'ambiguous' : 'none' };
  const hasTwin = candidates.some((one) => one !== only && isTwin(only, one));
  if (sure.length > 1 || likely.length > 0 || hasTwin || only.isBlocked) return { kind: 'ambiguous' };
  return { kind: 'unique', id: only.id };
}

/** The key under which all spellings of a family name meet (DIN 91379, search form). */
export const nameKey = (familyName: string): string => foldForSearch(familyName);

/** All given names in any order, or exactly the usual one, and today's family name. */
function isSure(asked: Asked, one: Candidate): boolean {
  if (asked.family !== foldForSearch(one.familyName)) return false;
  const all = words(one.givenNames);
  const inAnyOrder = sorted(asked.given) === sorted(all);
  return inAnyOrder || (one.usualName !== null && asked.given.join(' ') === words(one.usualName).join(' '));
}

/** Some of the given names agree, under the present or a former family name. */
const isLikely = (asked: Asked, one: Candidate): boolean =>
  words(one.givenNames).some((name) => asked.given.includes(name));

/** Born on the same day with the same family name, and living together or with a parent in common. */
const isTwin = (a: Candidate, b: Candidate): boolean =>
  a.home === b.home || a.parents.some((parent) => b.parents.includes(parent));

const words = (names: string): string[] => foldForSearch(names).split(' ').filter(Boolean);
const sorted = (names: readonly string[]): string => names.toSorted().join(' ');

export interface NameQuery {
  readonly familyName: string;
  readonly givenNames: string;
}
/** Everyone born on the day asked for who bears that family name now or did before. */
export interface Candidate {
  readonly id: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly usualName: string | null;
  /** Any text that is the same for people of one home. */
  readonly home: string;
  /** Their record ids, as far as the register knows them. */
  readonly parents: readonly string[];
  readonly isBlocked: boolean;
}
export type Match = { readonly kind: 'unique'; readonly id: string } | { readonly kind: 'none' | 'ambiguous' };
interface Asked {
  readonly family: string;
  readonly given: readonly string[];
}
