import { consistencyProof } from '../domain/merkle/tree.ts';
import { cosignedAt } from '../domain/note/cosignature.ts';
import { type Note, type NoteSignature, readSignature, writeNote } from '../domain/note/note.ts';
import { writeAddCheckpoint } from '../domain/note/witness.ts';
import type { WitnessWord } from '../store/checkpoint-store.ts';
import type { LogParts, Witness } from './log-parts.ts';
import { withTiles } from './with-tiles.ts';

/**
 * Asks one witness to cosign (C2SP tlog-witness, `add-checkpoint`). A witness that remembers another size names it, and is asked once
 * more from there; one that remembers a longer tree, or finds the proof wrong, has seen a fork.
 */
export async function askWitness(parts: LogParts, witness: Witness, asked: Asked): Promise<WitnessAnswer> {
  const { size, note } = asked;
  try {
    let old = Math.min(asked.known, size);
    let reply = await post(parts, witness, note, old, size);
    if (reply.status === 409) {
      old = Number(reply.text.trim());
      if (!Number.isSafeInteger(old) || old > size) return { size: asked.known, said: 'forked' };
      reply = await post(parts, witness, note, old, size);
    }
    if (reply.status === 422) return { size: old, said: 'forked' };
    const cosignature = reply.status === 200 ? ownOf(reply.text, note, witness) : null;
    return cosignature ? { size, said: 'cosigned', cosignature } : { size: old, said: 'refused' };
  } catch (cause) {
    if (asked.said !== 'unreachable')
      parts.log.warn('witness-unreachable', { witness: witness.key.name, reason: String(cause) });
    return { size: asked.known, said: 'unreachable' };
  }
}

async function post(parts: LogParts, witness: Witness, note: Note, old: number, size: number) {
  const proof = await withTiles(parts.db, (read) => consistencyProof(old, size, read));
  const body = writeAddCheckpoint({ old, proof: old === size ? [] : proof, checkpoint: writeNote(note) });
  const reply = await fetch(`${witness.url}/add-checkpoint`, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(10_000),
  });
  return { status: reply.status, text: (await reply.text()).slice(0, 20_000) };
}

/** The cosignature of this witness among its lines, if it holds. */
function ownOf(lines: string, note: Note, { key }: Witness): NoteSignature | null {
  const signatures = lines.split('\n').map(readSignature);
  return signatures.find((one) => one && cosignedAt({ ...note, signatures: [one] }, key) !== null) ?? null;
}

interface Asked {
  readonly size: number;
  readonly note: Note;
  /** Of the tree that it is believed to remember. */
  readonly known: number;
  /** What it said last time. */
  readonly said: WitnessWord | null;
}
export interface WitnessAnswer {
  readonly size: number;
  readonly said: WitnessWord;
  readonly cosignature?: NoteSignature;
}
