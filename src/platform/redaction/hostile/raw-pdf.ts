/** A PDF from its objects alone, counted from 1, object 1 being the catalog; for files that no honest program writes. */
export function rawPdf(objects: readonly string[], trailer = ''): Buffer {
  const parts = ['%PDF-1.7\n'];
  const places: number[] = [];
  let length = parts[0]!.length;
  objects.forEach((body, index) => {
    places.push(length);
    const part = `${index + 1} 0 obj\n${body}\nendobj\n`;
    parts.push(part);
    length += part.length;
  });
  return Buffer.from(`${parts.join('')}${tableAt(places, length, `/Root 1 0 R ${trailer}`)}`, 'latin1');
}

/** A later version behind a file: the object of that number is replaced, the earlier one stays in the bytes. */
export function revised(file: Buffer, number: number, body: string): Buffer {
  const text = file.toString('latin1');
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)![1];
  const size = /\/Size (\d+)/u.exec(text)![1];
  const place = file.length;
  const added = `${number} 0 obj\n${body}\nendobj\n`;
  const table = `xref\n${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R /Prev ${before} >>\nstartxref\n${place + added.length}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(`${added}${table}${end}`, 'latin1')]);
}

export const stream = (data: string, head = ''): string =>
  `<< ${head} /Length ${data.length} >>\nstream\n${data}\nendstream`;

/** One page with a content, fonts F (Helvetica) and more; further objects begin at 6. */
export function onePage(
  content: string,
  { page = '', catalog = '', fonts = '', resources = '', more = [] }: PageExtras = {},
): Buffer {
  return rawPdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R ${fonts} >> ${resources} >> ${page} >>`,
    stream(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
  ]);
}

function tableAt(places: readonly number[], start: number, root: string): string {
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${places.length + 1} ${root} >>\nstartxref\n${start}\n%%EOF\n`;
}

export interface PageExtras {
  readonly page?: string;
  readonly catalog?: string;
  readonly fonts?: string;
  readonly resources?: string;
  readonly more?: readonly string[];
}
