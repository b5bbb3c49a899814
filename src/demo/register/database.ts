import { join } from 'node:path';
import { type Database, migrate, openDatabase } from '#platform/database';
import type { Log } from '#platform/log';

/** Opens the register's own database: own schema, own role; creates both when they are missing. */
export async function openRegisterDatabase(ownerUrl: string, log: Log): Promise<Database> {
  await createRole(ownerUrl);
  await migrate(ownerUrl, [{ module: 'register', folder: join(import.meta.dirname, 'migrations') }], { log });
  return openDatabase({ databaseUrl: asRole(ownerUrl, role), poolSize: 6, nodeName: 'register' }, log);
}

async function createRole(ownerUrl: string): Promise<void> {
  const db = openDatabase({ databaseUrl: asRole(ownerUrl, 'none'), poolSize: 1, nodeName: 'register' });
  try {
    const [known] = await db.query<{ may: boolean }>(
      "SELECT pg_has_role(oid, 'SET') AS may FROM pg_roles WHERE rolname = $1",
      [role],
    );
    // Roles belong to the whole server: another database may create it at the same moment.
    if (!known) await db.query(`CREATE ROLE ${role} NOLOGIN`).catch(unlessThere);
    if (!known?.may) await db.query(grantUnlessHeld);
  } finally {
    await db.close();
  }
}

/** The address with the role that every connection takes on. */
function asRole(url: string, name: string): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c role=${name}`);
  return address.toString();
}

function unlessThere(cause: unknown): void {
  if (!['42710', '23505'].includes((cause as { readonly code: string }).code)) throw cause;
}

const role = 'lipsia_register';
const grantUnlessHeld = `DO $$ BEGIN
  IF NOT pg_has_role('${role}', 'SET') THEN EXECUTE format('GRANT ${role} TO %I', session_user); END IF;
END $$`;
