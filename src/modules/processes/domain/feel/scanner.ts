import { namePart, nameStart } from './names.ts';
import type { FeelSyntaxCode } from './problem-codes.ts';

/** Walks over a FEEL text: white space, comments, symbols, keywords and words. */
export class Scanner {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  skip(): void {
    for (;;) {
      skipPattern.lastIndex = this.position;
      const length = skipPattern.exec(this.text)?.[0].length ?? 0;
      if (length === 0) return;
      this.position += length;
    }
  }

  atEnd(): boolean {
    this.skip();
    return this.position >= this.text.length;
  }

  looksAt(symbol: string): boolean {
    this.skip();
    return this.text.startsWith(symbol, this.position);
  }

  accept(symbol: string): boolean {
    if (!this.looksAt(symbol)) return false;
    this.position += symbol.length;
    return true;
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) this.fail('feel.expected', { expected: symbol });
  }

  looksAtKeyword(word: string): boolean {
    this.skip();
    wordPattern.lastIndex = this.position;
    return wordPattern.exec(this.text)?.[0] === word;
  }

  acceptKeyword(word: string): boolean {
    if (!this.looksAtKeyword(word)) return false;
    this.position += word.length;
    return true;
  }

  expectKeyword(word: string): void {
    if (!this.acceptKeyword(word)) this.fail('feel.expected', { expected: word });
  }

  /** The text the sticky pattern matches here, consumed; null when it does not match. */
  match(pattern: RegExp): string | null {
    this.skip();
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.position += found.length;
    return found;
  }

  fail(code: FeelSyntaxCode, params: Record<string, string | number> = {}): never {
    throw new FeelSyntaxError(code, this.position, params);
  }
}

/** A text that is no FEEL, with the position of the first character that does not fit. */
export class FeelSyntaxError extends Error {
  readonly code: FeelSyntaxCode;
  readonly position: number;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: FeelSyntaxCode, position: number, params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.position = position;
    this.params = params;
  }
}

const skipPattern = /\s+|\uFEFF|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const wordPattern = new RegExp(`[${nameStart}][${namePart}]*`, 'uy');
