import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/**
 * Writes the four font files of `src/ui/fonts` from the Fira Sans that KERN ships: Latin-1 with the signs of everyday
 * text, and the further letters of DIN 91379 for names. Run only when the font or the letters change.
 */
export async function subsetFonts(): Promise<void> {
  for (const [weight, file] of weights) {
    const source = await readFile(new URL(`node_modules/@kern-ux/native/dist/fonts/fira-sans/${file}`, root));
    for (const [name, ranges] of Object.entries(letterRanges)) {
      const font = await subsetFont(source, textOf(ranges), { targetFormat: 'woff2' });
      const target = fileURLToPath(new URL(`src/ui/fonts/fira-sans-${weight}-${name}.woff2`, root));
      await writeFile(target, font);
      console.log(`${target}: ${font.length} bytes`);
    }
  }
}

function textOf(ranges: readonly (readonly [number, number])[]): string {
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
    .join('');
}

const root = new URL('../', import.meta.url);

const weights = [
  ['400', 'FiraSans-Regular.woff2'],
  ['600', 'FiraSans-SemiBold.woff2'],
] as const;

/** The same ranges stand as `unicode-range` in `src/ui/styles/fonts.css`. */
const letterRanges = {
  latin: [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x2009, 0x2009],
    [0x2010, 0x2026],
    [0x202f, 0x202f],
    [0x2030, 0x203a],
    [0x20ac, 0x20ac],
    [0x2190, 0x2193],
    [0x2212, 0x2212],
    [0x2264, 0x2265],
  ],
  'latin-ext': [
    [0x100, 0x24f],
    [0x259, 0x259],
    [0x292, 0x292],
    [0x2b0, 0x2ff],
    [0x300, 0x36f],
    [0x1e00, 0x1eff],
    [0x2113, 0x2113],
  ],
} as const;

await subsetFonts();
