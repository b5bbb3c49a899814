import { foldForSearch } from '#kernel/search-form';
import { sha256Of } from '#kernel/sha256';
import type { Vault } from '#platform/vault';

/**
 * Blind indexes under which a person's cases lie: one for each name, each together with the birth date (ISO). A search reads only
 * what fits both, and nobody with the tables can count how often a name occurs. Names that are empty give none.
 */
export function personKeys(vault: Pick<Vault, 'blindIndex'>, names: readonly string[], birthDate: string): string[] {
  const folded = new Set(names.map(foldForSearch).filter((name) => name !== ''));
  const born = vault.blindIndex('birth-date', birthDate);
  return [...folded].map((name) => keyOf(vault.blindIndex('name', name), born));
}

/** As `cases.person_key` in the database, which joined the keys of the version before. */
const keyOf = (name: string, born: string): string =>
  sha256Of(name + born)
    .toString('base64url')
    .slice(0, 27);
