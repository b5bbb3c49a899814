import { emptyRoot, type Hash, isSame } from '../merkle/hash.ts';
import { isConsistent } from '../merkle/verify.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { checkSignature, type Note, readNote, type VerifierKey } from './note.ts';

/** What the log sends to a witness: the size it believes the witness knows, the proof from there, and the new checkpoint (C2SP tlog-witness). */
export const writeAddCheckpoint = ({ old, proof, checkpoint }: AddCheckpoint): string =>
  [`old ${old}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', checkpoint].join('\n');

/** Decides like a witness: the checkpoint to be remembered and cosigned, or the status that the standard wants. Pure; the caller holds the lock. */
export function judgeCheckpoint(body: string, known: (origin: string) => KnownLog | null): Verdict {
  const sent = readAddCheckpoint(body);
  const note = sent && readNote(sent.checkpoint);
  const checkpoint = note && readCheckpoint(note.text);
  if (!sent || !note || !checkpoint) return { status: 400 };
  const log = known(checkpoint.origin);
  if (!log) return { status: 404 };
  if (checkSignature(note, log.key) !== 'valid') return { status: 403 };
  if (sent.old > checkpoint.size) return { status: 400 };
  if (sent.old !== log.size) return { status: 409, size: log.size };
  const isEmpty = checkpoint.size === 0 && !isSame(checkpoint.root, emptyRoot);
  const root1 = log.size === 0 ? emptyRoot : log.root;
  const steps = { size1: sent.old, size2: checkpoint.size, root1, root2: checkpoint.root, proof: sent.proof };
  if (isEmpty || !isConsistent(steps)) return { status: 422 };
  return { status: 200, note, checkpoint };
}

function readAddCheckpoint(body: string): AddCheckpoint | null {
  const at = body.indexOf('\n\n');
  const [first, ...lines] = body.slice(0, Math.max(at, 0)).split('\n');
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first ?? '')?.[1];
  if (at < 0 || old === undefined || lines.length > 63) return null;
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (!proof.every((hash, index) => hash.length === 32 && hash.toString('base64') === lines[index])) return null;
  return { old: Number(old), proof, checkpoint: body.slice(at + 2) };
}

export interface AddCheckpoint {
  readonly old: number;
  readonly proof: readonly Hash[];
  readonly checkpoint: string;
}
/** What a witness remembers of a log: its key, and the last tree that it cosigned. */
export interface KnownLog {
  readonly key: VerifierKey;
  readonly size: number;
  readonly root: Hash;
}
export type Verdict =
  | { readonly status: 200; readonly note: Note; readonly checkpoint: Checkpoint }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422 };
