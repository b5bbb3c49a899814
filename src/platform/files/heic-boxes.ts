import { limits } from './limits.ts';

/** The boxes between two positions (ISO/IEC 14496-12, 4.2); null when they do not fill the space exactly. */
export const boxesOf = (bytes: Uint8Array, from: number, to: number): Box[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    if (at + 8 > to || boxes.length >= limits.parts) return null;
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > to) return null;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    if (length < head || at + length > to) return null;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    boxes.push({ type, typeAt: at + 4, from: at + head, to: at + length });
    at += length;
  }
  return boxes;
};

/** Where the Exif and XMP items lie in the file; null when an item points outside of it or in a way that is not understood. */
export const metadataExtents = (bytes: Uint8Array, inner: readonly Box[]): Extent[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items = metadataItems(bytes, view, inner);
  if (items.size === 0) return [];
  const table = inner.find((box) => box.type === 'iloc');
  return table
    ? locate(
        view,
        table,
        items,
        inner.find((box) => box.type === 'idat'),
      )
    : null;
};

const metadataItems = (bytes: Uint8Array, view: DataView, inner: readonly Box[]): ReadonlySet<number> => {
  const table = inner.find((box) => box.type === 'iinf');
  const first = table ? table.from + (view.getUint8(table.from) === 0 ? 6 : 8) : 0;
  const entries = (table && boxesOf(bytes, first, table.to)) ?? [];
  const items = new Set<number>();
  for (const entry of entries) {
    const version = view.getUint8(entry.from);
    const wide = version >= 3 ? 2 : 0;
    const at = entry.from + 8 + wide;
    const type = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
    if (version >= 2 && (type === 'Exif' || type === 'mime' || type === 'uri '))
      items.add(wide ? view.getUint32(entry.from + 4) : view.getUint16(entry.from + 4));
  }
  return items;
};

/** The item location table (ISO/IEC 14496-12, 8.11.3). */
const locate = (view: DataView, table: Box, items: ReadonlySet<number>, data: Box | undefined): Extent[] | null => {
  const version = view.getUint8(table.from);
  const sizes = view.getUint16(table.from + 4);
  const [offsetSize, lengthSize, baseSize, indexSize] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    version > 0 ? sizes & 15 : 0,
  ];
  let at = table.from + 6;
  const take = (size: number): number => {
    if (at + size > table.to) throw new RangeError('item location beyond its box');
    const value =
      size === 0
        ? 0
        : size === 2
          ? view.getUint16(at)
          : size === 4
            ? view.getUint32(at)
            : Number(view.getBigUint64(at));
    at += size;
    return value;
  };
  const extents: Extent[] = [];
  const count = take(version < 2 ? 2 : 4);
  for (let index = 0; index < count; index += 1) {
    const id = take(version < 2 ? 2 : 4);
    const method = version > 0 ? take(2) & 15 : 0;
    take(2);
    const base = take(baseSize);
    const parts = take(2);
    for (let part = 0; part < parts; part += 1) {
      take(indexSize);
      const offset = base + take(offsetSize);
      const length = take(lengthSize);
      if (!items.has(id)) continue;
      const origin = method === 0 ? 0 : method === 1 && data ? data.from : null;
      if (origin === null || origin + offset + length > view.byteLength) return null;
      extents.push({ from: origin + offset, to: origin + offset + length });
    }
  }
  return extents;
};

export interface Box {
  readonly type: string;
  readonly typeAt: number;
  readonly from: number;
  readonly to: number;
}
interface Extent {
  readonly from: number;
  readonly to: number;
}
