import { rootOf } from '../domain/merkle/tree.ts';
import { readCheckpoint } from '../domain/note/checkpoint.ts';
import { cosignedAt } from '../domain/note/cosignature.ts';
import { checkSignature, readNote } from '../domain/note/note.ts';
import { readSize } from '../store/log-store.ts';
import type { LogParts } from './log-parts.ts';
import { withTiles } from './with-tiles.ts';

/**
 * Holds a seal of any day against the log as it is now: this log signed it, and what it sealed is the beginning of what stands there today. Null for a
 * text that is no seal.
 */
export async function checkSeal(
  { db, origin, trusted }: Pick<LogParts, 'db' | 'origin' | 'trusted'>,
  text: string,
): Promise<SealCheck | null> {
  const note = readNote(text);
  const seal = note && readCheckpoint(note.text);
  if (!note || !seal) return null;
  if (seal.origin !== origin || checkSignature(note, trusted.log) !== 'valid')
    return { ok: false, wrong: 'seal-signature' };
  const now = await readSize(db);
  if (seal.size > now) return { ok: false, wrong: 'ahead' };
  const root = await withTiles(db, (read) => rootOf(seal.size, read));
  if (Buffer.compare(root, seal.root) !== 0) return { ok: false, wrong: 'forked' };
  const witnesses = trusted.witnesses.flatMap((key) => {
    const second = cosignedAt(note, key);
    return second === null ? [] : [{ name: key.name, second }];
  });
  return { ok: true, kind: 'seal', size: seal.size, now, witnesses };
}

export type SealCheck =
  | { readonly ok: false; readonly wrong: 'seal-signature' | 'ahead' | 'forked' }
  | {
      readonly ok: true;
      readonly kind: 'seal';
      /** Entries that it seals. */
      readonly size: number;
      /** Entries of the log today, which begins with those. */
      readonly now: number;
      readonly witnesses: readonly { readonly name: string; readonly second: number }[];
    };
