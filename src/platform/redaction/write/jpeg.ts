import type { Raster } from '../engine/draw.ts';
import { colourSteps, firstValues, type HuffmanTable, lightSteps, otherValues, zigzag } from './jpeg-tables.ts';

/** A drawing as baseline JPEG (ITU-T T.81) without any comment or metadata: one plane for grey, three in full size for colour. */
export function encodeJpeg(raster: Raster, isGrey: boolean): Uint8Array {
  const steps = [lightSteps, colourSteps].map((table) =>
    table.map((step) => Math.min(255, Math.max(1, Math.round(step * finer)))),
  );
  const planes = isGrey ? 1 : 3;
  const out = new Bits(raster.width * raster.height);
  for (const part of head(raster, planes, steps)) out.bytes(part);
  const last = [0, 0, 0];
  const [block, spectrum] = [new Float64Array(64), new Float64Array(64)];
  for (let top = 0; top < raster.height; top += 8) {
    for (let left = 0; left < raster.width; left += 8) {
      for (let plane = 0; plane < planes; plane += 1) {
        readBlock(raster, { left, top, plane, isGrey }, block);
        transform(block, spectrum);
        last[plane] = writeBlock(out, spectrum, steps[plane === 0 ? 0 : 1]!, last[plane]!);
      }
    }
  }
  out.end();
  out.bytes([0xff, 0xd9]);
  return out.done();
}

function readBlock(
  { width, height, rgba }: Raster,
  { left, top, plane, isGrey }: BlockPlace,
  block: Float64Array,
): void {
  for (let y = 0; y < 8; y += 1) {
    const row = Math.min(height - 1, top + y) * width;
    for (let x = 0; x < 8; x += 1) {
      const at = (row + Math.min(width - 1, left + x)) * 4;
      const [red, green, blue] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!];
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      block[y * 8 + x] =
        plane === 0 || isGrey ? light - 128 : plane === 1 ? (blue - light) * 0.564 : (red - light) * 0.713;
    }
  }
}

/** The forward cosine transform (A.3.3), first along the rows, then along the columns. */
function transform(block: Float64Array, spectrum: Float64Array): void {
  for (let y = 0; y < 8; y += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let x = 0; x < 8; x += 1) sum += block[y * 8 + x]! * cosines[u * 8 + x]!;
      between[y * 8 + u] = sum;
    }
  }
  for (let v = 0; v < 8; v += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let y = 0; y < 8; y += 1) sum += between[y * 8 + u]! * cosines[v * 8 + y]!;
      spectrum[v * 8 + u] = sum;
    }
  }
}

/** Writes one block of 64 values and gives its first, which the next block of the plane counts from. */
function writeBlock(out: Bits, spectrum: Float64Array, steps: readonly number[], last: number): number {
  const first = Math.round(spectrum[0]! / steps[0]!);
  writeValue(out, firstCodes, 0, first - last);
  let zeros = 0;
  for (let index = 1; index < 64; index += 1) {
    const place = zigzag[index]!;
    const value = Math.round(spectrum[place]! / steps[place]!);
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) out.code(otherCodes[0xf0]!);
    writeValue(out, otherCodes, zeros, value);
    zeros = 0;
  }
  if (zeros > 0) out.code(otherCodes[0]!);
  return first;
}

function writeValue(out: Bits, codes: Codes, zeros: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value));
  out.code(codes[zeros * 16 + size]!);
  if (size > 0) out.bits(value < 0 ? value + (1 << size) - 1 : value, size);
}

function head({ width, height }: Raster, planes: number, steps: readonly (readonly number[])[]): number[][] {
  const tables = planes === 1 ? [0] : [0, 1];
  const parts = [0, 1, 2].slice(0, planes);
  return [
    [0xff, 0xd8],
    ...tables.map((id) => [0xff, 0xdb, 0, 67, id, ...zigzag.map((place) => steps[id]![place]!)]),
    [0xff, 0xc0, 0, 8 + 3 * planes, 8, height >> 8, height & 255, width >> 8, width & 255, planes],
    parts.flatMap((part) => [part + 1, 0x11, part === 0 ? 0 : 1]),
    huffman(0x00, firstValues),
    huffman(0x10, otherValues),
    [0xff, 0xda, 0, 6 + 2 * planes, planes, ...parts.flatMap((part) => [part + 1, 0]), 0, 63, 0],
  ];
}

const huffman = (id: number, { counts, values }: HuffmanTable): number[] => [
  0xff,
  0xc4,
  0,
  19 + values.length,
  id,
  ...counts,
  ...values,
];

function codesOf({ counts, values }: HuffmanTable): Codes {
  const codes: Codes = [];
  let [code, at] = [0, 0];
  counts.forEach((count, index) => {
    for (let step = 0; step < count; step += 1) {
      codes[values[at]!] = [code, index + 1];
      code += 1;
      at += 1;
    }
    code <<= 1;
  });
  return codes;
}

/** Bits in a row; a byte of ones is followed by a zero byte (B.1.1.5). */
class Bits {
  #to: Uint8Array;
  #length = 0;
  #held = 0;
  #count = 0;

  constructor(size: number) {
    this.#to = new Uint8Array(Math.max(4_096, size));
  }

  code([code, size]: readonly [number, number]): void {
    this.bits(code, size);
  }

  bits(value: number, size: number): void {
    this.#held = (this.#held << size) | value;
    this.#count += size;
    while (this.#count >= 8) {
      this.#count -= 8;
      const byte = (this.#held >> this.#count) & 0xff;
      this.#put(byte);
      if (byte === 0xff) this.#put(0);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  end(): void {
    if (this.#count > 0) this.bits((1 << (8 - this.#count)) - 1, 8 - this.#count);
  }

  bytes(values: readonly number[]): void {
    for (const value of values) this.#put(value);
  }

  done(): Uint8Array {
    return this.#to.slice(0, this.#length);
  }

  #put(byte: number): void {
    if (this.#length === this.#to.length) {
      const more = new Uint8Array(this.#to.length * 2);
      more.set(this.#to);
      this.#to = more;
    }
    this.#to[this.#length] = byte;
    this.#length += 1;
  }
}

const cosines = Float64Array.from({ length: 64 }, (_, index) => {
  const [u, x] = [index >> 3, index & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});
const between = new Float64Array(64);
const firstCodes = codesOf(firstValues);
const otherCodes = codesOf(otherValues);
/** The tables are for middling quality; finer steps keep small print sharp. */
const finer = 0.3;

type Codes = (readonly [code: number, size: number])[];
interface BlockPlace {
  readonly left: number;
  readonly top: number;
  readonly plane: number;
  readonly isGrey: boolean;
}
