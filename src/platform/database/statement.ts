import pg, { type Connection, type QueryResult } from 'pg';

const Query = pg.Query as unknown as new (text: string, values: readonly unknown[]) => DriverQuery;

/**
 * A statement on its way over a connection. What rows a prepared one gives is asked at its first run on each connection and known from then on:
 * the server says it with every answer otherwise. Should it change later, the server refuses the statement.
 */
export class Statement extends Query {
  constructor(sql: string, values: readonly unknown[], name: string | undefined, done: Done) {
    // Made from a text: the driver copies a configuration property by property, with all that describes each.
    super(sql, values);
    if (name) this.name = name;
    this.callback = done;
  }

  override prepare(connection: Connection): void {
    const line = lineOf(connection);
    const known = this.name && line.known.get(this.name);
    if (known) {
      Object.assign(this._result, known);
      this._accumulateRows = true;
    } else this.#line = line;
    super.prepare(known ? line.quiet : connection);
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    if (this.name) this.#line?.known.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  /** Of how a statement ended the rows are all that anybody asks for; the driver reads the rest with an expression. */
  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (!this.name) super.handleCommandComplete(message, connection);
    else if (this.#line && !this.#line.known.has(this.name)) this.#line.known.set(this.name, withoutRows);
  }

  #line: KnownLine | undefined;
}

function lineOf(connection: Connection): KnownLine {
  const known = lines.get(connection);
  if (known) return known;
  const quiet = Object.assign(Object.create(connection) as Connection, { describe: () => undefined });
  const line = { known: new Map<string, Shape>(), quiet };
  lines.set(connection, line);
  return line;
}

const lines = new WeakMap<Connection, KnownLine>();
const withoutRows: Shape = { fields: [], _parsers: undefined, _prebuiltEmptyResultObject: null };

/** What a connection's statements are known to give, and the same connection for a statement that need not ask. */
interface KnownLine {
  readonly known: Map<string, Shape>;
  readonly quiet: Connection;
}
/** What the driver keeps of a description of rows. */
interface Shape {
  readonly fields: readonly unknown[];
  readonly _parsers: readonly unknown[] | undefined;
  readonly _prebuiltEmptyResultObject: object | null;
}
/** What the driver's own query has that its types leave out. */
interface DriverQuery extends pg.Query {
  name?: string;
  callback: Done;
  _accumulateRows: boolean;
  readonly _result: Shape;
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
export type Done = (cause: Error | null, results?: QueryResult | readonly QueryResult[]) => void;
