import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  indentOf,
  newAttribute,
  newText,
  removed,
  type Splice,
  textIn,
  type XmlSpan,
} from '../xml-text.ts';
import { changeTable, insertAfter, type Rules, tagLike } from './change-rules.ts';
import { requireInputs } from './require-inputs.ts';
import { type InputColumn, type OutputColumn, type TableRow, type TableView, tableIdOf } from './table-view.ts';

/** Sets every cell and heading of a table at once; what did not change keeps its bytes. Refused when rows or columns do not match. */
export const setTable = (files: Files, id: string, table: TableChange): Result<Files, TableReason> =>
  changeTable(files, id, (rules, element) => {
    const { xml } = rules;
    const [inputs, outputs, rows] = partsOf(element);
    if (
      inputs.length !== table.inputs.length ||
      outputs.length !== table.outputs.length ||
      rows.length !== table.rows.length
    )
      return refuse('table-other');
    const put = new Putting(xml);
    put.attribute(
      element,
      'hitPolicy',
      table.hitPolicy === 'UNIQUE' && !attributeOf(element, 'hitPolicy') ? undefined : table.hitPolicy,
    );
    put.attribute(element, 'aggregation', table.hitPolicy === 'COLLECT' ? table.aggregation || undefined : undefined);
    inputs.forEach((input, index) => {
      const column = table.inputs[index]!;
      const expression = childOf(input, 'inputExpression');
      put.attribute(input, 'label', column.label || undefined);
      if (expression) {
        put.attribute(expression, 'typeRef', column.type || undefined);
        put.text(childOf(expression, 'text'), column.expression);
      }
      put.optional(input, 'inputValues', column.allowed, ['inputExpression']);
    });
    outputs.forEach((output, index) => {
      const column = table.outputs[index]!;
      put.attribute(output, 'name', column.name || undefined);
      put.attribute(output, 'typeRef', column.type || undefined);
      put.optional(output, 'outputValues', column.allowed, []);
      put.optional(output, 'defaultOutputEntry', column.otherwise, ['outputValues']);
    });
    rows.forEach((rule, index) => {
      const row = table.rows[index]!;
      childrenOf(rule, 'inputEntry').forEach((cell, at) => {
        put.text(childOf(cell, 'text'), row.tests[at] ?? '-');
      });
      childrenOf(rule, 'outputEntry').forEach((cell, at) => {
        put.text(childOf(cell, 'text'), row.results[at] ?? '');
      });
      put.note(rule, row.note);
    });
    return ok(put.splices);
  });

/** Adds a row behind another one, or at the end; cells that are not given are `-` on the left and empty on the right. */
export const addRow = (files: Files, id: string, order: NewRow): Result<Files, TableReason> =>
  changeTable(files, id, (rules, table) => {
    const [inputs, outputs, rows] = partsOf(table);
    const after = order.after === undefined ? rows.at(-1) : rows[order.after];
    const row = rowText(rules, table, {
      tests: inputs.map((_, index) => order.tests?.[index] ?? '-'),
      results: outputs.map((_, index) => order.results?.[index] ?? ''),
      note: order.note ?? '',
    });
    if (!after) return ok([insertAfter(rules.xml, table, ['input', 'output', 'annotation'], [row])]);
    const indent = indentOf(rules.xml, after) || '\n';
    return ok([{ start: after.end, end: after.end, text: indent + row.replaceAll('\n', indent) }]);
  });

/** Takes a row away. */
export const removeRow = (files: Files, id: string, index: number): Result<Files, TableReason> =>
  changeTable(files, id, ({ xml }, table) => {
    const row = childrenOf(table, 'rule')[index];
    return row ? ok([removed(xml, row)]) : refuse('row-gone');
  });

/** Moves a row one place up or down; where the first row that fits counts, this changes what is decided. */
export const moveRow = (files: Files, id: string, index: number, by: -1 | 1): Result<Files, TableReason> =>
  changeTable(files, id, ({ xml }, table) => {
    const rows = childrenOf(table, 'rule');
    const [own, other] = [rows[index], rows[index + by]];
    if (!own) return refuse('row-gone');
    return ok(other ? swapped(xml, own, other) : []);
  });

/** Adds a column on the left with `-` in every row; a question it reads becomes an input of the decision. */
export const addInput = (files: Files, id: string, order: NewInput): Result<Files, TableReason> =>
  changeTable(files, id, (rules, table) => {
    const tag = (name: string): string => tagLike(table, name);
    const base = tableIdOf(rules.xml, table);
    const type = order.type ? ` typeRef="${escapeXml(order.type)}"` : '';
    const label = escapeXml(order.label).replaceAll('"', '&quot;');
    const input =
      `<${tag('input')} id="${rules.ids.take(`${base}Frage`)}" label="${label}"><${tag('inputExpression')}${type}><${tag('text')}>` +
      `${escapeXml(order.expression)}</${tag('text')}></${tag('inputExpression')}></${tag('input')}>`;
    const [, , rows] = partsOf(table);
    const cells = rows.map((rule) =>
      insertAfter(rules.xml, rule, ['description', 'inputEntry'], [cellText(rules, table, 'inputEntry', '-')]),
    );
    return ok([
      insertAfter(rules.xml, table, ['description', 'extensionElements', 'input'], [input]),
      ...cells,
      ...requireInputs(rules, table, order.reads),
    ]);
  });

/** Takes a column on the left away with its cells. */
export const removeInput = (files: Files, id: string, index: number): Result<Files, TableReason> =>
  changeTable(files, id, (rules, table) =>
    removedColumn(rules, table, { heads: 'input', cells: 'inputEntry', index, least: 0 }),
  );

/** Adds a column on the right with empty cells. */
export const addOutput = (files: Files, id: string, order: NewOutput): Result<Files, TableReason> =>
  changeTable(files, id, (rules, table) => {
    const tag = (name: string): string => tagLike(table, name);
    const base = tableIdOf(rules.xml, table);
    const type = order.type ? ` typeRef="${escapeXml(order.type)}"` : '';
    const output = `<${tag('output')} id="${rules.ids.take(`${base}Ergebnis`)}" name="${escapeXml(order.name)}"${type}/>`;
    const [, , rows] = partsOf(table);
    return ok([
      insertAfter(rules.xml, table, ['description', 'extensionElements', 'input', 'output'], [output]),
      ...rows.map((rule) =>
        insertAfter(
          rules.xml,
          rule,
          ['description', 'inputEntry', 'outputEntry'],
          [cellText(rules, table, 'outputEntry', '')],
        ),
      ),
    ]);
  });

/** Takes a column on the right away; refused for the last one. */
export const removeOutput = (files: Files, id: string, index: number): Result<Files, TableReason> =>
  changeTable(files, id, (rules, table) =>
    removedColumn(rules, table, { heads: 'output', cells: 'outputEntry', index, least: 1 }),
  );

function removedColumn(
  { xml }: Rules,
  table: XmlSpan,
  column: Column,
): Result<readonly Splice[], 'column-gone' | 'last-column'> {
  const heads = childrenOf(table, column.heads);
  const head = heads[column.index];
  if (!head) return refuse('column-gone');
  if (heads.length <= column.least) return refuse('last-column');
  const cells = childrenOf(table, 'rule').flatMap((rule) => childrenOf(rule, column.cells)[column.index] ?? []);
  return ok([head, ...cells].map((element) => removed(xml, element)));
}

const partsOf = (table: XmlSpan) =>
  [childrenOf(table, 'input'), childrenOf(table, 'output'), childrenOf(table, 'rule')] as const;

const swapped = (xml: string, a: XmlSpan, b: XmlSpan): readonly Splice[] => [
  { start: a.start, end: a.end, text: xml.slice(b.start, b.end) },
  { start: b.start, end: b.end, text: xml.slice(a.start, a.end) },
];

function rowText(rules: Rules, table: XmlSpan, row: Omit<TableRow, 'id'>): string {
  const tag = tagLike(table, 'rule');
  const id = rules.ids.take(`${tableIdOf(rules.xml, table)}Zeile`);
  const note = row.note
    ? [`<${tagLike(table, 'description')}>${escapeXml(row.note)}</${tagLike(table, 'description')}>`]
    : [];
  const lines = [
    ...note,
    ...row.tests.map((text) => cellText(rules, table, 'inputEntry', text)),
    ...row.results.map((text) => cellText(rules, table, 'outputEntry', text)),
  ];
  return [`<${tag} id="${id}">`, ...lines.map((line) => `  ${line}`), `</${tag}>`].join('\n');
}

function cellText(rules: Rules, table: XmlSpan, name: 'inputEntry' | 'outputEntry', text: string): string {
  const tag = tagLike(table, name);
  const inner = tagLike(table, 'text');
  return `<${tag} id="${rules.ids.take(`${tableIdOf(rules.xml, table)}Zelle`)}"><${inner}>${escapeXml(text)}</${inner}></${tag}>`;
}

/** Collects changes and leaves out those that change nothing. */
class Putting {
  readonly splices: Splice[] = [];
  readonly #xml: string;

  constructor(xml: string) {
    this.#xml = xml;
  }

  text(element: XmlSpan | undefined, text: string): void {
    if (element && textIn(this.#xml, element).trim() !== text.trim())
      this.splices.push(newText(this.#xml, element, text.trim()));
  }

  attribute(element: XmlSpan, name: string, value: string | undefined): void {
    if (attributeOf(element, name) === value) return;
    const splice = newAttribute(this.#xml, element, name, value);
    if (splice) this.splices.push(splice);
  }

  /** A child with a text in it, which goes away when the text is empty. */
  optional(parent: XmlSpan, name: string, text: string, before: readonly string[]): void {
    const own = childOf(parent, name);
    if (own && text === '') this.splices.push(removed(this.#xml, own));
    else if (own) this.text(childOf(own, 'text'), text);
    else if (text !== '') {
      const [tag, inner] = [tagLike(parent, name), tagLike(parent, 'text')];
      this.#insert(parent, before, `<${tag}><${inner}>${escapeXml(text)}</${inner}></${tag}>`);
    }
  }

  note(rule: XmlSpan, text: string): void {
    const own = childOf(rule, 'description');
    if (own && text === '') this.splices.push(removed(this.#xml, own));
    else if (own) this.text(own, text);
    else if (text !== '')
      this.#insert(rule, [], `<${tagLike(rule, 'description')}>${escapeXml(text)}</${tagLike(rule, 'description')}>`);
  }

  #insert(parent: XmlSpan, before: readonly string[], text: string): void {
    const isClosed = this.#xml.slice(parent.start, parent.end).endsWith('/>') && parent.children.length === 0;
    if (!isClosed) {
      this.splices.push(insertAfter(this.#xml, parent, before, [text]));
      return;
    }
    // `<output name="x"/>` opens up; attributes set in the same breath stand before this place.
    this.splices.push({ start: parent.end - 2, end: parent.end, text: `>${text}</${parent.tag}>` });
  }
}

interface Column {
  readonly heads: 'input' | 'output';
  readonly cells: 'inputEntry' | 'outputEntry';
  readonly index: number;
  /** How many must stay. */
  readonly least: number;
}
export interface TableChange extends Omit<TableView, 'id' | 'rows' | 'inputs' | 'outputs'> {
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rows: readonly Omit<TableRow, 'id'>[];
}
export interface NewRow {
  /** Index of the row before it; the last one where it is left out. */
  readonly after?: number;
  readonly tests?: readonly string[];
  readonly results?: readonly string[];
  readonly note?: string;
}
export interface NewInput {
  readonly label: string;
  readonly expression: string;
  readonly type: string;
  /** Questions and facts that the expression reads, with their type. */
  readonly reads: readonly { readonly name: string; readonly type: string }[];
}
export interface NewOutput {
  readonly name: string;
  readonly type: string;
}
export type TableReason = 'file-broken' | 'table-gone' | 'table-other' | 'row-gone' | 'column-gone' | 'last-column';
