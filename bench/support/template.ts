import type { Client } from 'pg';
import { sealedContext } from '#platform/events';
import { decrypt, openWith } from '#platform/vault';
import { kek } from './keys.ts';

/** A real case, opened: what it says in every table, and its sealed bodies as text. */
export async function readTemplate(owner: Client, number: string): Promise<Template> {
  const rows = async (table: string, filter: string, value: string): Promise<Row[]> =>
    (await owner.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${filter}`, [value])).rows.map(
      ({ row }) => row,
    );
  const one = await rows('cases.case', 'number = $1', number);
  const row = one[0];
  if (!row) throw new Error(`there is no case ${number}`);
  const [id, keyId] = [String(row.id), String(row.key)];
  const tables: Record<string, Row[]> = { 'cases.case': one };
  for (const [table, column] of Object.entries(placed)) {
    tables[table] = await rows(table, `${column} = $1`, table === 'vault.key' ? keyId : id);
  }
  tables['events.event']?.sort((a, b) => Number(a.seq) - Number(b.seq));
  const key = decrypt(kek, bytesOf(tables['vault.key']?.[0]?.wrapped), `key:${keyId}`);
  if (!key) throw new Error('the key of the case cannot be opened');
  const open = (sealed: unknown, context: string): string => {
    const plain = openWith(key, bytesOf(sealed), context);
    if (plain === null) throw new Error(`${context} cannot be opened`);
    return JSON.stringify(plain);
  };
  return {
    id,
    tables,
    snapshot: open(row.sealed, `case:${id}`),
    bodies: (tables['events.event'] ?? []).map((event) =>
      event.sealed === null ? null : open(event.sealed, sealedContext(id, Number(event.seq))),
    ),
    types: await typesOf(owner),
  };
}

/** The columns of these tables, in their order, with their types. */
async function typesOf(owner: Client): Promise<Record<string, readonly (readonly [string, string])[]>> {
  const { rows } = await owner.query<{ name: string; columns: [string, string][] }>(
    `SELECT table_schema || '.' || table_name AS name,
       json_agg(json_build_array(column_name, udt_name) ORDER BY ordinal_position) AS columns
     FROM information_schema.columns WHERE table_schema || '.' || table_name = ANY($1) GROUP BY 1`,
    [copied],
  );
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}

const bytesOf = (text: unknown): Buffer => Buffer.from(String(text).slice(2), 'hex');

/** Where a case has rows, and the column that says so. */
const placed = {
  'vault.key': 'id',
  'events.stream': 'id',
  'events.event': 'stream',
  'cases.task': 'case_id',
  'cases.finder': 'case_id',
  'cases.notice': 'case_id',
  'cases.payment': 'case_id',
};

/** Every table that is filled. */
export const copied = ['cases.case', ...Object.keys(placed)];

export type Row = Readonly<Record<string, unknown>>;
export interface Template {
  readonly id: string;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly snapshot: string;
  /** The sealed body of each event; null where it has none. */
  readonly bodies: readonly (string | null)[];
  readonly types: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}
