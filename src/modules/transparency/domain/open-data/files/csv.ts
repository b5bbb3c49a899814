import type { Cell, DataRow, Field } from '../dataset.ts';

/** A table as CSV after RFC 4180: comma, UTF-8, names of the fields in the first line, empty for what is not known. */
export function writeCsv(fields: readonly Pick<Field, 'name'>[], rows: readonly DataRow[]): string {
  const lines = rows.map((row) => fields.map(({ name }) => quoted(row[name] ?? null)).join(','));
  return [fields.map(({ name }) => quoted(name)).join(','), ...lines, ''].join('\r\n');
}

/**
 * Lines and cells of a CSV file; commas or semicolons, quoted cells may hold line ends. Null when a quote is never closed or stands
 * in the middle of a cell.
 */
export function readCsv(text: string): readonly CsvLine[] | null {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let [at, line, begin] = [0, 1, 1];
  const endLine = (): void => {
    if (cells.length > 1 || cells[0] !== '') lines.push({ line: begin, cells });
    cells = [];
    begin = line;
  };
  while (at < source.length) {
    const cell = readCell(source, at, separator);
    if (!cell) return null;
    cells.push(cell.text);
    line += cell.text.split('\n').length - 1;
    at = cell.end;
    if (source[at] === separator) {
      at += 1;
      if (at === source.length) cells.push('');
      continue;
    }
    if (source[at] === '\r') at += 1;
    if (source[at] === '\n') at += 1;
    line += 1;
    endLine();
  }
  if (cells.length > 0) endLine();
  return lines;
}

function readCell(source: string, from: number, separator: string): { text: string; end: number } | null {
  if (source[from] !== '"') {
    let end = from;
    while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r') end += 1;
    return { text: source.slice(from, end), end };
  }
  let text = '';
  let at = from + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return null;
    text += source.slice(at, quote);
    if (source[quote + 1] === '"') {
      text += '"';
      at = quote + 2;
      continue;
    }
    const next = source[quote + 1];
    return next === undefined || next === separator || next === '\n' || next === '\r' ? { text, end: quote + 1 } : null;
  }
}

/** What stands more often in the first line. */
function separatorOf(source: string): string {
  const first = source.split(/\r?\n/, 1)[0] ?? '';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface CsvLine {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}
