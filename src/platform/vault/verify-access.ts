import { accessHash, actorMark } from '#kernel/access-chain';
import type { Uuid } from '#kernel/ids';
import type { Database } from '#platform/database';
import { chained } from './chained.ts';
import type { AccessEntry } from './types.ts';

/**
 * Follows the chain of every access record and names the persons whose record is broken: an entry was removed, changed or never written. A key
 * that left the database without its entry counts as broken, too.
 */
export async function verifyAccess(db: Database): Promise<AccessVerification> {
  const found = { persons: 0, entries: 0, broken: [] as Uuid[] };
  for (let last: Uuid = '00000000-0000-0000-0000-000000000000'; ; ) {
    const records = await db.query<Record>(readRecords, [last]);
    const rows = await db.query<StoredEntry>(readEntries, [records.map(({ subject }) => subject)]);
    const entries = Map.groupBy(rows, ({ subject }) => subject);
    for (const record of records) {
      const own = entries.get(record.subject) ?? [];
      found.persons += 1;
      found.entries += own.length;
      if (!holds(record, own)) found.broken.push(record.subject);
    }
    const final = records.at(-1);
    if (!final) return found;
    last = final.subject;
  }
}

function holds({ reads, head, bare }: Record, entries: readonly StoredEntry[]): boolean {
  let hash: Uint8Array = new Uint8Array(32);
  for (const [index, entry] of entries.entries()) {
    hash = accessHash(chained({ ...entry, actorMark: actorMark(entry.id, entry.actorId) }), hash);
    if (entry.number !== index + 1 || Buffer.from(hash).toString('hex') !== entry.hash) return false;
  }
  return entries.length === reads && Buffer.from(hash).equals(head) && bare === 0;
}

const readRecords = `
  SELECT k.id AS subject, k.reads, k.head,
         (SELECT count(*)::int FROM vault.handout h LEFT JOIN vault.access a ON a.subject = h.key AND a.number = h.number
          WHERE h.key = k.id AND h.why NOT IN ('own-view', 'sign-in', 'seal') AND a.with_key IS NOT TRUE) AS bare
  FROM vault.key k WHERE k.id > $1 ORDER BY k.id LIMIT 1000`;
const readEntries = `
  SELECT subject, id, number, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, actor_kind AS "actorKind",
         actor_id AS "actorId", role, office, purpose, legal_basis AS "legalBasis", case_id AS "caseId", what, system, action, receiver,
         encode(hash, 'hex') AS hash
  FROM vault.access WHERE subject = ANY($1) ORDER BY subject, number`;

interface Record {
  readonly subject: Uuid;
  /** Number that the next entry follows. */
  readonly reads: number;
  readonly head: Buffer;
  /** Keys that left without their entry. */
  readonly bare: number;
}
interface StoredEntry extends Omit<AccessEntry, 'actorMark'> {
  readonly subject: Uuid;
  readonly actorId: Uuid | null;
}
export interface AccessVerification {
  /** Everybody who has a key, also without any entry. */
  readonly persons: number;
  readonly entries: number;
  readonly broken: readonly Uuid[];
}
