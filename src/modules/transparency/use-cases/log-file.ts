import { writeBundle } from '../domain/merkle/bundle.ts';
import { type Tile, tileWidth, widthIn } from '../domain/merkle/tiles.ts';
import { latestCheckpoint } from '../store/checkpoint-store.ts';
import { readEntries, readSize, readTiles } from '../store/log-store.ts';
import { readSealNotes, type SealNotes } from '../store/seal-store.ts';
import type { LogParts } from './log-parts.ts';

/** The newest signed checkpoint as it is served; null before the first. */
export const checkpointFile = async ({ db }: Pick<LogParts, 'db'>): Promise<string | null> =>
  (await latestCheckpoint(db))?.note ?? null;

/** What each witness of this log cosigned last before a month, and first since then; empty lists where there is nothing. */
export const monthFile = ({ db, witnesses }: Pick<LogParts, 'db' | 'witnesses'>, month: string): Promise<SealNotes> =>
  readSealNotes(
    db,
    witnesses.map(({ key }) => key.name),
    month,
  );

/** The bytes of a tile or of a bundle of entries; null while the tree is too small for it. */
export async function tileFile({ db }: Pick<LogParts, 'db'>, wanted: Tile): Promise<Uint8Array | null> {
  const { level, index, width } = wanted;
  if (widthIn(wanted, await readSize(db)) < width) return null;
  if (level === 'entries') return writeBundle(await readEntries(db, index * tileWidth, width));
  const tiles = await readTiles(db, [{ level, index }]);
  return tiles.get(`${level}/${index}`)?.subarray(0, width * 32) ?? null;
}
