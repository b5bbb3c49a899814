import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { onePage } from './hostile/raw-pdf.ts';
import { drawPage, findTerms, redactPdf } from './index.ts';

const paper = onePage('BT /F 14 Tf 20 150 Td (Frau Wiebke Offenbecher) Tj ET');

describe('work in a process of its own', () => {
  it('suggests, draws and blacks out', async () => {
    const found = await findTerms(paper, []);
    expect(found).toMatchObject({
      ok: true,
      value: {
        pages: [{ width: 300, height: 200 }],
        found: [{ kind: 'name', text: 'Frau Wiebke Offenbecher', page: 1 }],
      },
    });
    const page = await drawPage(paper, 1, 36);
    expect(page.ok && Buffer.from(page.value.png).toString('latin1', 1, 4)).toBe('PNG');
    const done = await redactPdf(paper, [{ page: 1, box: [10, 30, 250, 30] }]);
    expect(done).toMatchObject({ ok: true, value: { removed: ['Frau Wiebke Offenbecher'], pages: 1 } });
  });
  it('refuses what is no PDF, and what opens only with a password', async () => {
    expect(await redactPdf(Buffer.from('%PDF-1.7 and no more'), [])).toMatchObject({ ok: false, reason: 'broken' });
    expect(await redactPdf(await locked(), [])).toMatchObject({ ok: false, reason: 'encrypted' });
  });
});

const locked = (): Promise<Buffer> =>
  new Promise((resolve) => {
    const doc = new PDFDocument({ userPassword: 'only with it', pdfVersion: '1.7' });
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.text('locked').end();
  });
