import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg, { type Pool, type PoolClient } from 'pg';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import { Turns } from './turns.ts';

/** Connections of this node: as the app role, prepared for dates and counts, with a limit on every statement. */
export function openPool(config: PoolConfig, log: Log): OpenedPool {
  if (!config.databaseUrl) throw new Error('DATABASE_URL is missing: start with `npm start`, or give a PostgreSQL');
  // Statements of one transaction that do not wait for each other travel together.
  const travel = { pipeline: true };
  const pool = new pg.Pool({
    ...travel,
    stream: lineWithRoom as () => Socket,
    connectionString: config.databaseUrl,
    max: config.poolSize,
    application_name: `lipsia ${config.nodeName}`,
    options: '-c role=lipsia_app',
    statement_timeout: statementMilliseconds,
    idle_in_transaction_session_timeout: idleMilliseconds,
    connectionTimeoutMillis: patienceMilliseconds,
    idleTimeoutMillis: 0,
    keepAlive: true,
    allowExitOnIdle: false,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while somebody holds it speaks up twice: its statement fails, and an event nobody heard would end the node.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    gather(client);
  });
  pool.on('error', (cause) => log.warn('database-connection-lost', { reason: cause.message }));
  return { pool, checkOut: inTurn(pool, config.poolSize) };
}

/** A line that reads into the same room again and again: new room of 64 kB for each answer of some hundred bytes is what reading costs most. */
function lineWithRoom({ ssl }: { readonly ssl?: unknown }): Socket {
  // An encrypted line is read by the layer on top of it.
  if (ssl) return new Socket();
  const line: Socket = new Socket({
    onread: {
      buffer: Buffer.allocUnsafeSlow(roomBytes),
      callback: (length, room) => {
        // The driver keeps what is not whole yet.
        line.emit('data', Buffer.from(room.subarray(0, length)));
        return true;
      },
    },
  });
  return line;
}

/** Lends a connection to whoever has the turn; most of them are enough for what ends soon. */
function inTurn(pool: Pool, size: number): CheckOut {
  const turns = new Turns(Math.ceil(size * preferredShare));
  const lent = new WeakSet<PoolClient>();
  pool.on('release', (_, client) => {
    if (lent.delete(client)) turns.give();
  });
  return async () => {
    const turn = turns.take();
    if (turn) await turn;
    try {
      const client = await connect(pool);
      lent.add(client);
      return client;
    } catch (cause) {
      turns.give();
      throw cause;
    }
  };
}

/** What is sent in the same moment leaves in one piece: a system call costs more than most statements. */
function gather(client: PoolClient): void {
  const { connection } = client as unknown as { readonly connection: Line };
  let parts: Buffer[] = [];
  const leave = (): void => {
    const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    if (connection.stream.writable) connection.stream.write(all);
  };
  connection._send = (part) => {
    if (parts.push(part) === 1) process.nextTick(leave);
    return connection.stream.writable;
  };
}

/** The line to the server, as the driver keeps it. */
interface Line {
  readonly stream: Socket;
  _send(part: Buffer): boolean;
}

/** A connection, waiting a few seconds for a server that is starting again. */
async function connect(pool: Pool): Promise<PoolClient> {
  const until = performance.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await pool.connect();
    } catch (cause) {
      if (!isUnreachable(cause) || performance.now() > until) throw cause;
      await delay(100);
    }
  }
}

/** True when the connection failed, not the statement: the server is away, starting or shutting down. */
export function isUnreachable(cause: unknown): boolean {
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  return (
    /^(ECONN|EPIPE|ENOENT|57P0[123]|08)/.test(code) || /^Connection terminated|^Client has encountered/.test(message)
  );
}

/** Plain dates stay text (a `Date` would move them by the zone); counts become numbers when they are exact. */
const parserOf = (oid: number, format?: 'text' | 'binary'): unknown =>
  oid === pg.types.builtins.INT8
    ? toCount
    : oid === pg.types.builtins.DATE
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as 'text');

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count)) throw new Error('a whole number from the database is too large to be exact');
  return count;
}

const roomBytes = 65_536;
const preferredShare = 0.6;
const statementMilliseconds = 15_000;
const idleMilliseconds = 30_000;
const patienceMilliseconds = 8_000;

export type PoolConfig = Pick<Config, 'databaseUrl' | 'poolSize' | 'nodeName'>;
interface OpenedPool {
  readonly pool: Pool;
  readonly checkOut: CheckOut;
}
/** Lends a connection that is given back with `release`. */
export type CheckOut = () => Promise<PoolClient>;
