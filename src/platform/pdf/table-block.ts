import { type ColumnPlan, planColumns } from './column-plan.ts';
import {
  area,
  artifact,
  body,
  colors,
  drawLines,
  type Element,
  type ElementOptions,
  element,
  ensure,
  linesOf,
  mm,
  nextPage,
  type Sheet,
  styles,
} from './sheet.ts';
import type { LetterBlock } from './types.ts';

/** Draws a table with column heads; the heads repeat on every page, as content on the first and as an artifact after. */
export const drawTable = (sheet: Sheet, block: TableBlock): void => {
  const columns = planColumns(sheet.doc, [block.head, ...block.rows], body);
  const head = rowOf(sheet, block.head, columns, styles.strong);
  const first = block.rows[0] ? rowOf(sheet, block.rows[0], columns, styles.text).height : 0;
  ensure(sheet, head.height + Math.min(first, styles.text.leading * 4));
  element(sheet, sheet.root, 'Table', {}, (table) => {
    element(sheet, table, 'THead', {}, (part) =>
      drawRow(
        sheet,
        part,
        head,
        columns.map(() => columnHead),
        null,
      ),
    );
    rule(sheet, colors.accent, 1);
    element(sheet, table, 'TBody', {}, (part) => {
      for (const row of block.rows)
        drawRow(
          sheet,
          part,
          rowOf(sheet, row, columns, styles.text),
          columns.map(() => cell),
          () => repeatHead(sheet, head),
        );
    });
  });
};

/** Draws labels with values as a two-column table whose labels are row heads. */
export const drawFacts = (sheet: Sheet, block: FactsBlock): void => {
  const label = Math.min(
    mm(62),
    planColumns(
      sheet.doc,
      block.rows.map((row) => [row.label, row.value]),
      body,
    )[0]?.width ?? mm(62),
  );
  const columns: ColumnPlan = [
    { x: body.x, width: Math.max(mm(40), label) },
    { x: body.x + Math.max(mm(40), label), width: body.width - Math.max(mm(40), label) },
  ];
  ensure(sheet, styles.text.leading * 2);
  rule(sheet, colors.hair, 0.5);
  element(sheet, sheet.root, 'Table', {}, (table) => {
    for (const { label: name, value } of block.rows) {
      const row = rowOf(sheet, [name, value], columns, styles.text);
      drawRow(sheet, table, row, [rowHead, cell], null);
    }
  });
};

const drawRow = (
  sheet: Sheet,
  parent: Element,
  row: Row,
  kinds: readonly CellKind[],
  onNewPage: (() => void) | null,
): void => {
  const turn = (): void => {
    nextPage(sheet);
    onNewPage?.();
  };
  if (sheet.y + row.height > area.bottom && row.height < area.bottom - area.continued) turn();
  element(sheet, parent, 'TR', {}, (tr) => {
    const cells = row.cells.map((lines, index) => {
      const child = sheet.doc.struct(kinds[index]?.type ?? 'TD', kinds[index]?.options ?? {});
      tr.add(child);
      return { child, lines, column: row.columns[index]! };
    });
    const longest = Math.max(1, ...row.cells.map((lines) => lines.length));
    for (let from = 0; from < longest; ) {
      const room = Math.floor((area.bottom - sheet.y - padding * 2) / row.style.leading + 0.001);
      if (room < 1) {
        turn();
        continue;
      }
      const y = sheet.y + padding;
      for (const { child, lines, column } of cells) {
        const part = lines.slice(from, from + room);
        if (part.length > 0)
          child.add(() => drawLines(sheet.doc, part, row.style, { ...column, y }, from + room < lines.length));
      }
      sheet.y += Math.min(room, longest - from) * row.style.leading + padding * 2;
      from += room;
    }
    for (const { child } of cells) child.end();
  });
  rule(sheet, colors.hair, 0.5);
};

const repeatHead = (sheet: Sheet, head: Row): void => {
  artifact(sheet.doc, 'Pagination', () => {
    for (const [index, lines] of head.cells.entries())
      drawLines(sheet.doc, lines, head.style, { ...head.columns[index]!, y: sheet.y + padding });
  });
  sheet.y += head.height;
  rule(sheet, colors.accent, 1);
};

const rule = (sheet: Sheet, color: string, height: number): void =>
  artifact(sheet.doc, 'Layout', () => {
    sheet.doc.rect(body.x, sheet.y - height / 2, body.width, height).fill(color);
  });

const rowOf = (sheet: Sheet, texts: readonly string[], columns: ColumnPlan, style: Row['style']): Row => {
  const inner = columns.map((column, index) => ({
    ...column,
    width: column.width - (index === columns.length - 1 ? 0 : gutter),
  }));
  const cells = inner.map((column, index) => linesOf(sheet.doc, texts[index] ?? '', style, column.width));
  const height = Math.max(1, ...cells.map((lines) => lines.length)) * style.leading + padding * 2;
  return { cells, columns: inner, style, height };
};

const padding = mm(1.1);
const gutter = mm(4);
const columnHead: CellKind = { type: 'TH', options: { scope: 'Column' } };
const rowHead: CellKind = { type: 'TH', options: { scope: 'Row' } };
const cell: CellKind = { type: 'TD', options: {} };

type TableBlock = Extract<LetterBlock, { kind: 'table' }>;
type FactsBlock = Extract<LetterBlock, { kind: 'facts' }>;
interface Row {
  readonly cells: readonly (readonly string[])[];
  readonly columns: ColumnPlan;
  readonly style: (typeof styles)['text' | 'strong'];
  readonly height: number;
}
interface CellKind {
  readonly type: 'TH' | 'TD';
  readonly options: ElementOptions;
}
