import { setTimeout as delay } from 'node:timers/promises';
import pg, { type Client } from 'pg';
import { AlreadyRunning } from './launcher-lock.ts';

/**
 * Connects as the owner, makes this process the only keeper of the server, and sees to the app's login and database.
 * The connection stays open for as long as the process lives: the lock lives and dies with it.
 */
export async function becomeKeeper(ownerUrl: string, database: string, appPassword: string): Promise<Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lipsia keeper', keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  try {
    await lock(client);
    const { rows } = await client.query(askState, [database]);
    if (!rows[0].app) await client.query(`CREATE ROLE lipsia_app LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`);
    if (!rows[0].database) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    return client;
  } catch (cause) {
    await client.end();
    throw cause;
  }
}

async function lock(client: Client): Promise<void> {
  const until = performance.now() + 2_000;
  for (;;) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [keeperKey]);
    if (rows[0].mine) return;
    // The server may not have noticed yet that the launcher before us was killed.
    if (performance.now() > until) throw new AlreadyRunning(null);
    await delay(50);
  }
}

const askState = `
  SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lipsia_app') AS app,
         EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`;
const keeperKey = 7_811_887_398_514_066;
