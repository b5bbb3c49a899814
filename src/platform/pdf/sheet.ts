import { fontRuns, printable, type Weight } from './letter-fonts.ts';
import { breakLines } from './line-breaking.ts';

/** Opens the first page; all text goes below `root`, everything else is an artifact. */
export const openSheet = (doc: PDFKit.PDFDocument): Sheet => {
  doc.addPage();
  const root = doc.struct('Document');
  doc.addStructure(root);
  return { doc, root, y: 0, top: area.top };
};

/** Starts a new page when `height` points no longer fit above the footer. */
export const ensure = (sheet: Sheet, height: number): void => {
  if (sheet.y + height > area.bottom && sheet.y > sheet.top) nextPage(sheet);
};

export const nextPage = (sheet: Sheet): void => {
  sheet.doc.addPage();
  sheet.y = area.continued;
  sheet.top = area.continued;
};

/** Adds a structure element (ISO 32000-1, 14.8) below its parent and fills it. */
export const element = (sheet: Sheet, parent: Element, type: string, options: ElementOptions, fill: Fill): void => {
  const child = sheet.doc.struct(type, options) as TypedElement;
  if (options.attributes) child.dictionary.data['A'] = options.attributes;
  parent.add(child);
  fill(child);
  child.end();
};

/** Flows a text down the page and over page ends, never leaving one line of it alone. */
export const flowText = (sheet: Sheet, parent: Element, text: string, style: TextStyle, box: Column): void => {
  let lines = linesOf(sheet.doc, text, style, box.width);
  while (lines.length > 0) {
    const count = fitting(sheet, lines.length, style.leading);
    if (count === 0) {
      nextPage(sheet);
      continue;
    }
    const taken = lines.slice(0, count);
    const y = sheet.y;
    parent.add(() => drawLines(sheet.doc, taken, style, { ...box, y }, count < lines.length));
    sheet.y += count * style.leading;
    lines = lines.slice(count);
  }
};

/** The lines of a text set in a style and a width (points). */
export const linesOf = (doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): readonly string[] =>
  breakLines(printable(text), width, (line) => widthOf(doc, line, style));

/** The width of one line in points. Measured with a blank behind, because pdfkit shapes and remembers words with theirs. */
export const widthOf = (doc: PDFKit.PDFDocument, line: string, style: TextStyle): number =>
  fontRuns(line, style.weight).reduce((sum, run) => {
    doc.font(run.font).fontSize(style.size);
    return sum + doc.widthOfString(`${run.text} `) - doc.widthOfString(' ');
  }, 0);

/** Draws lines from `at.y` down; each line but the last ends with a blank, so that reading aloud keeps words apart. */
export const drawLines = (
  doc: PDFKit.PDFDocument,
  lines: readonly string[],
  style: TextStyle,
  at: Column & { readonly y: number },
  continued = false,
): void => {
  doc.fillColor(style.color);
  for (const [index, line] of lines.entries()) {
    let x = at.align === 'right' ? at.x + at.width - widthOf(doc, line, style) : at.x;
    const baseline = at.y + index * style.leading + (style.leading + style.size * 0.68) / 2;
    const blank = (continued || index < lines.length - 1) && !line.endsWith('-') ? ' ' : '';
    for (const run of fontRuns(line + blank, style.weight)) {
      doc.font(run.font).fontSize(style.size);
      doc.text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      x += doc.widthOfString(run.text);
    }
  }
};

/** Draws what is no content: lines, marks, page numbers. */
export const artifact = (doc: PDFKit.PDFDocument, type: 'Pagination' | 'Layout', draw: () => void): void => {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
};

const fitting = (sheet: Sheet, count: number, leading: number): number => {
  const room = Math.floor((area.bottom - sheet.y) / leading + 0.001);
  if (room >= count) return count;
  const isFresh = sheet.y <= sheet.top;
  if (room < 2 && !isFresh) return 0;
  return count - room === 1 && room > 2 ? room - 1 : Math.max(room, 1);
};

/** Millimetres in points. */
export const mm = (value: number): number => (value * 72) / 25.4;

/** Text area of DIN 5008: 25 mm left, 20 mm right; the first page starts below the address field. */
export const area = { left: mm(25), right: mm(190), top: mm(103), continued: mm(32), bottom: mm(271) } as const;
export const body: Column = { x: area.left, width: area.right - area.left };

const ink = '#1b1f24';
export const colors = { ink, quiet: '#4a5560', accent: '#0b3d73', gold: '#c99a2e', hair: '#c3c9d0' } as const;
export const styles = {
  text: { weight: 'regular', size: 10.5, leading: 15, color: ink },
  strong: { weight: 'strong', size: 10.5, leading: 15, color: ink },
  subject: { weight: 'strong', size: 14, leading: 19, color: ink },
  heading: { weight: 'strong', size: 11.5, leading: 16, color: colors.accent },
  small: { weight: 'regular', size: 8.5, leading: 11.5, color: colors.quiet },
} as const satisfies Record<string, TextStyle>;

export type Element = PDFKit.PDFStructureElement;
type Fill = (element: Element) => void;
/** pdfkit's type declarations hide the dictionary of an element, the only way to its attributes (ISO 32000-1, 14.8.5). */
type TypedElement = Element & { readonly dictionary: { readonly data: Record<string, unknown> } };
export interface ElementOptions extends PDFKit.Mixins.StructureElementOptions {
  attributes?: Readonly<Record<string, string>>;
  scope?: 'Row' | 'Column';
  bbox?: [number, number, number, number];
}
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Element;
  /** Where the next block starts, in points from the top of the page. */
  y: number;
  /** Where the text area of this page starts. */
  top: number;
}
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
}
export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  readonly leading: number;
  readonly color: string;
}
