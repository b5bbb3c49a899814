import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, it } from 'vitest';

let css = '';
let texts: readonly string[] = [];
beforeAll(async () => {
  css = await readFile(new URL('fonts.css', import.meta.url), 'utf8');
  const files = await Array.fromAsync(glob('src/{ui,modules/*}/texts/**/*de.ts', { cwd: root }));
  const sources = await Promise.all(files.map((file) => readFile(root + file, 'utf8')));
  texts = sources.join('\n').match(/(?<=')[^'\n]{15,}(?=')/g) ?? [];
});

describe('what stands in for Fira Sans', () => {
  // Helvetica is as wide as Arial.
  it.each([
    ['Arial', 400, 'Helvetica', firaOf('Regular')],
    ['Arial', 600, 'Helvetica-Bold', firaOf('SemiBold')],
    ['Noto', 400, fontFile('NotoSans-Regular'), firaOf('Regular')],
    ['Noto', 600, fontFile('NotoSans-Bold'), firaOf('SemiBold')],
  ] as const)('is as wide in %s %s', (name, weight, font, fira) => {
    const needed = (100 * widthIn(fira)) / widthIn(font);
    expect(Math.abs(faceOf(name, weight)['size-adjust']! - needed)).toBeLessThan(0.5);
  });

  it.each(['Arial', 'Roboto', 'Noto', 'DejaVu'])('is as high in %s', (name) => {
    for (const weight of [400, 600]) {
      const face = faceOf(name, weight);
      const part = face['size-adjust']! / 100;
      expect(face['ascent-override']! * part).toBeCloseTo(93.5, 0);
      expect(face['descent-override']! * part).toBeCloseTo(26.5, 0);
      expect(face['line-gap-override']).toBe(0);
    }
  });
});

/** All our German texts in one line, with kerning. */
function widthIn(font: string): number {
  const paper = new PDFDocument({ autoFirstPage: false }).font(font);
  return texts.reduce((sum, text) => sum + paper.widthOfString(text), 0);
}

/** The figures of one `@font-face` rule, in percent. */
function faceOf(name: string, weight: number): Readonly<Record<string, number>> {
  const rule = new RegExp(`font-family: "Fitted ${name}";\\s+font-weight: ${weight};[^}]*`).exec(css)?.[0] ?? '';
  return Object.fromEntries([...rule.matchAll(/([\w-]+): ([\d.]+)%/g)].map(([, key, value]) => [key!, Number(value)]));
}

function firaOf(weight: string): string {
  return fontFile(`FiraSans-${weight}`);
}

function fontFile(name: string): string {
  return `${root}src/platform/pdf/fonts/${name}.ttf`;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
