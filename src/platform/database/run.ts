import pg, { type ClientBase, type QueryResult } from 'pg';
import { arrayText } from './array-text.ts';
import { bytesArray } from './bytes-array.ts';

/** Runs one statement on a connection; named ones are planned once per connection. */
export function run<Row>(
  client: ClientBase,
  sql: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    // Made from a text: the driver copies a configuration property by property, with all that describes each.
    const query = new pg.Query(sql, values.map(toParameter)) as Statement;
    if (name) query.name = name;
    query.callback = (cause, results) => {
      if (cause) reject(traced(cause));
      else resolve(rowsOf(results!) as Row[]);
    };
    client.query(query);
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

/** What the driver keeps of a statement. */
type Statement = pg.Query & {
  name?: string;
  callback(cause: Error | null, results?: QueryResult | readonly QueryResult[]): void;
};

/** `Temporal` values go over as ISO text; `pg` would send them as quoted JSON. */
export const toParameter = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? (bytesArray(value) ?? arrayText(value) ?? value)
      : value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
        ? value.toString()
        : value;
