import { commitmentOf } from './entry.ts';
import { leafHash } from './merkle/hash.ts';
import { isIncluded } from './merkle/verify.ts';
import { readCheckpoint } from './note/checkpoint.ts';
import { cosignedAt } from './note/cosignature.ts';
import { checkSignature, readNote, type VerifierKey } from './note/note.ts';
import { readProof } from './note/proof.ts';

/** What a receipt carries besides the proof: the entry as it stands in the log, and what opens its commitment. */
export const writeExtra = ({ entry, hash, salt }: Opening): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      entry: Buffer.from(entry).toString(),
      event: Buffer.from(hash).toString('base64'),
      salt: Buffer.from(salt).toString('base64'),
    }),
  );

/** Holds a receipt against the keys that somebody trusts; the first thing that is wrong is named. */
export function checkReceipt(text: string, trusted: Trusted): ReceiptCheck {
  const proof = readProof(text);
  if (!proof) return { ok: false, wrong: 'unreadable' };
  const note = readNote(proof.checkpoint);
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || !checkpoint) return { ok: false, wrong: 'unreadable' };
  if (checkpoint.origin !== trusted.log.name || checkSignature(note, trusted.log) !== 'valid')
    return { ok: false, wrong: 'signature' };
  const opening = openingOf(proof.extra);
  if (!opening) return { ok: false, wrong: 'unreadable' };
  const { index, proof: path } = proof;
  if (!isIncluded({ ...checkpoint, index, leaf: leafHash(Buffer.from(opening.entry)), proof: path }))
    return { ok: false, wrong: 'inclusion' };
  const commitment = commitmentOf(Buffer.from(opening.salt, 'base64'), Buffer.from(opening.event, 'base64'));
  if (!opening.entry.includes(JSON.stringify(commitment))) return { ok: false, wrong: 'commitment' };
  const witnesses = trusted.witnesses.flatMap((key) => {
    const second = cosignedAt(note, key);
    return second === null ? [] : [{ name: key.name, second }];
  });
  return { ok: true, index, size: checkpoint.size, entry: opening.entry, event: opening.event, witnesses };
}

/** Three texts; checked by hand, since the program that outsiders run must be small enough to be read. */
function openingOf(extra: Uint8Array): Readonly<Record<'entry' | 'event' | 'salt', string>> | null {
  try {
    const { entry, event, salt } = JSON.parse(Buffer.from(extra).toString()) as Readonly<Record<string, unknown>>;
    return typeof entry === 'string' && typeof event === 'string' && typeof salt === 'string'
      ? { entry, event, salt }
      : null;
  } catch {
    return null;
  }
}

export interface Opening {
  readonly entry: Uint8Array;
  /** Of the event in the chain of its case. */
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
}
export interface Trusted {
  readonly log: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
}
export type ReceiptCheck =
  | { readonly ok: false; readonly wrong: 'unreadable' | 'signature' | 'inclusion' | 'commitment' }
  | {
      readonly ok: true;
      readonly index: number;
      readonly size: number;
      /** Canonical JSON. */
      readonly entry: string;
      /** Hash of the event, in base64. */
      readonly event: string;
      /** Who cosigned, and when in seconds since 1970; those that are not trusted are left out. */
      readonly witnesses: readonly { readonly name: string; readonly second: number }[];
    };
