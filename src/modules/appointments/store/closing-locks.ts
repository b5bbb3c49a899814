import type { Tx } from '#platform/database';

/**
 * The commands of these offices follow a closing of any of them, or come before it; those of one e-mail address follow each other. With a patience
 * in milliseconds this and every later statement of the transaction rather fails than waits longer for others.
 */
export const besideClosings = (
  tx: Tx,
  offices: readonly string[],
  mailHashes: readonly string[] = [],
  patience: number | null = null,
): void =>
  tx.post(
    besideAll,
    [patience && `${patience}ms`, [...offices].sort(), closingLock, [...mailHashes].sort(), mailLock],
    'appointments-beside-all',
  );

/** Waits until no command of the office is under way, and keeps others waiting until the closure stands. */
export const aloneWhileClosing = async (tx: Tx, office: string): Promise<void> => {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [closingLock, office]);
};

const closingLock = 20_118;
const mailLock = 20_119;
// The parts of a union are worked out one after the other.
const besideAll = `
  SELECT count(step)::int FROM (
    SELECT set_config('lock_timeout', coalesce($1, current_setting('lock_timeout')), true)
    UNION ALL SELECT pg_advisory_xact_lock_shared($3, hashtext(office))::text FROM unnest($2::text[]) AS o(office)
    UNION ALL SELECT pg_advisory_xact_lock($5, hashtext(hash))::text FROM unnest($4::text[]) AS m(hash)) AS steps(step)`;
