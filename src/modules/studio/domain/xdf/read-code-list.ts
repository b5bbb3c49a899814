import { childrenNamed, findChild, readXml, type XmlElement } from '#kernel/xml';
import { type Refusal, refused } from '../xml/refusal.ts';
import type { CodeList, CodeValue } from './model.ts';
import { childText } from './parts.ts';

/** Reads a code list in genericode 1.0; of several columns the key and the one that looks like a name. */
export function readCodeList(text: string): { readonly ok: true; readonly list: CodeList } | Refusal {
  const read = readXml(text);
  if (!read.ok) return read;
  const { root } = read;
  if (root.name !== 'CodeList' || !root.uri.includes('genericode'))
    return refused('not-xdf', root.line, `${root.name} ${root.uri}`.trim());
  const identification = findChild(root, 'Identification');
  const columns = columnsOf(findChild(root, 'ColumnSet'));
  const rows = childrenNamed(findChild(root, 'SimpleCodeList') ?? root, 'Row').map((row) => cellsOf(row, columns.all));
  const values = rows.map((cells): CodeValue => {
    const code = cells.get(columns.code) ?? '';
    return { code, name: cells.get(columns.name) || code, help: '' };
  });
  const { code, name, all } = columns;
  return {
    ok: true,
    list: {
      name: childText(identification, 'ShortName') || childText(identification, 'LongName'),
      uri: childText(identification, 'CanonicalUri'),
      version: childText(identification, 'Version'),
      versionUri: childText(identification, 'CanonicalVersionUri'),
      values: values.filter((value) => value.code),
      columns: { code, name, others: all.filter((column) => column !== code && column !== name) },
    },
  };
}

function columnsOf(set: XmlElement | undefined): { code: string; name: string; all: readonly string[] } {
  const all = childrenNamed(set ?? empty, 'Column').map((column) => column.attributes['Id'] ?? '');
  const key = findChild(findChild(set, 'Key'), 'ColumnRef')?.attributes['Ref'];
  const code = key && all.includes(key) ? key : (all[0] ?? 'code');
  const others = all.filter((column) => column !== code);
  const name = nameLike.map((like) => others.find((column) => like.test(column))).find(Boolean) ?? others[0] ?? code;
  return { code, name, all };
}

/** A value without a reference stands in the column after the one before it. */
function cellsOf(row: XmlElement, columns: readonly string[]): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  let next = 0;
  for (const value of childrenNamed(row, 'Value')) {
    const column = value.attributes['ColumnRef'] ?? columns[next] ?? '';
    next = columns.indexOf(column) + 1;
    cells.set(column, childText(value, 'SimpleValue'));
  }
  return cells;
}

const nameLike: readonly RegExp[] = [
  /^name$/i,
  /name.*kurz|kurz.*name/i,
  /name/i,
  /bezeichnung|beschreibung|wert|text/i,
];
const empty: XmlElement = { name: '', uri: '', attributes: {}, children: [], text: '', line: 0 };
