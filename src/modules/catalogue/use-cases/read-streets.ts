import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmallStreet } from '../domain/city.ts';
import { makeStreets } from '../domain/streets/make-streets.ts';
import type { Street, Streets } from '../domain/streets/types.ts';

/**
 * The streets from a folder with `strassen.csv`, `hausnummern.csv` and `plz.csv` (semicolons, UTF-8, first row is the
 * head), or from the city's own small list when there is no such folder. A folder without these files is a fault.
 */
export async function readStreets(folder: string | null | undefined, small: readonly SmallStreet[]): Promise<Streets> {
  if (!folder) return makeStreets(small.map(fromSmallList), postcodesOf(small), false);
  const files = ['strassen.csv', 'hausnummern.csv', 'plz.csv'] as const;
  const missing = files.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) throw new Error(`Street data: ${missing.join(', ')} not found in ${folder}`);
  const [streets, numbers, postcodes] = await Promise.all(files.map((name) => rows(join(folder, name))));
  return makeStreets(
    joined(streets!, numbers!),
    postcodes!.map(([postcode]) => postcode!),
    true,
  );
}

function joined(streets: readonly Row[], numbers: readonly Row[]): Street[] {
  const byName = new Map<string, { number: string; postcode: string }[]>();
  for (const [name, postcode, list] of numbers) {
    const known = byName.get(name!) ?? [];
    known.push(
      ...(list ?? '')
        .split(' ')
        .filter(Boolean)
        .map((number) => ({ number, postcode: postcode! })),
    );
    byName.set(name!, known);
  }
  return streets.map(([, name, postcodes]) => {
    const known = byName.get(name!) ?? [];
    const listed = (postcodes ?? '').split(/[\s,|]+/).filter(Boolean);
    const all = [...new Set([...listed, ...known.map((entry) => entry.postcode)])].sort();
    return { name: name!, postcodes: all, numbers: known, spans: [] };
  });
}

const fromSmallList = ({ name, parts }: SmallStreet): Street => ({
  name,
  postcodes: [...new Set(parts.map((part) => part.postcode))].sort(),
  numbers: [],
  spans: parts,
});

const postcodesOf = (small: readonly SmallStreet[]): readonly string[] =>
  [...new Set(small.flatMap((street) => street.parts.map((part) => part.postcode)))].sort();

const rows = async (path: string): Promise<Row[]> =>
  (await readFile(path, 'utf8'))
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(';'));

type Row = readonly string[];
