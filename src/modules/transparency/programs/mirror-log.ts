import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readBundle } from '../domain/merkle/bundle.ts';
import { type Tile, tilePath, tileWidth, widthIn } from '../domain/merkle/tiles.ts';
import { readCheckpoint } from '../domain/note/checkpoint.ts';
import { readNote } from '../domain/note/note.ts';
import { at, readBytes, readText } from './read-place.ts';

/**
 * Copies a log into a folder as any web server can serve it: tiles, entries, the seals around each month, and last of all the checkpoint. Full tiles
 * that are there already are left alone. Gives how many files were written, and the months; nothing is checked here.
 */
export async function mirrorLog(place: string | undefined, folder: string): Promise<Mirrored> {
  const checkpoint = await readText(at(place, 'checkpoint'));
  const size = readCheckpoint(readNote(checkpoint)?.text ?? '')?.size;
  if (size === undefined) throw new Error('This is no checkpoint.');
  let written = 0;
  const days: string[] = [];
  for (const tile of tilesOf(size)) {
    const name = tilePath(tile);
    if (tile.width === tileWidth && existsSync(join(folder, name))) continue;
    const bytes = await readBytes(at(place, name));
    if (tile.level === 'entries') days.push(...monthsIn(bytes));
    await keep(folder, name, bytes);
    written += 1;
  }
  for (const month of monthsFrom(days)) {
    const bytes = await readBytes(at(place, `months/${month}.json`)).catch(() => null);
    if (!bytes) continue;
    await keep(folder, `months/${month}.json`, bytes);
    written += 1;
  }
  await keep(folder, 'checkpoint', Buffer.from(checkpoint));
  return { size, written: written + 1 };
}

/** Every tile of a tree, the bundles of entries among them. */
function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (const level of ['entries', 0, 1, 2, 3, 4, 5] as const)
    for (let index = 0; widthIn({ level, index }, size) > 0; index += 1)
      tiles.push({ level, index, width: widthIn({ level, index }, size) });
  return tiles;
}

/** Months that entries name: of their time, and of what was set or measured. */
const monthsIn = (bundle: Uint8Array): string[] =>
  (readBundle(bundle) ?? []).flatMap((entry) => {
    const text = Buffer.from(entry).toString();
    return [...text.matchAll(/"(?:at|period|from)":"(\d{4}-\d{2})/g)].map(([, month]) => month ?? '');
  });

/** From the first to the month after the last. */
function monthsFrom(named: readonly string[]): string[] {
  const sorted = [...named].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  const end = Temporal.PlainYearMonth.from(last).add({ months: 1 });
  let one = Temporal.PlainYearMonth.from(first);
  for (; Temporal.PlainYearMonth.compare(one, end) <= 0; one = one.add({ months: 1 })) months.push(one.toString());
  return months;
}

/** Written beside, then put in its place: a reader never sees half a file. */
async function keep(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
}

interface Mirrored {
  readonly size: number;
  readonly written: number;
}
