import type { Cell, DataRow, Field, FieldType } from '../dataset.ts';
import { readCsv } from './csv.ts';

/** The rows of an uploaded CSV file and the types its columns have, or every place that has to be mended. */
export function checkTable(text: string): CheckedTable {
  if (text.includes('\uFFFD')) return wrong({ code: 'not-utf8', line: 1 });
  const lines = readCsv(text);
  if (!lines) return wrong({ code: 'broken-quote', line: 1 });
  const [head, ...body] = lines;
  if (!head) return wrong({ code: 'empty-file', line: 1 });
  const names = head.cells.map((cell) => cell.trim());
  const faults: TableFault[] = [...faultsOfNames(names)];
  if (body.length === 0) faults.push({ code: 'no-rows', line: head.line });
  if (body.length > mostRows) faults.push({ code: 'too-many-rows', line: head.line, value: String(mostRows) });
  for (const { line, cells } of body)
    if (cells.length !== names.length)
      faults.push({ code: 'cells-differ', line, value: String(cells.length), wanted: String(names.length) });
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  const types = names.map((_, column) => typeOf(body.map(({ cells }) => cells[column]!.trim())));
  for (const [column, type] of types.entries()) {
    if (type !== 'string') continue;
    faults.push(
      ...oddOnesOut(
        names[column]!,
        body.map(({ line, cells }) => ({ line, text: cells[column]!.trim() })),
      ),
    );
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  const rows = body.map(({ cells }) =>
    Object.fromEntries(names.map((name, column) => [name, cellOf(cells[column]!.trim(), types[column]!)])),
  );
  const fields = names.map((name, column) => ({ name, title: { de: name, en: name }, type: types[column]! }));
  return { ok: true, rows, fields };
}

function faultsOfNames(names: readonly string[]): TableFault[] {
  return names.flatMap((name, column): TableFault[] => {
    const place = { line: 1, column: name || String(column + 1) };
    if (name === '') return [{ code: 'name-missing', ...place }];
    if (!/^[a-z][a-z0-9_]{0,59}$/.test(name)) return [{ code: 'name-shape', ...place, value: suggestName(name) }];
    return names.indexOf(name) === column ? [] : [{ code: 'name-twice', ...place }];
  });
}

/** A column in which all values but a few are numbers or days says which ones are not. */
function oddOnesOut(column: string, cells: readonly { line: number; text: string }[]): TableFault[] {
  const filled = cells.filter(({ text }) => text !== '');
  for (const type of ['integer', 'number', 'date'] as const) {
    const odd = filled.filter(({ text }) => !shapes[type].test(text));
    if (filled.length >= 5 && odd.length > 0 && odd.length <= filled.length / 5)
      return odd.map(({ line, text }) => ({ code: `not-${type}`, line, column, value: text.slice(0, 60) }) as const);
    const comma = filled.filter(({ text }) => /^-?\d{1,3}(\.\d{3})*,\d+$|^-?\d+,\d+$/.test(text));
    if (type === 'number' && filled.length > 0 && comma.length === filled.length)
      return [{ code: 'comma-number', line: comma[0]!.line, column, value: comma[0]!.text.slice(0, 60) }];
    const german = filled.filter(({ text }) => /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text));
    if (type === 'date' && filled.length > 0 && german.length === filled.length)
      return [{ code: 'german-date', line: german[0]!.line, column, value: german[0]!.text }];
  }
  return [];
}

function typeOf(cells: readonly string[]): FieldType {
  const filled = cells.filter((text) => text !== '');
  if (filled.length === 0) return 'string';
  return (
    (['integer', 'number', 'date', 'yearmonth', 'boolean'] as const).find((type) =>
      filled.every((text) => shapes[type].test(text)),
    ) ?? 'string'
  );
}

function cellOf(text: string, type: FieldType): Cell {
  if (text === '') return null;
  if (type === 'integer' || type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

const suggestName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60) || 'spalte';

const wrong = (fault: TableFault): CheckedTable => ({ ok: false, faults: [fault] });

/** A leading zero makes a number a name (postcodes, keys). */
const shapes = {
  integer: /^-?(0|[1-9]\d{0,14})$/,
  number: /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  yearmonth: /^\d{4}-(0[1-9]|1[0-2])$/,
  boolean: /^(true|false)$/,
} as const;
const mostRows = 20_000;
const mostFaults = 20;

export type CheckedTable =
  | { readonly ok: true; readonly rows: readonly DataRow[]; readonly fields: readonly Field[] }
  | { readonly ok: false; readonly faults: readonly TableFault[] };
export interface TableFault {
  readonly code: TableFaultCode;
  readonly line: number;
  readonly column?: string;
  /** What stands there, or what would be right. */
  readonly value?: string;
  readonly wanted?: string;
}
export type TableFaultCode =
  | 'not-utf8'
  | 'broken-quote'
  | 'empty-file'
  | 'no-rows'
  | 'too-many-rows'
  | 'cells-differ'
  | 'name-missing'
  | 'name-shape'
  | 'name-twice'
  | 'not-integer'
  | 'not-number'
  | 'not-date'
  | 'comma-number'
  | 'german-date';
