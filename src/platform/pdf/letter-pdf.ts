import type { Letter } from './types.ts';

/**
 * Gives the letter as a tagged PDF (PDF/A-2a, PDF/UA-1) on A4 after DIN 5008 form B, ready for a window envelope. What draws it is
 * read with the first letter: with its fonts it takes 20 MB.
 */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const { drawLetter } = await import('./draw-letter.ts');
  return drawLetter(letter);
}
