import type { XmlFault } from '#kernel/xml';

/** Why a file is not read, with the line (from 1) where that shows. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly line: number;
  readonly detail: string;
}

/** A refusal as a value. */
export const refused = (code: RefusalCode, line: number, detail = ''): Refusal => ({
  ok: false,
  code,
  line,
  detail: detail.slice(0, 120),
});

export type RefusalCode = XmlFault | 'encoding' | 'not-xdf' | 'not-a-process' | 'nothing-asked';
