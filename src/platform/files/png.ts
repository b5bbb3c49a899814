import { crc32, inflateSync } from 'node:zlib';
import { ok, type Result, refuse } from '#kernel/result';
import { limits } from './limits.ts';
import type { FileRefusal } from './types.ts';

/** Walks all chunks of a PNG (ISO/IEC 15948) with their checksums, unpacks the image within limits, and keeps only what shows it: no text, place or time. */
export const cleanPng = (bytes: Uint8Array): Result<Uint8Array, FileRefusal> => {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return refuse('file-damaged');
  const size = rawSize(header.data);
  if (size === null || !isOrdered(chunks)) return refuse('file-damaged');
  if (size > limits.rawBytes) return refuse('file-too-large');
  const packed = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
  if (inflatedLength(packed, size) !== size) return refuse('file-damaged');
  const kept = chunks.filter((chunk) => keptTypes.has(chunk.type) && (chunk.type !== 'iCCP' || isProfile(chunk.data)));
  return ok(new Uint8Array(Buffer.concat([bytes.subarray(0, 8), ...kept.map((chunk) => chunk.whole)])));
};

const chunksOf = (bytes: Uint8Array): Chunk[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length && chunks.length < limits.parts; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return null;
};

/** One header, image data in one row, a palette before it, and no critical chunk that nobody knows. */
const isOrdered = (chunks: readonly Chunk[]): boolean => {
  const types = chunks.map((chunk) => chunk.type);
  const first = types.indexOf('IDAT');
  const last = types.lastIndexOf('IDAT');
  return (
    first > 0 &&
    types.slice(first, last).every((type) => type === 'IDAT') &&
    types.lastIndexOf('IHDR') === 0 &&
    types.lastIndexOf('PLTE') < first &&
    types.every((type) => keptTypes.has(type) || /^[a-z]/u.test(type))
  );
};

/** Bytes of the unpacked image with one filter byte a row, or null when the header makes no sense. */
const rawSize = (header: Uint8Array): number | null => {
  const view = new DataView(header.buffer, header.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, color, packing, filter, interlace] = header.subarray(8, 13);
  const samples = depths[color!]?.includes(depth!) ? channels[color!]! : 0;
  if (!samples || packing !== 0 || filter !== 0 || interlace! > 1 || !width || !height) return null;
  if (width > limits.side || height > limits.side) return Number.POSITIVE_INFINITY;
  const pass = (columns: number, rows: number): number =>
    columns && rows ? rows * (1 + Math.ceil((columns * samples * depth!) / 8)) : 0;
  if (interlace === 0) return pass(width, height);
  return adam7.reduce(
    (sum, [x, y, dx, dy]) => sum + pass(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
    0,
  );
};

const inflatedLength = (packed: Uint8Array, most: number): number | null => {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length;
  } catch {
    return null;
  }
};

const isProfile = (data: Uint8Array): boolean => {
  const name = data.indexOf(0);
  return name > 0 && name < 80 && inflatedLength(data.subarray(name + 2), limits.profileBytes) !== null;
};

const keptTypes: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs'.split(' '),
);
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  readonly whole: Uint8Array;
}
