/** Follows a parser through the text to know the line, in one pass over the whole document. */
export class LineCounter {
  line = 1;
  #position = 0;
  /** Looked up once per line, so that a file of one line costs no more than others. */
  #nextBreak: number;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#nextBreak = this.#breakAfter(0);
  }

  /** Goes on to the next place where the mark stands, and gives its line. */
  advance(mark: string): number {
    const at = this.#text.indexOf(mark, this.#position);
    if (at < 0) return this.line;
    while (this.#nextBreak < at) {
      this.line += 1;
      this.#nextBreak = this.#breakAfter(this.#nextBreak + 1);
    }
    this.#position = at + mark.length;
    return this.line;
  }

  #breakAfter(from: number): number {
    const at = this.#text.indexOf('\n', from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }
}
