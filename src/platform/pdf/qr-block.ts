import { encode } from 'uqr';
import { letterWords } from './letter-words.ts';
import { body, drawLines, element, ensure, linesOf, mm, type Sheet, styles } from './sheet.ts';
import type { Letter, LetterBlock } from './types.ts';

/** Draws a QR code (ISO/IEC 18004, level M) as vectors with its caption beside it; the code's figure carries the caption as alternative text. */
export const drawQr = (sheet: Sheet, letter: Letter, block: QrBlock): void => {
  const { doc } = sheet;
  const caption = linesOf(doc, block.caption, styles.text, body.width - size - gap);
  sheet.y += mm(2);
  ensure(sheet, Math.max(size, caption.length * styles.text.leading) + mm(3));
  const { y } = sheet;
  const alt = `${letterWords[letter.language].qrCode}: ${block.caption}`;
  element(sheet, sheet.root, 'Figure', { alt, bbox: [body.x, y, body.x + size, y + size] }, (figure) =>
    figure.add(() => drawModules(doc, block.text, body.x, y)),
  );
  const middle = y + Math.max(0, (size - caption.length * styles.text.leading) / 2);
  element(sheet, sheet.root, 'P', {}, (p) =>
    p.add(() => drawLines(doc, caption, styles.text, { x: body.x + size + gap, width: body.width, y: middle })),
  );
  sheet.y += Math.max(size, caption.length * styles.text.leading) + mm(3);
};

const drawModules = (doc: PDFKit.PDFDocument, text: string, x: number, y: number): void => {
  const code = encode(text, { ecc: 'M', border: 0 });
  const module = size / code.size;
  for (const [row, cells] of code.data.entries()) {
    for (let column = 0; column < cells.length; column += 1) {
      let length = 0;
      while (cells[column + length]) length += 1;
      if (length > 0) doc.rect(x + column * module, y + row * module, length * module, module);
      column += length;
    }
  }
  doc.fill('#000000');
};

const size = mm(32);
const gap = mm(8);

type QrBlock = Extract<LetterBlock, { kind: 'qr' }>;
