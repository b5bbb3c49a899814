import type { OpenPage } from './open-pdf.ts';

/** Draws a page as it is shown, on white. */
export function draw({ pdfium, page }: OpenPage, { width, height }: PixelSize, isSharp = false): Raster {
  const stride = width * 4;
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, blueGreenRed, 0, 0);
  if (bitmap === 0) throw new RangeError('no memory left for the page');
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffff_ffff);
    const flags = inRedGreenBlue | withNotes | (isSharp ? withoutSmoothing : 0);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    const at = pdfium._FPDFBitmap_GetBuffer(bitmap);
    return { width, height, rgba: pdfium.HEAPU8.slice(at, at + stride * height) };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
  }
}

/** Pixels that a page takes at a resolution in dots per inch. */
export const pixelsOf = ({ width, height }: PixelSize, dpi: number): PixelSize => ({
  width: Math.max(1, Math.round((width * dpi) / 72)),
  height: Math.max(1, Math.round((height * dpi) / 72)),
});

const blueGreenRed = 3;
const withNotes = 0x01;
const inRedGreenBlue = 0x10;
const withoutSmoothing = 0x1000;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Four bytes for each pixel, row by row from the top: red, green, blue and one unused. */
export interface Raster extends PixelSize {
  readonly rgba: Uint8Array;
}
