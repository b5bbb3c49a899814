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

/** Of one visit, so that a device holds many and the line carries each. */
const mostBytes = 20_000_000;

export type FileFault = 'file-type' | 'file-size' | 'too-many-files';
