import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';

/** Opens a draw with its commitment; false when it stands already. */
export const insertDraw = async (tx: Tx, draw: NewDraw): Promise<boolean> =>
  (
    await tx.query(
      `INSERT INTO appointments.draw (id, stream, seq, state, closes_at, commitment, key, sealed)
       VALUES ($1, $2, $3, 'open', $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING 1`,
      [draw.id, draw.stream, draw.seq, draw.closesAt, draw.commitment, draw.key, draw.sealed],
    )
  ).length === 1;

/** One draw; null when there is none. */
export const findDraw = async (on: Reads, id: string): Promise<DrawRow | null> =>
  (await on.query<DrawRow>(`${select} WHERE id = $1`, [id], 'appointments-draw'))[0] ?? null;

/** The same, locked for the rest of the transaction. */
export const lockDraw = async (tx: Tx, id: string): Promise<DrawRow | null> =>
  (await tx.query<DrawRow>(`${select} WHERE id = $1 FOR UPDATE`, [id]))[0] ?? null;

/** The last draws, newest first, without their tickets. */
export const listDraws = (on: Reads, most: number): Promise<ListedDraw[]> =>
  on.query<ListedDraw>(
    `SELECT id, state, ${moment('closes_at')} AS "closesAt" FROM appointments.draw ORDER BY closes_at DESC LIMIT $1`,
    [most],
    'appointments-draws',
  );

/** Where tickets stand in the lists of their draws, from 1 on; only those that are there. */
export const placesOf = (on: Reads, held: readonly HeldPlace[]): Promise<TicketPlace[]> =>
  on.query<TicketPlace>(
    `SELECT d.id AS draw, array_position(d.tickets, held.ticket) AS place, cardinality(d.tickets) AS count
     FROM unnest($1::text[], $2::text[]) AS held (draw, ticket) JOIN appointments.draw d ON d.id = held.draw AND held.ticket = ANY (d.tickets)`,
    [held.map(({ draw }) => draw), held.map(({ ticket }) => ticket)],
    'appointments-draw-places',
  );

/** Draws that wait for their next step. */
export const dueDraws = (on: Reads, now: string): Promise<{ id: string; state: DrawRow['state'] }[]> =>
  on.query(`SELECT id, state FROM appointments.draw WHERE state <> 'drawn' AND closes_at <= $1 ORDER BY closes_at`, [
    now,
  ]);

/** Closes the list: from now on nobody is added. */
export async function closeDraw(tx: Tx, id: string, closed: ClosedList): Promise<void> {
  await tx.query(
    `UPDATE appointments.draw SET state = 'closed', seq = $2, list_digest = $3, tickets = $4, closed_at = $5 WHERE id = $1`,
    [id, closed.seq, closed.digest, closed.held.map(({ ticket }) => ticket), closed.at],
  );
  await tx.query(
    `INSERT INTO appointments.draw_ticket (draw, ticket, person_hash)
     SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [id, closed.held.map(({ ticket }) => ticket), closed.held.map(({ person }) => person)],
  );
}

/** Publishes the seed and the order. */
export async function finishDraw(
  tx: Tx,
  id: string,
  done: {
    readonly seq: number;
    readonly seed: string;
    readonly order: readonly string[];
    readonly offered: number;
    readonly at: string;
  },
): Promise<void> {
  await tx.query(
    `UPDATE appointments.draw SET state = 'drawn', seq = $2, seed = $3, tickets = $4, offered = $5, drawn_at = $6 WHERE id = $1`,
    [id, done.seq, done.seed, done.order, done.offered, done.at],
  );
}

/** Whose tickets they are. */
export const ticketHolders = async (on: Reads, draw: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await on.query<{ ticket: string; person: string }>(
        'SELECT ticket, person_hash AS person FROM appointments.draw_ticket WHERE draw = $1',
        [draw],
      )
    ).map(({ ticket, person }) => [ticket, person]),
  );

/** Forgets whose tickets they were, once nobody needs to know. */
export const forgetTickets = async (on: Reads, before: string): Promise<void> => {
  await on.query(
    'DELETE FROM appointments.draw_ticket WHERE draw IN (SELECT id FROM appointments.draw WHERE drawn_at < $1)',
    [before],
  );
};

function moment(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
const select = `SELECT id, stream, seq, state, ${moment('closes_at')} AS "closesAt",
  commitment, key, sealed, list_digest AS "listDigest", seed, tickets, offered,
  ${moment('closed_at')} AS "closedAt", ${moment('drawn_at')} AS "drawnAt" FROM appointments.draw`;

export interface DrawRow {
  readonly id: string;
  readonly stream: Uuid;
  readonly seq: number;
  readonly state: 'open' | 'closed' | 'drawn';
  readonly closesAt: string;
  readonly commitment: string;
  readonly key: Uuid;
  readonly sealed: Buffer;
  readonly listDigest: string | null;
  readonly seed: string | null;
  /** All tickets: as listed while closed, in drawn order once drawn. */
  readonly tickets: readonly string[] | null;
  readonly offered: number | null;
  readonly closedAt: string | null;
  readonly drawnAt: string | null;
}
export type ListedDraw = Pick<DrawRow, 'id' | 'state' | 'closesAt'>;
interface HeldPlace {
  readonly draw: string;
  readonly ticket: string;
}
export interface TicketPlace {
  readonly draw: string;
  readonly place: number;
  readonly count: number;
}
interface NewDraw {
  readonly id: string;
  readonly stream: Uuid;
  readonly seq: number;
  readonly closesAt: string;
  readonly commitment: string;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
}
interface ClosedList {
  readonly seq: number;
  readonly digest: string;
  readonly held: readonly { readonly ticket: string; readonly person: string }[];
  readonly at: string;
}
