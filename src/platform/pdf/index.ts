export { letterPdf } from './letter-pdf.ts';
export { letterText } from './letter-text.ts';
export type * from './types.ts';
