import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ok } from '#kernel/result';
import { type BurntPage, checkResult } from './check/check-result.ts';
import { withPage, withPdf } from './engine/open-pdf.ts';
import { readGlyphs } from './engine/read-glyphs.ts';
import { hostileFile, trickCount } from './hostile/generate.ts';
import { findHere } from './look-here.ts';
import { redactHere } from './redact-here.ts';
import type { RedactionMark } from './types.ts';

const files = 200;
const dpi = 72;

describe('200 files that hide a string', () => {
  it(`lose it, whatever the way of hiding (${trickCount} ways)`, async () => {
    const left: string[] = [];
    for (let index = 0; index < files; index += 1) {
      const file = await hostileFile(index);
      const marks = await marksFor(file);
      const done = await redactHere(file.bytes, marks, { terms: [file.secret], dpi });
      if (!done.ok) left.push(`${index} ${file.trick}: ${done.reason} ${JSON.stringify(done.details)}`);
      else if (await stillThere(done.value.bytes, file.secret)) left.push(`${index} ${file.trick}: still there`);
    }
    expect(left).toEqual([]);
  });

  it('have it before, as the same attack finds by reading text and bytes, and as pixels that are not black', async () => {
    const passed: string[] = [];
    for (let index = 0; index < trickCount; index += 1) {
      const { trick, bytes, secret, box } = await hostileFile(index);
      const burnt = box ? new Map([[1, burntAt(box)]]) : new Map();
      const findings = await checkResult(bytes, { strings: [{ string: secret, isGiven: true }], burnt });
      if (!findings.some(({ kind }) => kind === (box ? 'pixels' : 'text') || (!box && kind === 'bytes')))
        passed.push(trick);
    }
    expect(passed).toEqual([]);
  });
});

const burntAt = ([left, top, width, height]: readonly [number, number, number, number]): BurntPage => ({
  size: { width: 300, height: 200 },
  boxes: [{ left, top, width, height, first: -1, labels: [] }],
  stampOf: () => undefined,
});

async function marksFor(file: Awaited<ReturnType<typeof hostileFile>>): Promise<RedactionMark[]> {
  const found = await findHere(file.bytes, [file.secret]);
  if (!found.ok) throw new Error(`${file.trick}: ${found.reason}`);
  const own = file.box ? [{ page: 1, box: file.box, label: '§ 5' }] : [];
  return [...found.value.found.flatMap(({ page, boxes }) => boxes.map((box) => ({ page, box, label: '§ 5' }))), ...own];
}

/** A second opinion that shares nothing with the check in use but PDFium: all text without anything but letters and digits, and all bytes unpacked. */
async function stillThere(bytes: Uint8Array, secret: string): Promise<boolean> {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const text = await withPdf(bytes, (pdf) =>
    ok(
      Array.from(
        { length: pdf.pages },
        (_, page) =>
          withPage(pdf, page, readGlyphs)
            ?.map(({ char }) => char)
            .join('') ?? '',
      ).join('\n'),
    ),
  );
  const file = Buffer.from(bytes).toString('latin1');
  const unpacked = [...file.matchAll(/stream\n/gu)].map(({ index }) => {
    try {
      return inflateSync(Buffer.from(bytes).subarray(index + 7)).toString('latin1');
    } catch {
      return '';
    }
  });
  return !text.ok || [text.value, file, ...unpacked].some((one) => bare(one).includes(bare(secret)));
}
