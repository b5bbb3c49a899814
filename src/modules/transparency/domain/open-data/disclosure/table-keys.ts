import { sha256Of } from '#kernel/sha256';
import type { Published, Sum } from './published.ts';

/** Names the counts of a table with its margins, so that the same count has the same name in every release. */
export function keysOf({ rows, columns }: Pick<FrequencyTable, 'rows' | 'columns'>): readonly (readonly string[])[] {
  const allRows = nameOfSet(rows);
  const allColumns = nameOfSet(columns);
  return [...rows, allRows].map((row) => [...columns, allColumns].map((column) => `${row}|${column}`));
}

/** Counts with their margins: the last row and the last column are the sums. */
export function withMargins({ rows, columns, counts }: FrequencyTable): number[][] {
  const body = rows.map((_, row) => {
    const own = columns.map((__, column) => counts[row]?.[column] ?? 0);
    return [...own, own.reduce((sum, one) => sum + one, 0)];
  });
  const last = Array.from({ length: columns.length + 1 }, (_, column) =>
    body.reduce((sum, row) => sum + row[column]!, 0),
  );
  return [...body, last];
}

/** What a reader knows of a table: the shown counts, and that rows and columns add up to their margins. */
export function publishedOf(
  keys: readonly (readonly string[])[],
  shown: readonly (readonly (number | null)[])[],
): Published {
  const known: Record<string, number> = {};
  for (const [row, cells] of shown.entries())
    for (const [column, value] of cells.entries()) if (value !== null) known[keys[row]![column]!] = value;
  const sums: Sum[] = keys.map((row) => ({ total: row.at(-1)!, parts: row.slice(0, -1) }));
  for (let column = 0; column < (keys[0]?.length ?? 0); column += 1)
    sums.push({ total: keys.at(-1)![column]!, parts: keys.slice(0, -1).map((row) => row[column]!) });
  return { known, sums };
}

/** One thing keeps its name; of several the name says which ones. */
const nameOfSet = (names: readonly string[]): string =>
  `sum:${sha256Of(names.toSorted().join('\n')).toString('hex').slice(0, 16)}`;

/** Counts of a whole population by two features. */
export interface FrequencyTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row and column; whole numbers, at least zero. */
  readonly counts: readonly (readonly number[])[];
}
