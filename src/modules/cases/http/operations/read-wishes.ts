import type { MigrationWishes } from '#processes';

/** The fields of a plan: `nach-<element>` with its new element, or a dash for what is let go of. */
export function readWishes(entries: Iterable<readonly [string, string]>): MigrationWishes {
  const wishes = new Map<string, string | null>();
  for (const [name, value] of entries) {
    if (!name.startsWith(wishField('')) || value === '') continue;
    wishes.set(name.slice(wishField('').length), value === letGo ? null : value);
  }
  return Object.fromEntries(wishes);
}

/** The name of the field for an element. */
export const wishField = (node: string): string => `nach-${node}`;

/** The choice that lets go of what waits on a border. */
export const letGo = '-';
