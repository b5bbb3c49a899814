import type { Client } from 'pg';

/** Makes sure that the owner of all tables and the role of the app exist, and that these logins may use them; says what an administrator must do where it may not. */
export async function createRoles(client: Client, appUrl?: string): Promise<void> {
  await refuseOldServer(client);
  for (const role of ['lipsia_owner', 'lipsia_app']) {
    const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rows.length === 0) await createRole(client, role);
  }
  const { rows } = await client.query<{ login: string; database: string; may: boolean; create: boolean }>(askRights);
  const { login, database, may, create } = rows[0]!;
  const [ownLogin, ownDatabase] = [client.escapeIdentifier(login), client.escapeIdentifier(database)];
  if (!may) await order(client, `GRANT lipsia_owner TO ${ownLogin}`);
  if (!create) await order(client, `GRANT CREATE ON DATABASE ${ownDatabase} TO lipsia_owner`);
  await admitApp(client, appUrl);
}

/** Lets the login of the app become the app's role; nothing happens when it may already. */
export async function admitApp(client: Client, appUrl?: string): Promise<void> {
  const login = appUrl ? decodeURIComponent(new URL(appUrl).username) : '';
  if (!login || login === 'lipsia_app') return;
  const { rows } = await client.query<{ may: boolean }>(askLogin, [login]);
  if (!rows[0]) throw new Error(`the login ${login} of DATABASE_URL does not exist on the server`);
  if (!rows[0].may) await order(client, `GRANT lipsia_app TO ${client.escapeIdentifier(login)}`);
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]!.server_version;
  if (Number.parseInt(version, 10) < 18) throw new Error(`PostgreSQL 18 or newer is needed, this server is ${version}`);
}

/** Roles belong to the whole server: two databases that migrate at once may both try, and one finds it done. */
async function createRole(client: Client, role: string): Promise<void> {
  try {
    await order(client, `CREATE ROLE ${role} NOLOGIN`);
  } catch (cause) {
    if (!['42710', '23505'].includes((cause as { readonly code: string }).code)) throw cause;
  }
}

/** Runs a statement about rights; when the login may not, the error carries the statement for somebody who may. */
async function order(client: Client, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (cause) {
    if ((cause as { readonly code?: string }).code !== '42501') throw cause;
    throw new Error(`the login of DATABASE_OWNER_URL may not do this, let an administrator do it once: ${sql};`, {
      cause,
    });
  }
}

const askLogin = `
  SELECT pg_has_role(login.oid, role.oid, 'SET') AS may FROM pg_roles login, pg_roles role
  WHERE login.rolname = $1 AND role.rolname = 'lipsia_app'`;
const askRights = `
  SELECT session_user AS login, current_database() AS database,
         pg_has_role(session_user, 'lipsia_owner', 'SET') AS may,
         has_database_privilege('lipsia_owner', current_database(), 'CREATE') AS create`;
