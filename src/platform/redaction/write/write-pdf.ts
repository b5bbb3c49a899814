import { deflateSync } from 'node:zlib';
import { EmptyFonts, emptyFont, emptyGlyph, letterWidth, unicodeMap } from './empty-fonts.ts';
import type { PageImage } from './page-image.ts';
import type { TextLine, TextRun } from './text-runs.ts';

/**
 * A new PDF 1.7 from pictures of pages with their text below, unseen. It has nothing else: no title, author or date, no notes, forms, layers, bookmarks,
 * attached files, scripts or earlier versions, because nothing of another file is ever copied into it. Each line of text is a tagged paragraph.
 */
export function writePdf(pages: readonly NewPage[], language: string): Uint8Array {
  const file = new Objects();
  const fonts = new EmptyFonts();
  const [catalog, tree, root, parents] = [file.reserve(), file.reserve(), file.reserve(), file.reserve()];
  const contents = pages.map((page) => contentOf(page, fonts));
  const fontIds = writeFonts(file, fonts);
  const paragraphs: number[] = [];
  const nums: string[] = [];
  const pageIds = pages.map((page, index) => {
    const [id, image, content] = [
      file.reserve(),
      writeImage(file, page.image),
      file.stream('', Buffer.from(contents[index]!, 'latin1')),
    ];
    const own = page.lines.map((_, line) =>
      file.add(`<< /Type /StructElem /S /P /P ${root} 0 R /Pg ${id} 0 R /K ${line} >>`),
    );
    paragraphs.push(...own);
    nums.push(`${index} [${refs(own)}]`);
    file.set(
      id,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${round(page.width)} ${round(page.height)}] /StructParents ${index} /Tabs /S
/Resources << /XObject << /I ${image} 0 R >> /Font << ${fontIds.map((font, at) => `/F${at} ${font} 0 R`).join(' ')} >> >> /Contents ${content} 0 R >>`,
    );
    return id;
  });
  file.set(tree, `<< /Type /Pages /Count ${pages.length} /Kids [${refs(pageIds)}] >>`);
  file.set(root, `<< /Type /StructTreeRoot /K [${refs(paragraphs)}] /ParentTree ${parents} 0 R >>`);
  file.set(parents, `<< /Nums [${nums.join(' ')}] >>`);
  file.set(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /StructTreeRoot ${root} 0 R /MarkInfo << /Marked true >> /Lang (${language.replaceAll(/[^A-Za-z-]/gu, '')}) >>`,
  );
  return file.done(catalog);
}

function contentOf({ width, height, lines }: NewPage, fonts: EmptyFonts): string {
  const picture = `/Artifact BMC\nq ${round(width)} 0 0 ${round(height)} 0 0 cm /I Do Q\nEMC`;
  const text = lines.map(
    (line, at) =>
      `/P << /MCID ${at} >> BDC\nBT 3 Tr\n${line.map((run) => showRun(run, height, fonts)).join('\n')}\nET\nEMC`,
  );
  return [picture, ...text].join('\n');
}

/** One word, stretched to the length that it has in the picture, with a blank behind it. */
function showRun({ text, x, y, direction, length, size }: TextRun, height: number, fonts: EmptyFonts): string {
  const [cos, sin] = [Math.cos(direction), -Math.sin(direction)];
  const stretch = (length / Math.max(1, [...text].length) / ((size * letterWidth) / 1000)) * 100;
  const pieces = fonts.encode(`${text} `).map(({ font, hex }) => `/F${font} ${round(size)} Tf <${hex}> Tj`);
  return `${round(stretch)} Tz ${round(cos)} ${round(sin)} ${round(-sin)} ${round(cos)} ${round(x)} ${round(height - y)} Tm ${pieces.join(' ')}`;
}

function writeFonts(file: Objects, fonts: EmptyFonts): number[] {
  const glyph = file.stream('', Buffer.from(emptyGlyph));
  return fonts.fonts.map((chars) =>
    file.add(emptyFont(chars, `${glyph} 0 R`, `${file.stream('', Buffer.from(unicodeMap(chars)))} 0 R`)),
  );
}

function writeImage(file: Objects, { width, height, kind, data, palette }: PageImage): number {
  const head = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} `;
  if (kind === 'greys') return file.packed(`${head}/ColorSpace /DeviceGray /BitsPerComponent 4`, data);
  if (palette) {
    const table = `<${Buffer.from(palette).toString('hex')}>`;
    return file.packed(
      `${head}/ColorSpace [/Indexed /DeviceRGB ${palette.length / 3 - 1} ${table}] /BitsPerComponent 8`,
      data,
    );
  }
  const space = kind === 'grey-jpeg' ? '/DeviceGray' : '/DeviceRGB';
  return file.raw(`${head}/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`, data);
}

/** The objects of a file, numbered from 1, then the table of their places. */
class Objects {
  readonly #bodies: (Uint8Array | undefined)[] = [];

  reserve(): number {
    return this.#bodies.push(undefined);
  }

  set(id: number, body: string): void {
    this.#bodies[id - 1] = Buffer.from(body, 'latin1');
  }

  add(body: string): number {
    return this.#bodies.push(Buffer.from(body, 'latin1'));
  }

  stream(head: string, data: Uint8Array): number {
    return this.packed(head, deflateSync(data));
  }

  packed(head: string, data: Uint8Array): number {
    return this.raw(`${head} /Filter /FlateDecode`, data);
  }

  raw(head: string, data: Uint8Array): number {
    const open = Buffer.from(`<< ${head.trim()} /Length ${data.length} >>\nstream\n`, 'latin1');
    return this.#bodies.push(Buffer.concat([open, data, Buffer.from('\nendstream', 'latin1')]));
  }

  done(catalog: number): Uint8Array {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1')];
    let length = parts[0]!.length;
    const places = this.#bodies.map((body, index) => {
      const place = length;
      const part = Buffer.concat([
        Buffer.from(`${index + 1} 0 obj\n`),
        body ?? Buffer.from('null'),
        Buffer.from('\nendobj\n'),
      ]);
      parts.push(part);
      length += part.length;
      return place;
    });
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const count = places.length + 1;
    const end = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root ${catalog} 0 R >>\nstartxref\n${length}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
  }
}

const refs = (ids: readonly number[]): string => ids.map((id) => `${id} 0 R`).join(' ');
const round = (value: number): string => (Math.abs(value) < 0.005 ? '0' : String(Math.round(value * 100) / 100));

/** Sizes and places in points. */
export interface NewPage {
  readonly width: number;
  readonly height: number;
  readonly image: PageImage;
  readonly lines: readonly TextLine[];
}
