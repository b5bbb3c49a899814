import type { Result } from '#kernel/result';

/** A place on a page as it is shown: page counted from 1; x, y, width and height in points, from the upper left corner. */
export interface Mark {
  readonly page: number;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  /** The ground for leaving this out, as in the register of exemptions; it stands in the black box. */
  readonly label?: string;
}

/** The strings in `removed` are for the officer alone: never publish, log or keep them with the result. */
export interface RedactedFile {
  readonly bytes: Uint8Array;
  readonly removed: readonly string[];
  readonly pages: number;
}

/** `survived`: details name the pages (`pages`) and the strings (`strings`) that still stand there. */
export type RedactionRefusal = 'encrypted' | 'too-large' | 'too-slow' | 'broken' | 'mark-outside' | 'survived';

export interface RedactionChoices {
  /** Besides what the marks cover: strings that must not stand anywhere in the result. */
  readonly terms?: readonly string[];
  /** Strings below a mark that may stand at other places, since the officer looked at each. */
  readonly allowed?: readonly string[];
}

/** Given by `#platform/redaction` as `redactPdf`; a file without marks is cleaned of everything that cannot be seen. */
export type RedactPdf = (
  bytes: Uint8Array,
  marks: readonly Mark[],
  choices?: RedactionChoices,
) => Promise<Result<RedactedFile, RedactionRefusal>>;
