import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  SingleConnectionProvider,
  Transaction,
  WithSchemaPlugin,
} from 'kysely';
import type { ClientBase } from 'pg';
import type { CheckOut } from './pool.ts';
import { toParameter } from './run.ts';

/** Typed access to a schema, each query on a connection of its own; one builder per schema is kept. */
export function kyselyOnPool(checkOut: CheckOut): <Tables>(schema: string) => Kysely<Tables> {
  const provideConnection = async <T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> => {
    const client = await checkOut();
    try {
      return await consumer(connectionOn(client));
    } finally {
      client.release();
    }
  };
  const known = new Map<string, Kysely<unknown>>();
  return <Tables>(schema: string) => {
    const builder = known.get(schema) ?? new Kysely<unknown>(propsFor(schema, { provideConnection }));
    known.set(schema, builder);
    return builder as Kysely<Tables>;
  };
}

/** Typed access to a schema inside the transaction that is open on this connection. */
export const kyselyOnTransaction = <Tables>(client: ClientBase, schema: string): Transaction<Tables> =>
  new Transaction<Tables>(propsFor(schema, new SingleConnectionProvider(connectionOn(client))));

const propsFor = (schema: string, provider: Provider) => ({
  config: { dialect },
  dialect,
  driver,
  executor: new DefaultQueryExecutor(compiler, adapter, provider, [new WithSchemaPlugin(schema)]),
});

const connectionOn = (client: ClientBase): DatabaseConnection => ({
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await client.query(query.sql, query.parameters.map(toParameter));
    const isChange = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command);
    return isChange
      ? { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
      : { rows: result.rows as Row[] };
  },
  streamQuery: () => {
    throw new Error('streaming is not offered: read in pages');
  },
});

/** Kysely only compiles here; connections come from the pool and transactions from `Database.transaction`. */
const dialect = new PostgresDialect({ pool: async () => Promise.reject(new Error('connections come from the pool')) });
const driver = new DummyDriver();
const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();

type Provider = ConstructorParameters<typeof DefaultQueryExecutor>[2];
