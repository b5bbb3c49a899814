import { letterWords } from './letter-words.ts';
import { drawMarkFrame, drawMarkLine } from './letterhead.ts';
import { area, artifact, body, colors, drawLines, linesOf, mm, styles } from './sheet.ts';
import type { Letter } from './types.ts';

/** Adds to every page what repeats: the mark of a reading version, sender and reference from page 2, page numbers. All of it is an artifact. */
export const drawPageFurniture = (doc: PDFKit.PDFDocument, letter: Letter): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    artifact(doc, 'Pagination', () => {
      if (index > 0) drawContinuation(doc, letter);
      drawFooter(doc, letter, letterWords[letter.language].page(index + 1, count));
    });
  }
};

const drawContinuation = (doc: PDFKit.PDFDocument, letter: Letter): void => {
  if (letter.mark !== null) {
    drawMarkFrame(doc, letter.mark);
    drawMarkLine(doc, letter.mark);
  }
  const [reference] = letter.reference;
  const about = reference ? `${reference.label}: ${reference.value}` : '';
  drawLines(
    doc,
    firstLine(doc, letter.sender.authority),
    { ...styles.small, weight: 'strong', color: colors.accent },
    { ...body, y: mm(19.5) },
  );
  drawLines(doc, firstLine(doc, about), styles.small, { ...body, y: mm(19.5), align: 'right' });
  doc.rect(body.x, mm(24.4), body.width, mm(0.5)).fill(colors.accent);
};

const drawFooter = (doc: PDFKit.PDFDocument, letter: Letter, page: string): void => {
  doc.rect(body.x, mm(277), body.width, 0.5).fill(colors.hair);
  const sender = [letter.sender.authority, letter.sender.office].join(' · ');
  drawLines(doc, firstLine(doc, sender), styles.small, { ...body, y: mm(278.5) });
  drawLines(doc, [page], styles.small, { ...body, y: mm(278.5), align: 'right' });
};

const firstLine = (doc: PDFKit.PDFDocument, text: string): readonly string[] =>
  linesOf(doc, text, styles.small, (area.right - area.left) * 0.65).slice(0, 1);
