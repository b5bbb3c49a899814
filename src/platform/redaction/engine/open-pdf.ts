import { type Result, refuse } from '#kernel/result';
import type { RedactionRefusal } from '../types.ts';
import { loadPdfium, type Pdfium } from './pdfium.ts';

/** Opens a PDF for as long as `use` takes. Refused when it wants a password, is too large (50 MB, 300 pages), or cannot be read. */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (pdf: OpenPdf) => Result<T, RedactionRefusal>,
): Promise<Result<T, RedactionRefusal>> {
  if (bytes.length > mostBytes) return refuse('too-large', { maxBytes: mostBytes });
  const pdfium = await loadPdfium();
  const at = pdfium.wasmExports.malloc(Math.max(1, bytes.length));
  if (at === 0) return refuse('too-large', { maxBytes: mostBytes });
  pdfium.HEAPU8.set(bytes, at);
  try {
    const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0);
    if (document === 0) return refuse(pdfium._FPDF_GetLastError() === passwordWanted ? 'encrypted' : 'broken');
    try {
      return useOpen({ pdfium, document }, use);
    } finally {
      pdfium._FPDF_CloseDocument(document);
    }
  } finally {
    pdfium.wasmExports.free(at);
  }
}

function useOpen<T>(
  { pdfium, document }: Omit<OpenPdf, 'pages'>,
  use: (pdf: OpenPdf) => Result<T, RedactionRefusal>,
): Result<T, RedactionRefusal> {
  const pages = pdfium._FPDF_GetPageCount(document);
  if (pages < 1) return refuse('broken');
  if (pages > mostPages) return refuse('too-large', { maxPages: mostPages });
  const forms = openForms(pdfium, document);
  try {
    return use({ pdfium, document, pages });
  } finally {
    forms.close();
  }
}

/** With it PDFium draws the values of forms that bring no drawing of their own. */
function openForms(pdfium: Pdfium, document: number): { close(): void } {
  const info = pdfium.wasmExports.malloc(infoSize);
  if (info === 0) return { close: () => undefined };
  pdfium.HEAPU8.fill(0, info, info + infoSize);
  pdfium.HEAPU32[info >> 2] = 2;
  const form = pdfium._FPDFDOC_InitFormFillEnvironment(document, info);
  return {
    close: () => {
      if (form !== 0) pdfium._FPDFDOC_ExitFormFillEnvironment(form);
      pdfium.wasmExports.free(info);
    },
  };
}

/** The calls still open, since nothing here calls back: version 2 with all functions absent. */
const infoSize = 256;
const passwordWanted = 4;
const mostBytes = 50 * 1024 * 1024;
const mostPages = 300;

export interface OpenPdf {
  readonly pdfium: Pdfium;
  readonly document: number;
  readonly pages: number;
}

/** `withPdf` alone opens; this one page of it, drawn with what stands on it as notes and in forms. */
export function withPage<T>({ pdfium, document }: OpenPdf, index: number, use: (page: OpenPage) => T): T | undefined {
  const first = pdfium._FPDF_LoadPage(document, index);
  if (first === 0) return undefined;
  // What is shown of notes and forms becomes part of the page, so that it can be found and drawn like the rest.
  pdfium._FPDFPage_Flatten(first, 0);
  pdfium._FPDF_ClosePage(first);
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) return undefined;
  try {
    return use({ pdfium, page, width: pdfium._FPDF_GetPageWidthF(page), height: pdfium._FPDF_GetPageHeightF(page) });
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}

/** Sizes in points, as shown. */
export interface OpenPage {
  readonly pdfium: Pdfium;
  readonly page: number;
  readonly width: number;
  readonly height: number;
}
