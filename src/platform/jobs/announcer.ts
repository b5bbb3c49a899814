import type { PoolClient } from 'pg';
import type { Database } from '#platform/database';
import type { Log } from '#platform/log';

/**
 * Tells other nodes that there is work, and hears it from them. It is said after commit and gathered for a moment: a
 * NOTIFY inside each transaction would make all commits wait for one another.
 */
export function createAnnouncer(db: Database, log: Log) {
  const names = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let client: PoolClient | null = null;
  const flush = (): void => {
    timer = null;
    const payload = [...names].join(',');
    names.clear();
    db.query("SELECT pg_notify('lipsia_jobs', $1)", [payload], 'jobs-notify').catch((cause: unknown) =>
      log.debug('jobs-not-announced', { reason: String(cause) }),
    );
  };
  const unlisten = (): void => {
    client?.removeAllListeners('notification');
    client?.release(true);
    client = null;
  };
  return {
    tell(name: string): void {
      names.add(name);
      timer ??= setTimeout(flush, gatherMilliseconds);
    },
    /** Listens on a connection of its own; when it breaks, the next call opens another. */
    async listen(hear: (names: readonly string[]) => void): Promise<void> {
      if (client) return;
      const next = await db.pool.connect();
      client = next;
      next.on('notification', ({ payload = '' }) => hear(payload.split(',')));
      next.once('error', () => client === next && unlisten());
      await next.query('LISTEN lipsia_jobs');
    },
    close(): void {
      if (timer) clearTimeout(timer);
      timer = null;
      unlisten();
    },
  };
}

const gatherMilliseconds = 10;

export type Announcer = ReturnType<typeof createAnnouncer>;
