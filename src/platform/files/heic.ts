import { ok, type Result, refuse } from '#kernel/result';
import { type Box, boxesOf, metadataExtents } from './heic-boxes.ts';
import { limits } from './limits.ts';
import type { FileRefusal } from './types.ts';

/** Walks the boxes of a HEIC (ISO/IEC 23008-12) and blanks its Exif and XMP items; how the photo is turned stands outside of them and stays. */
export const cleanHeic = (bytes: Uint8Array): Result<Uint8Array, FileRefusal> => {
  try {
    return clean(bytes);
  } catch (error) {
    // Reading past the end of a box is what a damaged or lying file looks like.
    if (error instanceof RangeError) return refuse('file-damaged');
    throw error;
  }
};

const clean = (bytes: Uint8Array): Result<Uint8Array, FileRefusal> => {
  const top = boxesOf(bytes, 0, bytes.length);
  const meta = top?.find((box) => box.type === 'meta');
  if (top?.[0]?.type !== 'ftyp' || !meta || !top.some((box) => box.type === 'mdat')) return refuse('file-damaged');
  const inner = boxesOf(bytes, meta.from + 4, meta.to);
  if (!inner?.some((box) => box.type === 'pitm')) return refuse('file-damaged');
  const size = largestImage(bytes, inner);
  if (size === null) return refuse('file-damaged');
  if (size.width > limits.side || size.height > limits.side || size.width * size.height > limits.pixels)
    return refuse('file-too-large');
  const extents = metadataExtents(bytes, inner);
  if (extents === null) return refuse('file-damaged');
  const cleaned = Uint8Array.from(bytes);
  for (const { from, to } of extents) cleaned.fill(0, from, to);
  for (const box of top) if (!keptTypes.has(box.type)) blank(cleaned, box);
  return ok(cleaned);
};

/** A box that nobody needs for showing the picture becomes free space, so that all positions stay right. */
const blank = (bytes: Uint8Array, box: Box): void => {
  bytes.set(Buffer.from('free'), box.typeAt);
  bytes.fill(0, box.from, box.to);
};

const largestImage = (bytes: Uint8Array, inner: readonly Box[]): { width: number; height: number } | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const properties = inner.find((box) => box.type === 'iprp');
  const container = properties && boxesOf(bytes, properties.from, properties.to)?.find((box) => box.type === 'ipco');
  const sizes = (container && boxesOf(bytes, container.from, container.to))?.filter((box) => box.type === 'ispe') ?? [];
  if (sizes.length === 0) return null;
  const found = sizes.map((box) => ({ width: view.getUint32(box.from + 4), height: view.getUint32(box.from + 8) }));
  return {
    width: Math.max(...found.map((size) => size.width)),
    height: Math.max(...found.map((size) => size.height)),
  };
};

const keptTypes: ReadonlySet<string> = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip']);
