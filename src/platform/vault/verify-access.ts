import type { Uuid } from '#kernel/ids';
import type { Database } from '#platform/database';

/** Counts the entries of every access record and names the persons whose record has a gap: an entry was removed or never written. */
export async function verifyAccess(db: Database): Promise<AccessVerification> {
  const found = { persons: 0, entries: 0, broken: [] as Uuid[] };
  for (let last: Uuid = '00000000-0000-0000-0000-000000000000'; ; ) {
    const records = await db.query<Record>(readRecords, [last]);
    for (const { subject, reads, entries, highest } of records) {
      found.persons += 1;
      found.entries += entries;
      if (entries !== reads || highest !== reads) found.broken.push(subject);
    }
    const final = records.at(-1);
    if (!final) return found;
    last = final.subject;
  }
}

const readRecords = `
  SELECT k.id AS subject, k.reads, count(a.number)::integer AS entries, coalesce(max(a.number), 0) AS highest
  FROM (SELECT id, reads FROM vault.key WHERE id > $1 ORDER BY id LIMIT 1000) k
  LEFT JOIN vault.access a ON a.subject = k.id
  GROUP BY k.id, k.reads ORDER BY k.id`;

interface Record {
  readonly subject: Uuid;
  /** Number that the next entry follows. */
  readonly reads: number;
  readonly entries: number;
  readonly highest: number;
}
export interface AccessVerification {
  /** Everybody who has a key, also without any entry. */
  readonly persons: number;
  readonly entries: number;
  readonly broken: readonly Uuid[];
}
