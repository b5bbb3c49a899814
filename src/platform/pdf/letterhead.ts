import { letterDate } from './letter-words.ts';
import {
  area,
  artifact,
  body,
  type Column,
  colors,
  drawLines,
  type ElementOptions,
  element,
  linesOf,
  mm,
  type Sheet,
  styles,
  type TextStyle,
} from './sheet.ts';
import type { Letter } from './types.ts';

/** Draws the first page down to the subject after DIN 5008 form B: letterhead, address window, information block. */
export const drawLetterhead = (sheet: Sheet, letter: Letter): void => {
  if (letter.mark !== null) drawMark(sheet, letter, letter.mark);
  drawSender(sheet, letter);
  drawRecipient(sheet, letter);
  sheet.y = Math.max(area.top, drawInformation(sheet, letter) + mm(7));
  artifact(sheet.doc, 'Layout', () => drawFoldMarks(sheet.doc));
  element(sheet, sheet.root, 'H1', {}, (heading) => {
    const lines = linesOf(sheet.doc, letter.subject, styles.subject, body.width);
    heading.add(() => drawLines(sheet.doc, lines, styles.subject, { ...body, y: sheet.y }));
    sheet.y += lines.length * styles.subject.leading + mm(4);
  });
};

/** Draws the mark of a reading version as a framed line at the head of the current page. */
export const drawMarkLine = (doc: PDFKit.PDFDocument, mark: string): void => {
  const lines = linesOf(doc, mark, marked, body.width - mm(6)).slice(0, 2);
  drawLines(doc, lines, marked, { x: body.x + mm(3), width: body.width, y: mm(7.6) });
};

/** The frame around the mark; drawn first, so that the text lies on it. */
export const drawMarkFrame = (doc: PDFKit.PDFDocument, mark: string): void => {
  const lines = linesOf(doc, mark, marked, body.width - mm(6)).slice(0, 2).length;
  doc.rect(body.x, mm(6.5), body.width, lines * marked.leading + mm(2.2)).fill('#fbf3dd');
  doc.rect(body.x, mm(6.5), mm(1), lines * marked.leading + mm(2.2)).fill(colors.gold);
};

const drawMark = (sheet: Sheet, letter: Letter, mark: string): void => {
  artifact(sheet.doc, 'Layout', () => drawMarkFrame(sheet.doc, mark));
  element(sheet, sheet.root, 'P', { lang: letter.language }, (p) => p.add(() => drawMarkLine(sheet.doc, mark)));
};

const drawSender = (sheet: Sheet, letter: Letter): void => {
  const { doc } = sheet;
  put(sheet, letter.sender.authority, authority, { ...body, y: mm(18.5) }, german);
  put(sheet, letter.sender.office, office, { ...body, y: mm(28) }, german);
  artifact(doc, 'Layout', () => {
    doc.rect(body.x, mm(36), body.width, mm(0.9)).fill(colors.accent);
    doc.rect(body.x, mm(36.9), body.width, mm(0.45)).fill(colors.gold);
  });
};

const drawRecipient = (sheet: Sheet, letter: Letter): void => {
  const { doc } = sheet;
  const line = [letter.sender.authority, letter.sender.office, ...letter.sender.address].join(' · ');
  const style = { ...tiny, size: Math.min(tiny.size, (tiny.size * mm(80)) / Math.max(1, lineWidth(doc, line))) };
  const lines = letter.recipient.flatMap((row) => linesOf(doc, row, address, mm(80)));
  const leading = Math.min(address.leading, mm(31) / Math.max(1, lines.length));
  const y = mm(62.7) - Math.max(0, lines.length * leading - mm(27.3));
  artifact(doc, 'Layout', () => {
    drawLines(doc, [line], style, { x: area.left, width: mm(80), y: y - mm(5) });
    doc.rect(area.left, y - mm(0.9), mm(80), 0.4).fill(colors.hair);
  });
  element(sheet, sheet.root, 'P', {}, (p) =>
    p.add(() => drawLines(doc, lines, { ...address, leading }, { x: area.left, width: mm(80), y })),
  );
};

const drawInformation = (sheet: Sheet, letter: Letter): number => {
  let y = mm(49);
  const rows = (texts: readonly string[], style: TextStyle, options: ElementOptions): void => {
    for (const text of texts.filter((entry) => entry !== '')) y += put(sheet, text, style, { ...block, y }, options);
  };
  rows([letter.sender.office], { ...entry, weight: 'strong' }, german);
  rows(letter.sender.address, entry, german);
  rows(letter.sender.contact, entry, {});
  y += mm(2);
  for (const { label, value } of letter.reference) y += putPair(sheet, `${label}:`, value, y);
  y += mm(2);
  rows([`${letter.place}, ${letterDate(letter.date, letter.language)}`], { ...entry, weight: 'strong' }, {});
  return y;
};

const putPair = (sheet: Sheet, label: string, value: string, y: number): number => {
  const { doc } = sheet;
  const labels = linesOf(doc, label, quietEntry, mm(25));
  const values = linesOf(doc, value, entry, block.width - mm(27));
  element(sheet, sheet.root, 'P', {}, (p) =>
    p.add(() => {
      drawLines(doc, labels, quietEntry, { ...block, width: mm(25), y }, true);
      drawLines(doc, values, entry, { x: block.x + mm(27), width: block.width - mm(27), y });
    }),
  );
  return Math.max(labels.length, values.length) * entry.leading;
};

const put = (
  sheet: Sheet,
  text: string,
  style: TextStyle,
  at: Column & { readonly y: number },
  options: ElementOptions,
): number => {
  const lines = linesOf(sheet.doc, text, style, at.width);
  element(sheet, sheet.root, 'P', options, (p) => p.add(() => drawLines(sheet.doc, lines, style, at)));
  return lines.length * style.leading;
};

/** Fold marks at 105 and 210 mm, the punch mark at 148.5 mm. */
const drawFoldMarks = (doc: PDFKit.PDFDocument): void => {
  for (const [y, width] of [
    [105, 4],
    [148.5, 6],
    [210, 4],
  ] as const)
    doc.rect(mm(4), mm(y), mm(width), 0.4).fill(colors.quiet);
};

const lineWidth = (doc: PDFKit.PDFDocument, line: string): number =>
  doc.font('FiraSans-Regular').fontSize(tiny.size).widthOfString(line);

/** Names of offices and addresses stay German in every language (WCAG 3.1.2). */
const german: ElementOptions = { lang: 'de' };
const block: Column = { x: mm(125), width: mm(65) };
const authority: TextStyle = { weight: 'strong', size: 21, leading: 26, color: colors.accent };
const office: TextStyle = { weight: 'regular', size: 11.5, leading: 15, color: colors.quiet };
const address: TextStyle = { weight: 'regular', size: 10.5, leading: 13.2, color: colors.ink };
const entry: TextStyle = { weight: 'regular', size: 9, leading: 12.2, color: colors.ink };
const quietEntry: TextStyle = { ...entry, color: colors.quiet };
const tiny: TextStyle = { weight: 'regular', size: 7, leading: 9, color: colors.quiet };
const marked: TextStyle = { weight: 'strong', size: 9, leading: 12, color: '#4d3800' };
