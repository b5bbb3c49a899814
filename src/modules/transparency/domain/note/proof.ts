import { type Hash, hashLength } from '../merkle/hash.ts';

/** A proof that stands alone: where the entry is, the way to the root, and the checkpoint with all its signatures (C2SP tlog-proof). */
export const writeProof = ({ extra, index, proof, checkpoint }: LogProof): string =>
  [
    firstLine,
    ...(extra.length > 0 ? [`extra ${Buffer.from(extra).toString('base64')}`] : []),
    `index ${index}`,
    ...proof.map((hash) => Buffer.from(hash).toString('base64')),
    '',
    checkpoint,
  ].join('\n');

/** The parts of such a proof; null for everything that is not written exactly so. */
export function readProof(text: string): LogProof | null {
  const at = text.indexOf('\n\n');
  if (at < 0 || text.length > longestProof) return null;
  const lines = text.slice(0, at).split('\n');
  if (lines.shift() !== firstLine) return null;
  const extra = lines[0]?.startsWith('extra ') ? bytesOf(lines.shift()?.slice(6) ?? '') : new Uint8Array();
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1];
  const proof = lines.map(bytesOf);
  if (!extra || index === undefined || !Number.isSafeInteger(Number(index)) || proof.length > 63) return null;
  if (!proof.every((hash) => hash?.length === hashLength)) return null;
  return { extra, index: Number(index), proof: proof as Hash[], checkpoint: text.slice(at + 2) };
}

function bytesOf(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : null;
}

const firstLine = 'c2sp.org/tlog-proof@v1';
const longestProof = 200_000;

export interface LogProof {
  /** What the reader needs to make the leaf again; not authenticated by itself. */
  readonly extra: Uint8Array;
  readonly index: number;
  readonly proof: readonly Hash[];
  /** A signed note, verbatim. */
  readonly checkpoint: string;
}
