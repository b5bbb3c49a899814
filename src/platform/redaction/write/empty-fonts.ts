/** Fonts whose letters are empty: they carry the text that a screen reader reads and a search finds below the picture of a page. */
export class EmptyFonts {
  readonly #codes = new Map<string, { readonly font: number; readonly code: number }>();

  /** Text as pieces of hexadecimal codes, each for one font, counted from 0. */
  encode(text: string): readonly { readonly font: number; readonly hex: string }[] {
    const pieces: { font: number; hex: string }[] = [];
    for (const char of text) {
      const { font, code } = this.#codeOf(char);
      const hex = code.toString(16).padStart(2, '0');
      const last = pieces.at(-1);
      if (last?.font === font) last.hex += hex;
      else pieces.push({ font, hex });
    }
    return pieces;
  }

  /** For each font its characters, from code 1 on. */
  get fonts(): readonly (readonly string[])[] {
    const chars = [...this.#codes.keys()];
    return Array.from({ length: Math.ceil(chars.length / perFont) }, (_, font) =>
      chars.slice(font * perFont, (font + 1) * perFont),
    );
  }

  #codeOf(char: string): { readonly font: number; readonly code: number } {
    const known = this.#codes.get(char);
    if (known) return known;
    const count = this.#codes.size;
    const next = { font: Math.floor(count / perFont), code: (count % perFont) + 1 };
    this.#codes.set(char, next);
    return next;
  }
}

/** The dictionary of a font after ISO 32000-1, 9.6.5 (Type 3), with `glyph` and `unicode` as references. */
export const emptyFont = (chars: readonly string[], glyph: string, unicode: string): string =>
  [
    '<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 500 750] /FontMatrix [0.001 0 0 0.001 0 0]',
    `/CharProcs << /e ${glyph} >> /Encoding << /Type /Encoding /Differences [1 ${chars.map(() => '/e').join(' ')}] >>`,
    `/FirstChar 1 /LastChar ${chars.length} /Widths [${chars.map(() => letterWidth).join(' ')}]`,
    `/Resources << >> /ToUnicode ${unicode} >>`,
  ].join('\n');

/** Which character each code means (9.10.3). */
export function unicodeMap(chars: readonly string[]): string {
  const rows = chars.map((char, index) => `<${(index + 1).toString(16).padStart(2, '0')}> <${utf16(char)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Text def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

const utf16 = (char: string): string => Buffer.from(char, 'utf16le').swap16().toString('hex');

export const emptyGlyph = '500 0 d0';
/** Thousandths of the size. */
export const letterWidth = 500;
const perFont = 255;
