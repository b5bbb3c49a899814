import type { Database } from '#platform/database';
import type { Log } from '#platform/log';
import type { UsageClient } from '#transparency';

/**
 * Tells the city hall whose data this register read, a few seconds after it happened; what could not be told is told with the next round.
 * Gives how many accesses were reported.
 */
export async function reportUsages({ db, usage }: Parts): Promise<number> {
  const rows = await db.query<AuditRow>(unreported);
  if (rows.length === 0) return 0;
  await usage.report(
    rows.map(({ id, subject, at, action }) => ({
      ...{ id: `audit-${id}`, userCode: subject, logtime: at, action: words[action] ?? 'Melderegister gefragt' },
      ...{ receiverCode: 'stadt', receiverName: 'Stadtverwaltung', receiverSystem: 'lipsia' },
    })),
  );
  await db.query('UPDATE register.audit SET reported_at = now() WHERE id = ANY($1::bigint[])', [
    rows.map(({ id }) => id),
  ]);
  return rows.length;
}

/** Reports every few seconds until it is stopped. */
export function keepReporting(parts: Parts & { readonly log: Log }): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() =>
      reportUsages(parts).catch((cause: unknown) => parts.log.debug('usages-not-reported', { reason: String(cause) })),
    );
  }, 5_000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

const words: Readonly<Record<string, string>> = {
  'POST /match': 'Person im Melderegister gesucht',
  'GET /records/:key': 'Eintrag im Melderegister gelesen',
  'GET /pseudonyms/:key': 'Eintrag im Melderegister gelesen',
  'POST /inquiries': 'Auskunft aus dem Melderegister gegeben',
};
const unreported = `
  SELECT id::text, subject, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, action
  FROM register.audit WHERE subject IS NOT NULL AND reported_at IS NULL ORDER BY id LIMIT 200`;

interface AuditRow {
  readonly id: string;
  readonly subject: string;
  readonly at: string;
  readonly action: string;
}
interface Parts {
  readonly db: Pick<Database, 'query'>;
  readonly usage: UsageClient;
}
