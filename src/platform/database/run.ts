import type { Socket } from 'node:net';
import type { ClientBase, QueryResult } from 'pg';
import { arrayText } from './array-text.ts';
import { bytesArray } from './bytes-array.ts';

/** Runs one statement on a connection; named ones are planned once per connection. */
export async function run<Row>(
  client: ClientBase,
  sql: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<Row[]> {
  const parameters = values.map(toParameter);
  gather(client);
  const result = await client.query(name ? { name, text: sql, values: parameters } : { text: sql, values: parameters });
  // Several statements in one text give several results.
  const results = result as QueryResult | readonly QueryResult[];
  return (Array.isArray(results) ? results.flatMap(({ rows }) => rows ?? []) : (results as QueryResult).rows) as Row[];
}

/** What is sent in the same moment leaves in one write: a system call costs more than most statements. */
function gather(client: ClientBase): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** `Temporal` values go over as ISO text; `pg` would send them as quoted JSON. */
export const toParameter = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? (bytesArray(value) ?? arrayText(value) ?? value)
      : value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
        ? value.toString()
        : value;
