/** The shortest text a pattern takes, at least so long; undefined when the pattern uses more than letters, classes, groups and counts. */
export function sampleText(pattern: string, minLength: number, maxLength: number): string | undefined {
  let whole: RegExp;
  try {
    whole = new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
  const fits = (text: string): boolean =>
    [...text].length >= minLength && [...text].length <= maxLength && whole.test(text);
  const known = candidates.find(fits);
  if (known !== undefined) return known;
  for (let extra = 0; extra <= 40; extra += 1) {
    const built = new Builder(pattern, extra).build();
    if (built !== null && fits(built)) return built;
  }
  return undefined;
}

class Builder {
  readonly #text: string;
  readonly #extra: number;
  #at = 0;
  #steps = 0;

  constructor(text: string, extra: number) {
    this.#text = text;
    this.#extra = extra;
  }

  build(): string | null {
    try {
      const text = this.#alternatives();
      return this.#at === this.#text.length ? text : null;
    } catch {
      return null;
    }
  }

  /** The first alternative; the others are read and left out. */
  #alternatives(): string {
    const first = this.#sequence();
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = '';
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? '')) {
      this.#steps += 1;
      if (this.#steps > 500) throw new Error('too long');
      const atom = this.#atom();
      text += atom.repeat(this.#count());
      if (text.length > 10_000) throw new Error('too long');
    }
    return text;
  }

  #atom(): string {
    const sign = this.#text[this.#at++];
    if (sign === '^' || sign === '$') return '';
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#class();
    if (sign === '\\') return this.#escape(this.#text[this.#at++] ?? '');
    return sign === '.' ? 'a' : (sign ?? '');
  }

  #group(): string {
    if (this.#text.startsWith('?:', this.#at)) this.#at += 2;
    else if (this.#text[this.#at] === '?') throw new Error('a look around cannot be built');
    const inner = this.#alternatives();
    if (this.#text[this.#at++] !== ')') throw new Error('open group');
    return inner;
  }

  #class(): string {
    const end = this.#text.indexOf(']', this.#at + 1);
    const body = this.#text.slice(this.#at, end);
    if (end < 0 || body.startsWith('^')) throw new Error('a class of what is not meant cannot be built');
    this.#at = end + 1;
    return body.startsWith('\\') ? this.#escape(body[1] ?? '') : (body[0] ?? '');
  }

  #escape(sign: string): string {
    if (/[pPbBk1-9]/.test(sign)) throw new Error('cannot be built');
    return escapes[sign] ?? sign;
  }

  #count(): number {
    const [written, low, , high] = /^(?:\{(\d+)(,(\d*))?\}|[*+?])\??/.exec(this.#text.slice(this.#at)) ?? [''];
    this.#at += written.length;
    if (written === '') return 1;
    if (low === undefined) return written[0] === '+' ? 1 + this.#extra : written[0] === '*' ? this.#extra : 0;
    const most =
      high === undefined ? (written.includes(',') ? Number.POSITIVE_INFINITY : Number(low)) : Number(high || 1e9);
    return Math.min(Number(low) + this.#extra, most);
  }
}

const escapes: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ', n: '\n', t: '\t', D: 'a', S: 'a', W: ' ' };
const candidates: readonly string[] = [
  ...['Muster', 'Musterstadt', '04109', '1', '12', '2026', '12345', '123456789', 'DE', 'muster@example.org'],
  ...['2026-01-15', '12:30', '+49 341 1234567', 'L', 'AB123456', 'DE123456789', 'Beispielangabe in zwei Wörtern'],
];
