import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { ok } from '#kernel/result';
import { draw, pixelsOf } from '../engine/draw.ts';
import { withPage, withPdf } from '../engine/open-pdf.ts';
import { encodePng } from '../write/png.ts';
import { onePage } from './raw-pdf.ts';

/** Ways in which everyday programs keep a string in a file. */
export const kitTricks: Readonly<Record<string, (secret: string, shown: string) => Promise<Buffer>>> = {
  'plain text': (secret) => written((doc) => doc.text(`Es schreibt ${secret} aus Leipzig.`)),
  'a line break inside': (secret) =>
    written((doc) => doc.text(`Es schreibt ${secret} aus Leipzig und bittet um Auskunft.`, { width: 90 })),
  'an embedded font with ligatures': (secret) =>
    written((doc) => doc.font(noto).text(`Offiziell: ${secret} (fließend)`)),
  'title and author': (secret, shown) =>
    written((doc) => doc.text(shown), { info: { Title: secret, Author: secret, Keywords: `Akte ${secret}` } }),
  'a packed metadata stream': (secret, shown) =>
    written((doc) => doc.text(shown), { info: { Title: secret }, subset: 'PDF/A-2b', pdfVersion: '1.7' }),
  'an attached file': (secret, shown) =>
    written((doc) => doc.text(shown).file(Buffer.from(`Liste: ${secret}`), { name: 'liste.txt' })),
  bookmarks: (secret, shown) =>
    written((doc) => {
      doc.text(shown);
      doc.outline.addItem(secret);
    }),
  'a note and a link': (secret, shown) =>
    written((doc) =>
      doc
        .text(shown)
        .note(20, 20, 30, 30, `Siehe ${secret}`)
        .link(20, 60, 50, 20, `https://example.org/?q=${encodeURIComponent(secret)}`),
    ),
  'a black box over the text': (secret, shown) =>
    written((doc) =>
      doc.text(secret, 20, 20).rect(10, 10, 280, 30).fill('black').fillColor('black').text(shown, 20, 80),
    ),
  'text turned to the side': (secret) =>
    written((doc) => doc.rotate(90, { origin: [150, 20] }).text(secret, 150, 20, { lineBreak: false })),
  'text on the slant': (secret) =>
    written((doc) => doc.rotate(17, { origin: [20, 20] }).text(secret, 20, 30, { lineBreak: false })),
  'pale text': (secret, shown) =>
    written((doc) => doc.fillColor('#fafafa').text(secret).fillColor('black').text(shown)),
  'text that lets everything through': (secret, shown) =>
    written((doc) => doc.fillOpacity(0).text(secret).fillOpacity(1).text(shown)),
};

/** Pictures of a text, as a scanner makes them: with the string in pixels alone, and with unseen text from a text recognition. */
export const scanTricks: Readonly<Record<string, (secret: string, shown: string) => Promise<Scan>>> = {
  'a scan': async (secret, shown) => ({ bytes: await scanned(secret, shown, false), box: scanBox }),
  'a scan with recognised text': async (secret, shown) => ({ bytes: await scanned(secret, shown, true), box: scanBox }),
};

async function scanned(secret: string, shown: string, hasText: boolean): Promise<Buffer> {
  const paper = onePage(
    `0.97 g 0 0 300 200 re f 0.1 g BT /F 14 Tf 20 150 Td (${secret}) Tj ET BT /F 14 Tf 20 60 Td (${shown}) Tj ET`,
  );
  const png = await withPdf(paper, (pdf) => ok(withPage(pdf, 0, (page) => encodePng(draw(page, pixelsOf(page, 150))))));
  if (!png.ok || !png.value) throw new Error('the paper cannot be drawn');
  const picture = Buffer.from(png.value);
  return written((doc) => {
    doc.image(picture, 0, 0, { width: 300, height: 200 });
    if (!hasText) return;
    doc.addContent('3 Tr');
    doc.text(secret, 20, 38, { lineBreak: false });
  });
}

function written(
  write: (doc: typeof PDFDocument.prototype) => unknown,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  return new Promise((resolve) => {
    const doc = new PDFDocument({ size: [300, 200], margin: 20, font: 'Helvetica', ...options });
    if (options.subset) doc.font(noto);
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.fontSize(12);
    write(doc);
    doc.end();
  });
}

const noto = fileURLToPath(new URL('../../pdf/fonts/NotoSans-Regular.ttf', import.meta.url));
/** Where the string stands on the scan. */
const scanBox = [15, 33, 270, 24] as const;

export interface Scan {
  readonly bytes: Buffer;
  readonly box: readonly [x: number, y: number, width: number, height: number];
}
