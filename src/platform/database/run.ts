import type { ClientBase, QueryResult } from 'pg';

/** Runs one statement on a connection; named ones are planned once per connection. */
export async function run<Row>(
  client: ClientBase,
  sql: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<Row[]> {
  const parameters = values.map(toParameter);
  const result = await client.query(name ? { name, text: sql, values: parameters } : { text: sql, values: parameters });
  // Several statements in one text give several results.
  const results = result as QueryResult | readonly QueryResult[];
  return (Array.isArray(results) ? results.flatMap(({ rows }) => rows ?? []) : (results as QueryResult).rows) as Row[];
}

/** `Temporal` values go over as ISO text; `pg` would send them as quoted JSON. */
export const toParameter = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;
