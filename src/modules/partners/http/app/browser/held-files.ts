import type { Question } from '#forms';
import { hashOf, toBase64 } from '../../../use-cases/app/sealed-box.ts';
import type { HeldFile } from './open-visit.ts';

/** Files as they were chosen for a question, beside those it has; or why one cannot be taken. The city looks at their content again. */
export async function withChosen(
  question: Question,
  before: readonly HeldFile[],
  chosen: readonly File[],
  others: number,
): Promise<readonly HeldFile[] | FileFault> {
  const { max, maxBytes, types } = question.files;
  const held = [...before];
  let total = others;
  for (const file of chosen) {
    const type = typeOf[file.type];
    if (!type || !types.some((one) => one === type)) return 'file-type';
    total += file.size;
    if (file.size === 0 || file.size > maxBytes || total > mostBytes) return 'file-size';
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!begins[type]?.(bytes)) return 'file-type';
    const [id, sha256] = [crypto.randomUUID(), await hashOf(bytes)];
    const ref = { id, name: file.name, mediaType: file.type, size: file.size, sha256 };
    held.push({ ref, content: toBase64(bytes) });
  }
  return held.length > max ? 'too-many-files' : held;
}

const typeOf: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/heic': 'heic',
};

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
/** How files of a type begin; what is damaged is better seen while the person is there. */
const begins: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: (bytes) =>
    text(bytes, 0, 1024).includes('%PDF-') &&
    text(bytes, Math.max(0, bytes.length - 1024), bytes.length).includes('%%EOF'),
  jpeg: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8,
  png: (bytes) => text(bytes, 1, 4) === 'PNG',
  heic: (bytes) => text(bytes, 4, 8) === 'ftyp',
};

/** Of one visit, so that a device holds many and the line carries each. */
const mostBytes = 20_000_000;

export type FileFault = 'file-type' | 'file-size' | 'too-many-files';
