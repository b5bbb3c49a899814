import { bytesOf, letterDocument } from './letter-document.ts';
import { letterInstant } from './letter-words.ts';
import { drawLetterhead } from './letterhead.ts';
import { drawPageFurniture } from './page-furniture.ts';
import { drawQr } from './qr-block.ts';
import {
  artifact,
  body,
  colors,
  drawLines,
  element,
  ensure,
  flowText,
  linesOf,
  mm,
  openSheet,
  type Sheet,
  styles,
} from './sheet.ts';
import { drawFacts, drawTable } from './table-block.ts';
import type { Letter, LetterBlock } from './types.ts';

/** Draws the letter; equal letters give equal bytes. A letter that no font can show fully is still printed; see `unprintable`. */
export const drawLetter = (letter: Letter): Promise<Uint8Array> => {
  const doc = letterDocument(letter, letterInstant(letter.date));
  const sheet = openSheet(doc);
  drawLetterhead(sheet, letter);
  for (const block of letter.blocks) drawBlock(sheet, letter, block);
  sheet.root.end();
  drawPageFurniture(doc, letter);
  return bytesOf(doc);
};

const drawBlock = (sheet: Sheet, letter: Letter, block: LetterBlock): void => {
  switch (block.kind) {
    case 'heading':
      drawHeading(sheet, block.text);
      break;
    case 'paragraph':
      drawParagraphs(sheet, block.text);
      break;
    case 'quote':
      drawQuote(sheet, block);
      break;
    case 'list':
      drawList(sheet, block.items);
      break;
    case 'facts':
      drawFacts(sheet, block);
      sheet.y += mm(4);
      break;
    case 'table':
      drawTable(sheet, block);
      sheet.y += mm(4);
      break;
    case 'qr':
      drawQr(sheet, letter, block);
      break;
    case 'legal':
      drawLegal(sheet, block.heading, block.text);
      break;
  }
};

const drawHeading = (sheet: Sheet, text: string): void => {
  sheet.y += mm(2);
  ensure(sheet, styles.heading.leading + styles.text.leading * 2);
  element(sheet, sheet.root, 'H2', {}, (heading) => flowText(sheet, heading, text, styles.heading, body));
  sheet.y += mm(1);
};

const drawParagraphs = (sheet: Sheet, text: string): void => {
  for (const paragraph of text.split(/\n\s*\n/u).filter((part) => part.trim() !== '')) {
    element(sheet, sheet.root, 'P', {}, (p) => flowText(sheet, p, paragraph, styles.text, body));
    sheet.y += mm(2.6);
  }
};

/** Words in another language carry it in their tag, so that they are read aloud as what they are. */
const drawQuote = (sheet: Sheet, { language, text, note }: Extract<LetterBlock, { kind: 'quote' }>): void => {
  const inner = { x: body.x + mm(6), width: body.width - mm(6) };
  element(sheet, sheet.root, 'BlockQuote', { lang: language }, (quote) => {
    for (const paragraph of text.split(/\n\s*\n/u).filter((part) => part.trim() !== '')) {
      element(sheet, quote, 'P', {}, (p) => flowText(sheet, p, paragraph, styles.text, inner));
      sheet.y += mm(1.4);
    }
  });
  drawParagraphs(sheet, note);
};

const drawList = (sheet: Sheet, items: readonly string[]): void => {
  const text = { x: body.x + mm(6), width: body.width - mm(6) };
  const bullet = { ...styles.strong, color: colors.accent };
  element(sheet, sheet.root, 'L', { attributes: { O: 'List', ListNumbering: 'Disc' } }, (list) => {
    for (const item of items) {
      const lines = linesOf(sheet.doc, item, styles.text, text.width).length;
      ensure(sheet, styles.text.leading * Math.min(2, lines));
      const { y } = sheet;
      element(sheet, list, 'LI', {}, (entry) => {
        element(sheet, entry, 'Lbl', {}, (label) => {
          label.add(() => drawLines(sheet.doc, ['•'], bullet, { x: body.x + mm(1), width: mm(4), y }));
        });
        element(sheet, entry, 'LBody', {}, (part) => flowText(sheet, part, item, styles.text, text));
      });
      sheet.y += mm(0.8);
    }
  });
  sheet.y += mm(2);
};

/** Information on legal remedies (VwVfG § 37(6)) stands apart but in full size: small print would hide a right. */
const drawLegal = (sheet: Sheet, heading: string, text: string): void => {
  sheet.y += mm(2);
  ensure(sheet, mm(3) + styles.heading.leading + styles.text.leading * 3);
  artifact(sheet.doc, 'Layout', () => {
    sheet.doc.rect(body.x, sheet.y, body.width, 0.5).fill(colors.hair);
  });
  sheet.y += mm(1);
  drawHeading(sheet, heading);
  drawParagraphs(sheet, text);
};
