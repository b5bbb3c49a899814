import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Reads, Tx } from '#platform/database';

/** News that no program was told yet, of the last five weeks: visits with another status, defects, statements of the month before. Each program hears only what its rights, branches and services cover. */
export const untoldNews = (on: Tx, { since, month, monthFrom, monthTo }: Period): Promise<News[]> =>
  on.query<News>(
    `WITH client AS (SELECT * FROM partners.client WHERE webhook IS NOT NULL AND revoked_at IS NULL),
     news AS (
       SELECT c.id AS client, 'visit:' || f.id || ':' || v.state AS subject, 'visit.status-changed' AS type,
         jsonb_build_object('visit', f.id, 'branch', f.receipt->>'branch', 'number', f.number, 'state', v.state) AS data
       FROM client c JOIN partners.filing f ON NOT c.is_test AND NOT f.is_test AND f.branch = ANY (c.branches)
       JOIN partners.visit v ON v.id = f.visit AND v.state IN ('accepted', 'returned', 'withdrawn') AND v.changed_at >= $1
       WHERE 'visits:read' = ANY (c.rights) AND (c.services = ARRAY['*'] OR v.service = ANY (c.services))
       UNION ALL
       SELECT c.id, 'visit:' || f.id || ':' || f.test_state, 'visit.status-changed',
         jsonb_build_object('visit', f.id, 'branch', f.receipt->>'branch', 'number', f.number, 'state', f.test_state)
       FROM client c JOIN partners.filing f ON c.is_test AND f.is_test AND f.client = c.id AND f.received_at >= $1
       WHERE 'visits:read' = ANY (c.rights) AND f.test_state IN ('accepted', 'returned')
       UNION ALL
       SELECT c.id, 'statement:' || b.branch || ':' || $2, 'statement.ready', jsonb_build_object('branch', b.branch, 'month', $2::text)
       FROM client c, unnest(c.branches) AS b (branch)
       WHERE 'statements:read' = ANY (c.rights) AND EXISTS (SELECT FROM partners.ledger l
         WHERE l.branch = CASE WHEN c.is_test THEN 'test-' || b.branch ELSE b.branch END AND l.at >= $3 AND l.at < $4)
       UNION ALL
       SELECT c.id, 'defect:' || d.id, 'defect.published',
         jsonb_build_object('title', d.title, 'text', d.text, 'since', d.since, 'until', d.until)
       FROM client c, partners.defect d WHERE d.published_at >= $1)
     SELECT n.* FROM news n WHERE NOT EXISTS (SELECT FROM partners.delivery x WHERE x.client = n.client AND x.subject = n.subject)
     ORDER BY n.client, n.subject LIMIT 500`,
    [since, month, monthFrom, monthTo],
  );

/** Stores a piece of news to be told; false when another node was faster. */
export async function insertDelivery(on: Tx, id: Uuid, news: News, at: string): Promise<boolean> {
  const body = { id, type: news.type, at, data: news.data };
  const rows = await on.query(
    `INSERT INTO partners.delivery (id, client, subject, body, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (client, subject) DO NOTHING RETURNING id`,
    [id, news.client, news.subject, JSON.stringify(body), at],
  );
  return rows.length > 0;
}

/** News that still waits to be told, with where to; null when it was told, given up, or its program revoked. */
export async function findDelivery(on: Reads, id: Uuid): Promise<Delivery | null> {
  const [row] = await on.query<Delivery>(
    `SELECT d.id, d.client, d.body, d.tries, c.webhook, c.secret_number AS "secretNumber"
     FROM partners.delivery d JOIN partners.client c ON c.id = d.client
     WHERE d.id = $1 AND d.delivered_at IS NULL AND d.given_up_at IS NULL AND c.webhook IS NOT NULL AND c.revoked_at IS NULL`,
    [id],
  );
  return row ?? null;
}

/** Notes how telling it went. */
export async function noteTry(on: Tx, id: Uuid, { at, answer, end }: Tried): Promise<void> {
  await on.query(
    `UPDATE partners.delivery SET tries = tries + 1, last_answer = $3,
       delivered_at = CASE WHEN $4 = 'delivered' THEN $2::timestamptz END, given_up_at = CASE WHEN $4 = 'given-up' THEN $2::timestamptz END
     WHERE id = $1`,
    [id, at, answer, end],
  );
}

export interface News {
  readonly client: string;
  readonly subject: string;
  readonly type: string;
  readonly data: JsonObject;
}
interface Period {
  readonly since: string;
  /** The month whose statement is ready. */
  readonly month: string;
  readonly monthFrom: string;
  readonly monthTo: string;
}
interface Delivery {
  readonly id: Uuid;
  readonly client: string;
  readonly body: JsonObject;
  readonly tries: number;
  readonly webhook: string;
  readonly secretNumber: number;
}
interface Tried {
  readonly at: string;
  readonly answer: string;
  readonly end: 'delivered' | 'given-up' | null;
}
