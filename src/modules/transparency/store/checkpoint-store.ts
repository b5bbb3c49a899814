import type { Tx } from '#platform/database';
import type { Reader } from './log-store.ts';

/** The newest checkpoint; null before the first. */
export async function latestCheckpoint(tx: Reader): Promise<CheckpointRow | null> {
  const [row] = await tx.query<CheckpointRow>(
    'SELECT note, at FROM transparency.checkpoint ORDER BY size DESC LIMIT 1',
    [],
    'log-checkpoint',
  );
  return row ?? null;
}

/** Keeps a checkpoint, or its newer cosignatures. */
export const saveCheckpoint = (tx: Reader, size: number, note: string, at: string): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO transparency.checkpoint (size, note, at) VALUES ($1, $2, $3)
     ON CONFLICT (size) DO UPDATE SET note = excluded.note, at = excluded.at`,
    [size, note, at],
    'log-save-checkpoint',
  );

/** What each witness said last. */
export async function readWitnesses(tx: Reader): Promise<WitnessRow[]> {
  const rows = await tx.query<WitnessRow & { readonly size: string }>(
    'SELECT name, size, said, at FROM transparency.witness ORDER BY name',
    [],
    'log-witnesses',
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

export const saveWitness = (tx: Reader, { name, size, said }: Omit<WitnessRow, 'at'>, at: string): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO transparency.witness (name, size, said, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET size = excluded.size, said = excluded.said, at = excluded.at`,
    [name, size, said, at],
    'log-save-witness',
  );

/** One node at a time makes checkpoints; held until the end of the transaction. False when another one is at it. */
export async function mayPublish(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [publishLock]);
  return row?.free === true;
}

/** Any fixed number will do; nothing else in Lipsia takes it. */
const publishLock = 3_305_118_472_260_934;

export interface CheckpointRow {
  /** A signed note. */
  readonly note: string;
  readonly at: Date;
}
export interface WitnessRow {
  readonly name: string;
  /** Of the tree it cosigned last. */
  readonly size: number;
  readonly said: WitnessWord;
  readonly at: Date;
}
/** `forked`: it knows a tree that this one does not continue, or says so. */
export type WitnessWord = 'cosigned' | 'unreachable' | 'refused' | 'forked';
