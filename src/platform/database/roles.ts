import type { Client } from 'pg';

/** Makes sure that the owner of all tables and the role of the app exist, and that these logins may use them. */
export async function createRoles(client: Client, appUrl?: string): Promise<void> {
  for (const role of ['lipsia_owner', 'lipsia_app']) {
    const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rows.length === 0) await createRole(client, role);
  }
  const { rows } = await client.query<{ login: string; database: string; may: boolean; create: boolean }>(askRights);
  const { login, database, may, create } = rows[0]!;
  if (!may) await client.query(`GRANT lipsia_owner TO ${client.escapeIdentifier(login)}`);
  if (!create) await client.query(`GRANT CREATE ON DATABASE ${client.escapeIdentifier(database)} TO lipsia_owner`);
  const app = appUrl ? decodeURIComponent(new URL(appUrl).username) : '';
  if (app && app !== 'lipsia_app' && app !== login) {
    const known = await client.query("SELECT pg_has_role($1, 'lipsia_app', 'SET') AS may", [app]);
    if (!known.rows[0].may) await client.query(`GRANT lipsia_app TO ${client.escapeIdentifier(app)}`);
  }
}

/** Roles belong to the whole server: two databases that migrate at once may both try, and one finds it done. */
async function createRole(client: Client, role: string): Promise<void> {
  try {
    await client.query(`CREATE ROLE ${role} NOLOGIN`);
  } catch (cause) {
    if (!['42710', '23505'].includes((cause as { readonly code: string }).code)) throw cause;
  }
}

const askRights = `
  SELECT session_user AS login, current_database() AS database,
         pg_has_role(session_user, 'lipsia_owner', 'SET') AS may,
         has_database_privilege('lipsia_owner', current_database(), 'CREATE') AS create`;
