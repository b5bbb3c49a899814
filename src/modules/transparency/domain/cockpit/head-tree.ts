import { createHash, createHmac } from 'node:crypto';
import { type Hash, leafHash, nodeHash } from '../merkle/hash.ts';
import { inclusionProof, type ReadHash, rootOf } from '../merkle/tree.ts';

/** What stands for the end of one person's access record: SHA-256 over salt, number of the last entry and its hash; silent without the salt. */
export const headCommitment = (end: RecordEnd, salt: Uint8Array): Hash => {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(end.number);
  return createHash('sha256').update(salt).update(number).update(end.head).digest();
};

/** The salt of one end in one batch, from the secret of the person; gone for all of them when the secret is. */
export const headSalt = (secret: Uint8Array, batch: string, number: number): Uint8Array =>
  createHmac('sha256', secret).update(`${batch} ${number}`).digest();

/**
 * The commitments of one batch in the order of their values, so that their place says nothing, filled up to a power of two, eight at
 * least, so that not even their number is told. `random` gives 32 bytes each time.
 */
export function arrange(commitments: readonly Hash[], random: () => Uint8Array): Hash[] {
  let width = 8;
  while (width < commitments.length) width *= 2;
  const fill = Array.from({ length: width - commitments.length }, random);
  return [...commitments, ...fill].sort(Buffer.compare);
}

/** The root over arranged commitments (RFC 6962). */
export const headRoot = (commitments: readonly Hash[]): Hash => rootOf(commitments.length, treeOver(commitments));

/** The path from the commitment at a place up to the root. */
export const headPath = (commitments: readonly Hash[], place: number): Hash[] =>
  inclusionProof(place, commitments.length, treeOver(commitments));

function treeOver(commitments: readonly Hash[]): ReadHash {
  const rows: Hash[][] = [commitments.map(leafHash)];
  for (let row = rows[0]!; row.length > 1; ) {
    row = Array.from({ length: row.length >> 1 }, (_, at) => nodeHash(row[at * 2]!, row[at * 2 + 1]!));
    rows.push(row);
  }
  return ({ height, index }) => rows[height]![index]!;
}

export interface RecordEnd {
  /** Of the last entry. */
  readonly number: number;
  /** Its hash. */
  readonly head: Uint8Array;
}
