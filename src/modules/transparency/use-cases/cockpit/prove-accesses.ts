import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { chained } from '#platform/vault';
import type { AccessSeal, AccessSeries } from '../../domain/cockpit/access-list.ts';
import { headCommitment, headPath, headRoot, headSalt } from '../../domain/cockpit/head-tree.ts';
import { hashesOf } from '../../domain/merkle/tiles.ts';
import { inclusionProof } from '../../domain/merkle/tree.ts';
import { readCheckpoint } from '../../domain/note/checkpoint.ts';
import { readNote } from '../../domain/note/note.ts';
import { writeProof } from '../../domain/note/proof.ts';
import { writeExtra } from '../../domain/receipt.ts';
import { lastEnds, type SealedEnd } from '../../store/access-store.ts';
import { latestCheckpoint } from '../../store/checkpoint-store.ts';
import { findLeaves } from '../../store/log-store.ts';
import type { LogParts } from '../log-parts.ts';
import { withTiles } from '../with-tiles.ts';

/** Every entry of these access records, oldest first, each record with the newest seal of the public log that covers it. */
export async function proveAccesses(parts: ProofParts, named: readonly NamedKey[]): Promise<AccessSeries[]> {
  const last = await latestCheckpoint(parts.db);
  const checkpoint = last && readCheckpoint(readNote(last.note)?.text ?? '');
  const keys = named.map(({ key }) => key);
  const ends = checkpoint ? await lastEnds(parts.db, keys, checkpoint.size) : [];
  const byKey = new Map(ends.map((end) => [end.key, end]));
  const series: AccessSeries[] = [];
  for (const { key, name } of named) {
    const entries = await parts.db.transaction((tx) => wholeRecord(parts, tx, key));
    const end = byKey.get(key);
    const hash = end ? entries[end.number - 1]?.hash : undefined;
    const seal =
      end && hash && last && checkpoint
        ? await sealOf(parts, end, hash, { size: checkpoint.size, note: last.note })
        : null;
    series.push({ name, entries, seal });
  }
  return series;
}

async function wholeRecord({ vault }: ProofParts, tx: Tx, key: Uuid): Promise<AccessSeries['entries']> {
  const all: Awaited<ReturnType<typeof vault.accessRecord>> = [];
  for (;;) {
    const before = all.at(-1)?.number;
    const page = await vault.accessRecord(tx, key, { limit: 500, ...(before === undefined ? {} : { before }) });
    all.push(...page);
    if (page.length < 500) return all.toReversed().map(chained);
  }
}

async function sealOf(
  { db }: ProofParts,
  end: SealedEnd,
  hash: string,
  checkpoint: { readonly size: number; readonly note: string },
): Promise<AccessSeal | null> {
  const { secret, id, number } = end;
  const [leaf] = await findLeaves(db, [{ stream: id, seq: 1 }]);
  if (!secret || !leaf) return null;
  const commitments = hashesOf(end.commitments);
  const salt = headSalt(secret, id, number);
  const own = headCommitment({ number, head: Buffer.from(hash, 'hex') }, salt);
  const place = commitments.findIndex((one) => Buffer.compare(one, own) === 0);
  // An entry that was changed after it was sealed leads to no commitment: then there is nothing that could prove it.
  if (place < 0) return null;
  const proof = await withTiles(db, (read) => inclusionProof(leaf.index, checkpoint.size, read));
  const extra = writeExtra({ entry: leaf.entry, hash: headRoot(commitments), salt: end.salt });
  const receipt = writeProof({ extra, index: leaf.index, proof, checkpoint: checkpoint.note });
  const path = headPath(commitments, place).map((one) => Buffer.from(one).toString('base64'));
  return { number, salt: Buffer.from(salt).toString('base64'), place, width: commitments.length, path, receipt };
}

export interface NamedKey {
  readonly key: Uuid;
  /** Number of a case, or `account`. */
  readonly name: string;
}
type ProofParts = Pick<LogParts, 'db' | 'vault'>;
