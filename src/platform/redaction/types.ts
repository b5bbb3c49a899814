import type { Result } from '#kernel/result';

/** A place on a page as it is shown: page counted from 1; x, y, width and height in points, from the upper left corner. */
export interface RedactionMark {
  readonly page: number;
  readonly box: RedactionBox;
  /** Stands in the black box, such as the ground for leaving this out; never anything that is left out. */
  readonly label?: string;
}
export type RedactionBox = readonly [x: number, y: number, width: number, height: number];

export interface RedactionOptions {
  /** Besides what the marks cover: strings that must not stand anywhere in the result. */
  readonly terms?: readonly string[];
  /** Strings below a mark that may stand at other places, since somebody looked at each. */
  readonly allowed?: readonly string[];
  /** Dots per inch; without it 200, and 300 for small pages and small print. */
  readonly dpi?: number;
  /** Language of the text, for screen readers; without it German. */
  readonly language?: string;
}

export interface RedactedPdf {
  readonly bytes: Uint8Array;
  /** The strings that the marks covered, for the officer alone: never publish or log them. */
  readonly removed: readonly string[];
  readonly pages: number;
}

/** `encrypted`: opens only with a password; `survived`: details name the pages (`pages`) and strings (`strings`) that are left. */
export type RedactionRefusal = 'encrypted' | 'too-large' | 'too-slow' | 'broken' | 'mark-outside' | 'survived';

export type RedactPdf = (
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
  options?: RedactionOptions,
) => Promise<Result<RedactedPdf, RedactionRefusal>>;

export type TermKind = 'given' | 'name' | 'email' | 'phone' | 'iban' | 'birth-date' | 'address' | 'tax-number';

/** A suggestion: what stands there, why it is suggested, and one box for each line that it covers. */
export interface FoundTerm {
  readonly kind: TermKind;
  readonly text: string;
  readonly page: number;
  readonly boxes: readonly RedactionBox[];
  /** False for text that nobody can see; it is left out of every result. */
  readonly isVisible: boolean;
}

/** Sizes in points, as shown. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export type FindTerms = (
  bytes: Uint8Array,
  terms?: readonly string[],
) => Promise<Result<{ readonly pages: readonly PageSize[]; readonly found: readonly FoundTerm[] }, RedactionRefusal>>;

/** One page as PNG, for the screen of the one who marks. */
export type DrawPage = (
  bytes: Uint8Array,
  page: number,
  dpi?: number,
) => Promise<Result<{ readonly png: Uint8Array; readonly size: PageSize }, RedactionRefusal>>;
