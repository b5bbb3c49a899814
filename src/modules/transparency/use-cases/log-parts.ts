import type { Platform } from '#platform/mount';
import type { Signer, VerifierKey } from '../domain/note/note.ts';
import type { Trusted } from '../domain/receipt.ts';

/** What the work on the log needs. */
export interface LogParts extends Platform {
  readonly signer: Signer;
  readonly origin: string;
  readonly witnesses: readonly Witness[];
  /** The keys that a receipt of this log is held against. */
  readonly trusted: Trusted;
}
export interface Witness {
  readonly key: VerifierKey;
  /** The same as text, to be given away. */
  readonly verifier: string;
  /** Its submission prefix (C2SP tlog-witness). */
  readonly url: string;
}
