import { ok, type Result, refuse } from '#kernel/result';
import { exifOrientation, orientationSegment } from './exif.ts';
import { limits } from './limits.ts';
import type { FileRefusal } from './types.ts';

/** Walks all segments of a JPEG (ISO/IEC 10918-1) to its end and keeps only what shows it: tables, scans, colour profile, orientation. What follows the end is cut off. */
export const cleanJpeg = (bytes: Uint8Array): Result<Uint8Array, FileRefusal> => {
  const segments = segmentsOf(bytes);
  if (!segments) return refuse('file-damaged');
  const frames = segments.filter((segment) => isFrame(segment.marker));
  const scans = segments.filter((segment) => segment.marker === sos).length;
  const [frame] = frames;
  if (!frame || frames.length > 1 || scans === 0 || frame.body.length < 6) return refuse('file-damaged');
  const height = (frame.body[1]! << 8) | frame.body[2]!;
  const width = (frame.body[3]! << 8) | frame.body[4]!;
  if (height === 0 || width === 0) return refuse('file-damaged');
  if (height > limits.side || width > limits.side || height * width > limits.pixels || scans > limits.scans)
    return refuse('file-too-large');
  const orientation = segments.map((segment) => exifOrientation(segment)).find((found) => found !== null) ?? 1;
  const kept = segments.map(keep).filter((part) => part !== null);
  const parts = [start, ...(orientation === 1 ? [] : [orientationSegment(orientation)]), ...kept, end];
  return ok(new Uint8Array(Buffer.concat(parts)));
};

const segmentsOf = (bytes: Uint8Array): Segment[] | null => {
  const segments: Segment[] = [];
  for (let at = 2; at + 2 <= bytes.length && segments.length < limits.parts; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === eoi) return segments;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return null;
    if (at + 4 > bytes.length) return null;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const next = marker === sos ? scanEnd(bytes, at + 2 + length) : at + 2 + length;
    segments.push({ marker, body: bytes.subarray(at + 4, at + 2 + length), whole: bytes.subarray(at, next) });
    at = next;
  }
  return null;
};

/** Where the packed data of a scan ends: at the next marker that is neither stuffing nor a restart. */
const scanEnd = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

const keep = (segment: Segment): Uint8Array | null => {
  const { marker, body, whole } = segment;
  if (marker < 0xe0) return whole;
  const label = Buffer.from(body.subarray(0, 12)).toString('latin1');
  if (marker === 0xe0 && label.startsWith('JFIF\0') && body.length >= 14) return withoutThumbnail(body);
  if (marker === 0xe2 && label === 'ICC_PROFILE\0') return whole;
  if (marker === 0xee && label.startsWith('Adobe') && body.length >= 12) return whole;
  return null;
};

const withoutThumbnail = (body: Uint8Array): Uint8Array =>
  new Uint8Array([0xff, 0xe0, 0, 16, ...body.subarray(0, 12), 0, 0]);

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const sos = 0xda;
const eoi = 0xd9;
const start = new Uint8Array([0xff, 0xd8]);
const end = new Uint8Array([0xff, eoi]);

interface Segment {
  readonly marker: number;
  readonly body: Uint8Array;
  readonly whole: Uint8Array;
}
