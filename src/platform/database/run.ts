import type { ClientBase, QueryResult } from 'pg';
import { arrayText } from './array-text.ts';
import { bytesArray } from './bytes-array.ts';
import { type Done, Statement } from './statement.ts';

/** Runs one statement on a connection; named ones are planned once per connection. */
export function run<Row>(
  client: ClientBase,
  sql: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const done: Done = (cause, results) => {
      if (cause) reject(traced(cause));
      else resolve(rowsOf(results!) as Row[]);
    };
    client.query(new Statement(sql, values.map(toParameter), name, done));
  });
}

/** Several statements in one text give several results. */
const rowsOf = (results: QueryResult | readonly QueryResult[]): unknown[] =>
  Array.isArray(results) ? results.flatMap(({ rows }) => rows ?? []) : (results as QueryResult).rows;

/** An error from the server begins where it was read; who waited for it is of more use. */
function traced(cause: Error): Error {
  Error.captureStackTrace(cause);
  return cause;
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
