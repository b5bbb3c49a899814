import { type Column, mm, styles, widthOf } from './sheet.ts';

/** Shares a width among columns by what they hold: longest text where there is room, never less than the longest word; figures stand right. */
export const planColumns = (doc: PDFKit.PDFDocument, rows: readonly (readonly string[])[], box: Column): ColumnPlan => {
  const count = Math.max(1, ...rows.map((row) => row.length));
  const wants = Array.from({ length: count }, (_, index) => {
    const texts = rows.map((row) => row[index] ?? '');
    return {
      natural: Math.max(...texts.map((text) => width(doc, text))) + gutter,
      least: Math.max(...texts.flatMap((text) => text.split(/\s+/u)).map((word) => width(doc, word))) + gutter,
      align: isFigures(texts.slice(1)) ? ('right' as const) : ('left' as const),
    };
  });
  const natural = sum(wants.map((want) => want.natural));
  const least = sum(wants.map((want) => want.least));
  const widths = wants.map((want) => {
    if (natural <= box.width) return want.natural + (box.width - natural) / count;
    if (least >= box.width) return (want.least * box.width) / least;
    return want.least + ((want.natural - want.least) * (box.width - least)) / (natural - least);
  });
  return wants.map(({ align }, index) => ({ x: box.x + sum(widths.slice(0, index)), width: widths[index]!, align }));
};

/** True when a column holds figures and, at most, empty cells besides. */
const isFigures = (texts: readonly string[]): boolean => {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  return filled.length > 0 && filled.every((text) => figure.test(text));
};

const width = (doc: PDFKit.PDFDocument, text: string): number =>
  Math.max(0, ...text.split('\n').map((line) => widthOf(doc, line, styles.strong)));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const gutter = mm(4) + 0.5;
const figure = /^[-−+]?\d[\d.,\s\u00a0]*(?:€|%|Euro|EUR)?$/u;

export type ColumnPlan = readonly Column[];
