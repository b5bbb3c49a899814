import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { TicketRow } from '../domain/onsite/ticket.ts';

/** All tickets of an office on a day (ISO date), by arrival. */
export const ticketsOf = (on: Reads, office: string, day: string): Promise<TicketRow[]> =>
  on.query<TicketRow>(`${select} WHERE office = $1 AND day = $2 ORDER BY arrived_at, id`, [office, day], 'tickets-of');

/** The tickets of everybody who is on site now, by arrival. */
export const openTickets = (on: Reads, office: string, day: string): Promise<TicketRow[]> =>
  on.query<TicketRow>(
    `${select} WHERE office = $1 AND day = $2 AND state IN (${open}) ORDER BY arrived_at, id`,
    [office, day],
    'tickets-open',
  );

/** What the desks of an office are doing; desks that never opened are not there. */
export const deskStates = (on: Reads, office: string): Promise<DeskState[]> =>
  on.query<DeskState>(
    `SELECT desk, office, staff_id AS "staffId", open, ${minutes('since')} AS since FROM appointments.desk_state
     WHERE office = $1 ORDER BY desk`,
    [office],
    'desk-states',
  );

/** The calls of an office wait for each other until the end of their transaction, so that each sees whom the others took. */
export const oneCallAtATime = (tx: Tx, office: string): void =>
  tx.post('SELECT pg_advisory_xact_lock($1, hashtext($2))', [callingLock, office], 'tickets-calling');

/** The next number under a letter; numbers begin anew each day. */
export async function nextCount(tx: Tx, office: string, day: string, letter: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO appointments.ticket_count (office, day, letter, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT (office, day, letter) DO UPDATE SET last = ticket_count.last + 1 RETURNING last`,
    [office, day, letter],
    'tickets-count',
  );
  return row!.last;
}

/** Stores a new ticket; false when the same command or the same visit has one already. */
export async function insertTicket(tx: Tx, row: TicketRow, once: string | null): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO appointments.ticket (id, number, office, day, booking, lines, priority, state, arrived_at, due_at, language, proof, seq, once)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, ${at('$9')}, ${at('$10')}, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING 1`,
    [
      ...[row.id, row.number, row.office, row.day, row.booking, JSON.stringify(row.lines), row.priority, row.state],
      ...[row.arrivedAt, row.dueAt, row.language, row.proof, row.seq, once],
    ],
    'tickets-insert',
  );
  return rows.length === 1;
}

/** Stores what changed of a ticket, when it is unchanged since it was read; number, arrival and booked time never change. */
export async function updateTicket(tx: Tx, seq: number, row: TicketRow): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE appointments.ticket SET state = $3, seq = $4, lines = $5::jsonb, not_before = ${at('$6')}, for_desk = $7, desk = $8, calls = $9,
       called_at = ${at('$10')}, serving_at = ${at('$11')}, ended_at = ${at('$12')} WHERE id = $1 AND seq = $2 RETURNING 1`,
    [
      ...[row.id, seq, row.state, row.seq, JSON.stringify(row.lines), row.notBefore, row.forDesk, row.desk, row.calls],
      ...[row.calledAt, row.servingAt, row.endedAt],
    ],
    'tickets-update',
  );
  return rows.length === 1;
}

/** The ticket by id, locked for the rest of the transaction. */
export const lockTicket = async (tx: Tx, id: Uuid): Promise<TicketRow | null> =>
  (await tx.query<TicketRow>(`${select} WHERE id = $1 FOR UPDATE`, [id], 'tickets-lock'))[0] ?? null;

/** The ticket whose own page somebody opened. */
export const findByProof = async (on: Reads, proof: Uint8Array): Promise<TicketRow | null> =>
  (await on.query<TicketRow>(`${select} WHERE proof = $1`, [proof], 'tickets-by-proof'))[0] ?? null;

/** The ticket that a command with this key has made already. */
export const findTicketByOnce = async (on: Reads, once: string): Promise<TicketRow | null> =>
  (await on.query<TicketRow>(`${select} WHERE once = $1`, [once], 'tickets-by-once'))[0] ?? null;

/** The ticket with which a visit checked in. */
export const findTicketOfVisit = async (on: Reads, booking: Uuid): Promise<TicketRow | null> =>
  (await on.query<TicketRow>(`${select} WHERE booking = $1`, [booking], 'tickets-by-visit'))[0] ?? null;

/** Who is at a desk or called to it. */
export const ticketAt = async (on: Reads, desk: number): Promise<TicketRow | null> =>
  (
    await on.query<TicketRow>(`${select} WHERE desk = $1 AND state IN ('called', 'serving')`, [desk], 'tickets-at-desk')
  )[0] ?? null;

/** Tickets of days before this one that nobody ended. */
export const forgottenTickets = (on: Reads, day: string): Promise<TicketRow[]> =>
  on.query<TicketRow>(`${select} WHERE day < $1 AND state IN (${open}) LIMIT 500`, [day]);

/** Forgets which link opens the tickets of days before this one; gives how many. */
export async function forgetProofs(on: Reads, day: string): Promise<number> {
  const rows = await on.query(
    'UPDATE appointments.ticket SET proof = NULL, once = NULL WHERE day < $1 AND proof IS NOT NULL RETURNING 1',
    [day],
  );
  return rows.length;
}

/** Opens or closes a desk, by whom and since when. */
export async function setDesk(on: Reads, state: DeskState, stream: Uuid | null = null): Promise<void> {
  await on.query(
    `INSERT INTO appointments.desk_state (desk, office, staff_id, open, since, stream) VALUES ($1, $2, $3, $4, ${at('$5')}, $6)
     ON CONFLICT (desk) DO UPDATE SET office = excluded.office, staff_id = excluded.staff_id, open = excluded.open, since = excluded.since,
       stream = excluded.stream`,
    [state.desk, state.office, state.staffId, state.open, state.since, stream],
    'desk-set',
  );
}

/** The stream of a desk that is open, in which it will close; null while it is closed. */
export const openStreamOf = async (on: Reads, desk: number): Promise<Uuid | null> =>
  (
    await on.query<{ stream: Uuid | null }>('SELECT stream FROM appointments.desk_state WHERE desk = $1 AND open', [
      desk,
    ])
  )[0]?.stream ?? null;

const callingLock = 20_119;
const open = "'waiting', 'called', 'serving', 'parked'";
const minutes = (column: string): string => `(extract(epoch FROM ${column}) / 60)::float8`;
const at = (value: string): string => `to_timestamp(${value}::float8 * 60)`;
const select = `SELECT id, number, office, to_char(day, 'YYYY-MM-DD') AS day, booking, lines, priority, state, ${minutes('arrived_at')} AS "arrivedAt",
  ${minutes('due_at')} AS "dueAt", ${minutes('not_before')} AS "notBefore", for_desk AS "forDesk", desk, calls,
  ${minutes('called_at')} AS "calledAt", ${minutes('serving_at')} AS "servingAt", ${minutes('ended_at')} AS "endedAt", language, proof, seq
  FROM appointments.ticket`;

export type { TicketRow };
/** A desk that calls people, or did. */
export interface DeskState {
  readonly desk: number;
  readonly office: string;
  readonly staffId: Uuid | null;
  readonly open: boolean;
  /** Minutes since 1970, with fractions. */
  readonly since: number;
}
