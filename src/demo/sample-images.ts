import { crc32, deflateSync } from 'node:zlib';

/** A small grey PNG that says MUSTER DEMO. */
export const samplePng = (): Uint8Array => {
  const dots = poster();
  const [width, height] = [dots[0]!.length * cell, dots.length * cell];
  const rows = dots.flatMap((row) => {
    const line = Buffer.concat([Buffer.from([0]), ...row.map((grey) => Buffer.alloc(cell, grey))]);
    return Array.from({ length: cell }, () => line);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([start, ...parts]));
};

/** A small grey JPEG (baseline, one even grey for each block of 8 by 8) that says MUSTER DEMO. */
export const sampleJpeg = (): Uint8Array => {
  const dots = poster();
  const [width, height] = [dots[0]!.length * cell, dots.length * cell];
  const parts = [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    scan(dots.flat()),
    Buffer.from([0xff, 0xd9]),
  ];
  return new Uint8Array(Buffer.concat(parts));
};

/** The picture as dots of grey: dark letters on a light ground with a frame. */
const poster = (): readonly (readonly number[])[] => {
  const rows = [...words('MUSTER'), '', ...words('DEMO')];
  const width = Math.max(...rows.map((row) => row.length)) + 6;
  const framed = ['', '', ...rows, '', ''].map((row) => `  ${row}`.padEnd(width, ' '));
  return framed.map((row, y) =>
    [...row].map((dot, x) => {
      if (y === 0 || x === 0 || y === framed.length - 1 || x === width - 1) return 150;
      return dot === '#' ? 30 : 240;
    }),
  );
};

const words = (word: string): readonly string[] =>
  Array.from({ length: 7 }, (_, row) => [...word].map((letter) => ` ${glyphs[letter]?.[row] ?? '     '}`).join(''));

const scan = (greys: readonly number[]): Uint8Array => {
  let bits = '';
  let last = 0;
  for (const grey of greys) {
    const value = grey - 128;
    const difference = value - last;
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    const low = difference < 0 ? difference + 2 ** size - 1 : difference;
    bits += codes[size]! + (size === 0 ? '' : low.toString(2).padStart(size, '0')) + endOfBlock;
    last = value;
  }
  const bytes = bits.match(/.{1,8}/gu)?.map((part) => Number.parseInt(part.padEnd(8, '1'), 2)) ?? [];
  return new Uint8Array(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
};

const segment = (marker: number, body: readonly number[]): Uint8Array =>
  new Uint8Array([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** Code words of the usual table for the first coefficient (ISO/IEC 10918-1, K.3.1). */
const codes = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110'] as const;
const endOfBlock = '0';
const cell = 8;
const glyphs: Readonly<Record<string, readonly string[]>> = {
  M: ['#   #', '## ##', '# # #', '# # #', '#   #', '#   #', '#   #'],
  U: ['#   #', '#   #', '#   #', '#   #', '#   #', '#   #', ' ### '],
  S: [' ####', '#    ', '#    ', ' ### ', '    #', '    #', '#### '],
  T: ['#####', '  #  ', '  #  ', '  #  ', '  #  ', '  #  ', '  #  '],
  E: ['#####', '#    ', '#    ', '#### ', '#    ', '#    ', '#####'],
  R: ['#### ', '#   #', '#   #', '#### ', '# #  ', '#  # ', '#   #'],
  D: ['#### ', '#   #', '#   #', '#   #', '#   #', '#   #', '#### '],
  O: [' ### ', '#   #', '#   #', '#   #', '#   #', '#   #', ' ### '],
};
