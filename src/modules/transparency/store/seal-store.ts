import type { Reader } from './log-store.ts';

/** Keeps what a witness cosigned: as the last of the month, and as the first when there is none. An older answer that comes late changes nothing. */
export const keepSeal = (tx: Reader, { witness, month, size, note }: NewSeal): Promise<unknown[]> =>
  tx.query(
    `INSERT INTO transparency.month_seal AS kept (witness, month, first_size, first_note, last_size, last_note)
     VALUES ($1, $2, $3, $4, $3, $4)
     ON CONFLICT (witness, month) DO UPDATE SET last_size = excluded.last_size, last_note = excluded.last_note
     WHERE kept.last_size <= excluded.last_size`,
    [witness, month, size, note],
    'log-keep-seal',
  );

/** How far the log reached when each of these witnesses cosigned it last in each month. */
export async function readSeals(tx: Reader, witnesses: readonly string[]): Promise<SealRow[]> {
  const rows = await tx.query<{ readonly month: string; readonly size: string }>(
    'SELECT month, last_size AS size FROM transparency.month_seal WHERE witness = ANY($1)',
    [witnesses],
    'log-seals',
  );
  return rows.map(({ month, size }) => ({ month, size: Number(size) }));
}

/** Of each of these witnesses the last checkpoint that it cosigned before a month, and the first since then. */
export async function readSealNotes(tx: Reader, witnesses: readonly string[], month: string): Promise<SealNotes> {
  const rows = await tx.query<{ readonly before: string | null; readonly after: string | null }>(
    `SELECT (SELECT last_note FROM transparency.month_seal s WHERE s.witness = w.name AND s.month < $2
               ORDER BY s.month DESC LIMIT 1) AS before,
            (SELECT first_note FROM transparency.month_seal s WHERE s.witness = w.name AND s.month >= $2
               ORDER BY s.month LIMIT 1) AS after
     FROM unnest($1::text[]) AS w(name)`,
    [witnesses, month],
    'log-seal-notes',
  );
  return {
    before: rows.flatMap(({ before }) => before ?? []),
    after: rows.flatMap(({ after }) => after ?? []),
  };
}

interface NewSeal {
  readonly witness: string;
  /** Legal month in which it cosigned: `2026-09`. */
  readonly month: string;
  readonly size: number;
  /** A signed note with the cosignature. */
  readonly note: string;
}
export interface SealRow {
  readonly month: string;
  readonly size: number;
}
export interface SealNotes {
  readonly before: readonly string[];
  readonly after: readonly string[];
}
