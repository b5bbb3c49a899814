import { type Hash, hashLength } from '../merkle/hash.ts';

/** The text of a checkpoint: origin, size and root of the tree (C2SP tlog-checkpoint). */
export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** What the text of a checkpoint says; null when it is not one. Lines after the third are left alone. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin, size, root] = text.split('\n');
  if (!text.endsWith('\n') || !origin || !size || !root || !/^(0|[1-9]\d{0,15})$/.test(size)) return null;
  const bytes = Buffer.from(root, 'base64');
  if (bytes.length !== hashLength || bytes.toString('base64') !== root || !Number.isSafeInteger(Number(size)))
    return null;
  return { origin, size: Number(size), root: bytes };
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}
