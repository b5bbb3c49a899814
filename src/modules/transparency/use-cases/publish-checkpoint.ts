import { legalDay } from '#kernel/clock';
import { rootOf } from '../domain/merkle/tree.ts';
import { readCheckpoint, writeCheckpoint } from '../domain/note/checkpoint.ts';
import { cosignedAt } from '../domain/note/cosignature.ts';
import { type Note, type NoteSignature, readNote, signNote, writeNote } from '../domain/note/note.ts';
import { latestCheckpoint, mayPublish, readWitnesses, saveCheckpoint, saveWitness } from '../store/checkpoint-store.ts';
import { readSize } from '../store/log-store.ts';
import { keepSeal } from '../store/seal-store.ts';
import { askWitness } from './ask-witness.ts';
import type { LogParts, Witness } from './log-parts.ts';
import { withTiles } from './with-tiles.ts';

/**
 * Signs the tree as it is, keeps that, then asks every witness to cosign it. A tree that does not continue the last signed one is never
 * signed: then the database was put back, and this throws. Gives the size; null when another node is at it.
 */
export async function publishCheckpoint(parts: LogParts): Promise<number | null> {
  const made = await parts.db.transaction(async (tx) => {
    if (!(await mayPublish(tx))) return null;
    const size = await readSize(tx);
    const root = await withTiles(tx, (read) => rootOf(size, read));
    const last = await latestCheckpoint(tx);
    const before = last && readCheckpoint(readNote(last.note)?.text ?? '');
    if (before && (await isTornFrom(before)))
      throw new Error(`the log no longer continues its checkpoint of ${before.size}`);
    const text = writeCheckpoint({ origin: parts.origin, size, root });
    const note = { text, signatures: [signNote(parts.signer, text)] };
    if (before?.size !== size) await saveCheckpoint(tx, size, writeNote(note), parts.clock.now().toString());
    return { size, note };

    async function isTornFrom(earlier: { readonly size: number; readonly root: Uint8Array }): Promise<boolean> {
      if (earlier.size > size) return true;
      const same = await withTiles(tx, (read) => rootOf(earlier.size, read));
      return Buffer.compare(same, earlier.root) !== 0;
    }
  });
  if (!made) return null;
  const known = new Map((await readWitnesses(parts.db)).map((row) => [row.name, row]));
  const cosignatures: NoteSignature[] = [];
  for (const witness of parts.witnesses) {
    const last = known.get(witness.key.name);
    const answer = await askWitness(parts, witness, { ...made, known: last?.size ?? 0, said: last?.said ?? null });
    await saveWitness(parts.db, { name: witness.key.name, ...answer }, parts.clock.now().toString());
    if (!answer.cosignature) continue;
    cosignatures.push(answer.cosignature);
    await rememberSeal(parts, witness, made.size, {
      ...made.note,
      signatures: [...made.note.signatures, answer.cosignature],
    });
  }
  if (cosignatures.length > 0) {
    const note = writeNote({ ...made.note, signatures: [...made.note.signatures, ...cosignatures] });
    await saveCheckpoint(parts.db, made.size, note, parts.clock.now().toString());
  }
  return made.size;
}

/** Kept by the month in the witness' own signature: it proves later what stood in the log by then. */
async function rememberSeal({ db }: LogParts, { key }: Witness, size: number, note: Note): Promise<void> {
  const second = cosignedAt(note, key);
  if (second === null) return;
  const month = legalDay(Temporal.Instant.fromEpochMilliseconds(second * 1_000))
    .toPlainYearMonth()
    .toString();
  await keepSeal(db, { witness: key.name, month, size, note: writeNote(note) });
}
