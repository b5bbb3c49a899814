/** What stands under a word that somebody else chose; null where nobody wrote it down, also for what every object inherits. */
export const ownValue = <T extends object>(table: T, word: string): T[keyof T] | null =>
  Object.hasOwn(table, word) ? table[word as keyof T] : null;
