import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { streetKey } from '#kernel/search-form';

/** Every house of the city that is known: from the reference data (`hausnummern.csv`) or the city's own small list. */
export async function readAddresses(source: AddressSource): Promise<Addresses> {
  const file = source.referenceData && join(source.referenceData, 'hausnummern.csv');
  const isComplete = file !== null && existsSync(file);
  const blocks = isComplete ? blocksOfCsv(await readFile(file, 'utf8')) : await blocksOfYaml(source.city);
  const postcodes = new Map<string, Set<string>>();
  for (const { street, postcode } of blocks) {
    const key = streetKey(street);
    postcodes.set(key, (postcodes.get(key) ?? new Set()).add(postcode));
  }
  const all = new Set(blocks.map((block) => block.postcode));
  return {
    blocks,
    isComplete,
    has: ({ street, postcode, city }) =>
      city === source.cityName && all.has(postcode) && (postcodes.get(streetKey(street))?.has(postcode) ?? true),
  };
}

/** Rows of street, postcode and all house numbers, parted by semicolons and blanks. */
function blocksOfCsv(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [street = '', postcode = '', numbers = ''] = line.split(';');
      return { street, postcode, numbers: numbers.split(' ').filter(Boolean) };
    });
}

async function blocksOfYaml(city: string): Promise<Block[]> {
  const { streets } = parse(await readFile(join(city, 'streets.yaml'), 'utf8')) as SmallList;
  return streets.flatMap(({ name, parts }) =>
    parts.map((part) => ({ street: name, postcode: part.postcode, numbers: numbersOf(part) })),
  );
}

function numbersOf({ from, to, side = 'all' }: Part): string[] {
  const step = side === 'all' ? 1 : 2;
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: count }, (_, place) => String(from + place * step));
}

export interface AddressSource {
  /** Folder with `hausnummern.csv`; null when there is none. */
  readonly referenceData: string | null;
  /** Folder of the city, for its own small list. */
  readonly city: string;
  readonly cityName: string;
}
export interface Addresses {
  readonly blocks: readonly Block[];
  readonly isComplete: boolean;
  /** False for an address in another city, or with a postcode that its street does not have. Unknown streets are let pass. */
  has(address: { readonly street: string; readonly postcode: string; readonly city: string }): boolean;
}
export interface Block {
  readonly street: string;
  readonly postcode: string;
  readonly numbers: readonly string[];
}
interface SmallList {
  readonly streets: readonly { readonly name: string; readonly parts: readonly Part[] }[];
}
interface Part {
  readonly postcode: string;
  readonly from: number;
  readonly to: number;
  readonly side?: 'all' | 'odd' | 'even';
}
