/** Follows a parser through the text to know the line, in one pass over the whole document. */
export class LineCounter {
  line = 1;
  #position = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes on to the next place where the mark stands, and gives its line. */
  advance(mark: string): number {
    const at = this.#text.indexOf(mark, this.#position);
    if (at < 0) return this.line;
    for (let next = this.#text.indexOf('\n', this.#position); next >= 0 && next < at; ) {
      this.line += 1;
      next = this.#text.indexOf('\n', next + 1);
    }
    this.#position = at + mark.length;
    return this.line;
  }
}
