import type { JsonObject } from '#kernel/json';
import type { DatasetRecord } from '../dataset.ts';

/** The columns of a dataset after Table Schema 2 (Data Package standard). */
export const tableSchemaOf = ({ fields, key }: Pick<DatasetRecord, 'fields' | 'key'>): JsonObject => ({
  $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
  fields: fields.map(({ name, title, type, required }) => ({
    name,
    type,
    title: title.de,
    description: title.en,
    ...(required ? { constraints: { required: true } } : {}),
  })),
  missingValues: [''],
  ...(key.length > 0 ? { primaryKey: [...key] } : {}),
});
