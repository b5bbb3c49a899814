import { parquetWriteBuffer } from 'hyparquet-writer';
import type { DataRow, Field } from '../../domain/open-data/dataset.ts';

/** A table as Apache Parquet, compressed with Snappy; days and months are text, as in the CSV file. */
export function parquetFile(fields: readonly Field[], rows: readonly DataRow[]): Uint8Array {
  const columnData = fields.map(({ name, type }) => ({
    name,
    data: rows.map((row) => row[name] ?? null),
    type: types[type] ?? ('STRING' as const),
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/** Whole numbers of a table can be larger than 32 bits; a double holds every one that JSON holds. */
const types: Partial<Record<Field['type'], 'DOUBLE' | 'BOOLEAN'>> = {
  integer: 'DOUBLE',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};
