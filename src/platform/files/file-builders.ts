import { crc32, deflateSync } from 'node:zlib';

/** A small PNG, good unless told otherwise. For tests. */
export const aPng = (wish: PngWish = {}): Uint8Array => {
  const { width = 4, height = 4, depth = 8, interlace = 0, extra = [] } = wish;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 6, 0, 0, interlace], 8);
  const raw = wish.raw ?? Buffer.alloc(4 * (1 + 4 * 4));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [start, chunk('IHDR', header), ...extra, chunk('IDAT', deflateSync(raw)), chunk('IEND', '')];
  return new Uint8Array(Buffer.concat(parts));
};

export const chunk = (type: string, data: Uint8Array | string): Uint8Array => {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A JPEG whose segments are right; its scan data is not decoded by any check. For tests. */
export const aJpeg = (wish: JpegWish = {}): Uint8Array => {
  const { width = 8, height = 8, scans = 1, scan = Buffer.from([0x12, 0x34]), extra = [] } = wish;
  const frame = segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]));
  const pictures = Array.from({ length: scans }, () => [segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), scan]).flat();
  const parts = [Buffer.from([0xff, 0xd8]), ...extra, segment(0xdb, Buffer.alloc(65, 1)), frame, ...pictures];
  return new Uint8Array(Buffer.concat([...parts, Buffer.from([0xff, 0xd9])]));
};

export const segment = (marker: number, data: Uint8Array | string): Uint8Array => {
  const body = Buffer.from(data as string, 'latin1');
  const length = body.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), body]);
};

/** A HEIC with one picture and, on wish, an Exif item in its media data. For tests. */
export const aHeic = (wish: HeicWish = {}): Uint8Array => {
  const { width = 100, exif = '', more = [] } = wish;
  const start = box('ftyp', 'heic\0\0\0\0mif1heic');
  const build = (at: number): Buffer => {
    const size = Buffer.alloc(12);
    size.writeUInt32BE(width, 4);
    size.writeUInt32BE(100, 8);
    const place = Buffer.alloc(22);
    place.set([0, 0, 0, 0, 0x44, 0, 0, 1, 0, 2, 0, 0, 0, 1]);
    place.writeUInt32BE(wish.exifAt ?? at, 14);
    place.writeUInt32BE(exif.length, 18);
    const items = [box('infe', '\x02\0\0\0\0\x01\0\0hvc1\0'), box('infe', '\x02\0\0\0\0\x02\0\0Exif\0')];
    const list = box('iinf', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 2]), ...items]));
    const shape = box('iprp', box('ipco', box('ispe', size)));
    const meta = Buffer.concat([Buffer.alloc(4), box('pitm', '\0\0\0\0\0\x01'), list, box('iloc', place), shape]);
    return Buffer.concat([start, box('meta', meta), ...more, box('mdat', `PICTURE${exif}`)]);
  };
  return new Uint8Array(build(build(0).length - exif.length));
};

export const box = (type: string, data: Uint8Array | string): Uint8Array => {
  const body = Buffer.from(data as string, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A PDF of one empty page. For tests. */
export const aPdf = (wish: PdfWish = {}): Uint8Array => {
  const { catalog = '', trailer = '', extra = [] } = wish;
  const content = '4 0 obj << /Length 12 >>\nstream\n1 0 0 1 0 0 cm\nendstream endobj';
  const objects = [
    `1 0 obj << /Type /Catalog /Pages 2 0 R ${catalog} >> endobj`,
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj',
    content,
    ...extra,
  ];
  const body = `%PDF-1.4\n${objects.join('\n')}\n`;
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 5 ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body + end, 'latin1'));
};

/** An object stream that holds one object. For tests. */
export const objectStream = (id: number, object: string, type = '/Type /ObjStm /N 1 /First 4'): string => {
  const packed = deflateSync(Buffer.from(`${id} 0 ${object}`, 'latin1')).toString('latin1');
  return `20 0 obj << ${type} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream endobj`;
};

interface PngWish {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  readonly interlace?: number;
  readonly raw?: Uint8Array;
  readonly extra?: readonly Uint8Array[];
}
interface JpegWish {
  readonly width?: number;
  readonly height?: number;
  readonly scans?: number;
  readonly scan?: Uint8Array;
  readonly extra?: readonly Uint8Array[];
}
interface HeicWish {
  readonly width?: number;
  readonly exif?: string;
  readonly exifAt?: number;
  readonly more?: readonly Uint8Array[];
}
interface PdfWish {
  readonly catalog?: string;
  readonly trailer?: string;
  readonly extra?: readonly string[];
}
