import { describe, expect, it } from 'vitest';
import { ok } from '#kernel/result';
import { type BurntPage, checkResult, type Finding } from './check/check-result.ts';
import { type BurntBox, burn } from './engine/burn.ts';
import { draw, type Raster } from './engine/draw.ts';
import { withPage, withPdf } from './engine/open-pdf.ts';
import { readGlyphs } from './engine/read-glyphs.ts';
import { onePage, revised } from './hostile/raw-pdf.ts';
import { redactHere } from './redact-here.ts';
import { encodeJpeg } from './write/jpeg.ts';
import { type PageImage, pageImage } from './write/page-image.ts';
import { textRuns } from './write/text-runs.ts';
import { writePdf } from './write/write-pdf.ts';

const secret = 'Wiebke Offenbecher';
const size = { width: 300, height: 200 };
const paper = onePage(`BT /F 14 Tf 20 150 Td (${secret}) Tj ET BT /F 14 Tf 20 60 Td (Bescheid) Tj ET`);
const box: BurntBox = { left: 15, top: 33, width: 200, height: 24, first: -1, labels: [] };
const burnt: BurntPage = { size, boxes: [box], stampOf: () => undefined };
const strings = [{ string: secret, isGiven: true }];

describe('a slip in making the result is found', () => {
  it('none is found where none was made', async () => {
    expect(await attack(await made({}))).toEqual([]);
  });
  it('boxes that were never burnt into the picture', async () => {
    expect(await attack(await made({ isBurnt: false }))).toEqual([{ kind: 'pixels', page: 1 }]);
  });
  it('text that stayed below the black box', async () => {
    expect(await attack(await made({ keepsText: true }))).toContainEqual({ kind: 'text', string: secret, page: 1 });
  });
  it('metadata that were taken over', async () => {
    const result = (await made({})).toString('latin1').replace('/Root', `/Info << /Title (Akte ${secret}) >> /Root`);
    const kinds = (await attack(Buffer.from(result, 'latin1'))).map((found) =>
      found.kind === 'structure' ? found.what : found.kind,
    );
    expect(kinds).toEqual(expect.arrayContaining(['bytes', 'name Info', 'name Title', 'a string outside of the text']));
  });
  it('a later version behind the end', async () => {
    expect(await attack(revised(await made({}), 5, '<< /Type /Page >>'))).toContainEqual({
      kind: 'structure',
      what: 'more than one version',
    });
  });
  it('bytes hidden behind packed data, behind the pixels of a picture, and in a comment of one', async () => {
    const image = await pictureOf(true);
    const longer = { ...image, data: Buffer.concat([image.data, Buffer.from(secret)]) };
    expect(await attack(write(longer))).toContainEqual({
      kind: 'structure',
      what: 'data behind or instead of packed data',
    });
    const jpeg = Buffer.from(encodeJpeg(await drawn(true), true));
    const comment = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 2 + secret.length]),
      Buffer.from(secret),
      jpeg.subarray(2),
    ]);
    for (const data of [comment, Buffer.concat([jpeg, Buffer.from(secret)])]) {
      expect(await attack(write({ ...size, kind: 'grey-jpeg', data }))).toContainEqual({
        kind: 'structure',
        what: 'a picture with more than its pixels',
      });
    }
    expect(await attack(write({ ...size, kind: 'grey-jpeg', data: jpeg }))).toEqual([]);
  });
});

describe('blacking out', () => {
  it('is refused when the string stands somewhere else, unless somebody said that it may', async () => {
    const twice = onePage(
      `BT /F 14 Tf 20 150 Td (${secret}) Tj ET BT /F 14 Tf 20 60 Td (Frau Offen-) Tj ET BT /F 14 Tf 20 44 Td (becher) Tj ET BT /F 14 Tf 20 20 Td (WIEBKE OFFENBECHER) Tj ET`,
    );
    const marks = [{ page: 1, box: [15, 33, 200, 24] as const }];
    const refused = await redactHere(twice, marks, { dpi: 72 });
    expect(refused).toMatchObject({ ok: false, reason: 'survived', details: { strings: [secret], pages: ['1'] } });
    expect(await redactHere(twice, marks, { dpi: 72, allowed: [secret] })).toMatchObject({
      ok: true,
      value: { removed: [secret] },
    });
    expect(await redactHere(twice, marks, { dpi: 72, allowed: [secret], terms: ['Offenbecher'] })).toMatchObject({
      details: { strings: ['Offenbecher'] },
    });
  });
  it('refuses a label that tells what it hides', async () => {
    const done = await redactHere(paper, [{ page: 1, box: [15, 33, 200, 24], label: secret }], { dpi: 72 });
    expect(done).toMatchObject({ ok: false, reason: 'survived' });
  });
  it('keeps what is not marked as text that can be found, and says where something is missing', async () => {
    const done = await redactHere(paper, [{ page: 1, box: [15, 33, 200, 24], label: '§ 5 Abs. 1' }], { dpi: 72 });
    const text = await withPdf(done.ok ? done.value.bytes : new Uint8Array(), (pdf) =>
      ok(
        withPage(pdf, 0, readGlyphs)
          ?.map(({ char }) => char)
          .join(''),
      ),
    );
    expect(text.ok && text.value?.replaceAll(/\s+/gu, ' ').trim()).toBe('[geschwärzt: § 5 Abs. 1] Bescheid');
  });
  it('refuses pages and boxes that are not there', async () => {
    for (const mark of [
      { page: 2, box: [0, 0, 1, 1] },
      { page: 1, box: [400, 0, 10, 10] },
      { page: 1, box: [0, 0, 0, 10] },
    ] as const) {
      expect(await redactHere(paper, [mark], { dpi: 72 })).toMatchObject({ ok: false, reason: 'mark-outside' });
    }
  });
});

async function made({ isBurnt = true, keepsText = false }): Promise<Buffer> {
  const glyphs = await withPdf(paper, (pdf) => ok(withPage(pdf, 0, readGlyphs)));
  const all = (glyphs.ok && glyphs.value) || [];
  const end = all.findIndex(({ char }) => char === '\n');
  return write(
    await pictureOf(isBurnt),
    textRuns(
      all,
      all.map((_, index) => keepsText || index > end),
      new Map(),
    ),
  );
}

const write = (image: PageImage, lines: ReturnType<typeof textRuns> = []): Buffer =>
  Buffer.from(writePdf([{ ...size, image, lines }], 'de'));
const pictureOf = async (isBurnt: boolean): Promise<PageImage> => pageImage(await drawn(isBurnt));

async function drawn(isBurnt: boolean): Promise<Raster> {
  const raster = await withPdf(paper, (pdf) => ok(withPage(pdf, 0, (page) => draw(page, size))));
  if (!raster.ok || !raster.value) throw new Error('the paper cannot be drawn');
  if (isBurnt) burn(raster.value, [box], () => undefined);
  return raster.value;
}

const attack = (bytes: Uint8Array): Promise<Finding[]> => checkResult(bytes, { strings, burnt: new Map([[1, burnt]]) });
