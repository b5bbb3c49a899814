import { inProcess } from './in-process.ts';
import type { DrawPage, FindTerms, RedactPdf } from './types.ts';

/**
 * Blacks out parts of a PDF so that nothing of them is left: every page becomes a picture with its visible text below, and nothing else of the file is kept.
 * The result is read, searched and drawn anew, and refused (`survived`) when a string is still there. Without marks the file is cleaned alone.
 */
export const redactPdf: RedactPdf = (bytes, marks, options = {}) =>
  inProcess({ kind: 'redact', input: [bytes, marks, options] });

/** Where given strings, and what looks like a person's data, stand in a PDF. A help: what is in pictures it cannot find. */
export const findTerms: FindTerms = (bytes, terms = []) => inProcess({ kind: 'find', input: [bytes, terms] });

/** One page as a picture for the one who marks, with a grid of 10 millimetres, 96 dots per inch unless told otherwise. */
export const drawPage: DrawPage = (bytes, page, dpi = 96) => inProcess({ kind: 'draw', input: [bytes, page, dpi] });

export type * from './types.ts';
