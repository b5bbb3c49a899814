import { crc32, deflateSync } from 'node:zlib';
import type { Raster } from '../engine/draw.ts';

/** A drawing as PNG (ISO 15948) in 16 shades of red, green and blue each, or of grey alone, small enough to be sent with a page. */
export function encodePng({ width, height, rgba }: Raster): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0, to = 0; row < height; row += 1) {
    to += 1;
    for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4) {
      rows[to] = shade(rgba[at]!);
      rows[to + 1] = shade(rgba[at + 1]!);
      rows[to + 2] = shade(rgba[at + 2]!);
      to += 3;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One of 16 values, evenly from black to white. */
const shade = (value: number): number => Math.round(value / 17) * 17;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
