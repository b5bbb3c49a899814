import { PDFiumModule } from '@hyzyla/pdfium';

/** The PDF engine (PDFium as WebAssembly), loaded once; it can reach neither disk nor network. */
export const loadPdfium = (): Promise<Pdfium> => {
  loaded ??= start();
  return loaded;
};

/** Runs with some bytes of the engine's own memory and gives them back afterwards. */
export function withMemory<T>(pdfium: Pdfium, size: number, run: (at: number) => T): T {
  const at = pdfium.wasmExports.malloc(size);
  if (at === 0) throw new RangeError('no memory left for the page');
  try {
    return run(at);
  } finally {
    pdfium.wasmExports.free(at);
  }
}

let loaded: Promise<Pdfium> | undefined;

async function start(): Promise<Pdfium> {
  const pdfium = (await PDFiumModule({})) as unknown as Pdfium;
  pdfium._FPDF_InitLibrary();
  return pdfium;
}

/** The functions of PDFium's public headers that are used here; pointers are numbers. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly wasmExports: { malloc(size: number): number; free(at: number): void };
  _FPDF_InitLibrary(): void;
  _FPDF_LoadMemDocument(at: number, size: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDF_PageToDevice(
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    x: number,
    y: number,
    toX: number,
    toY: number,
  ): number;
  _FPDFDOC_InitFormFillEnvironment(document: number, info: number): number;
  _FPDFDOC_ExitFormFillEnvironment(form: number): void;
  _FPDFPage_Flatten(page: number, usage: number): number;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  _FPDFText_GetCharAngle(text: number, index: number): number;
  _FPDFText_GetTextObject(text: number, index: number): number;
  _FPDFTextObj_GetTextRenderMode(object: number): number;
  _FPDFTextObj_SetTextRenderMode(object: number, mode: number): number;
  _FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number;
  _FPDFPageObj_SetFillColor(object: number, r: number, g: number, b: number, a: number): number;
  _FPDFPageObj_SetStrokeColor(object: number, r: number, g: number, b: number, a: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, at: number, stride: number): number;
  _FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ): number;
  _FPDFBitmap_GetBuffer(bitmap: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  _FPDFDoc_GetAttachmentCount(document: number): number;
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, size: number): number;
}
