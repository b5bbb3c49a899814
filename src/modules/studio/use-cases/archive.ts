import { strToU8, Unzip, UnzipInflate, zipSync } from 'fflate';
import { ok, type Result, refuse } from '#kernel/result';
import type { Copy, Files } from '../domain/copy/copy.ts';
import { isFileName, isStorable, mostBytes, mostFiles } from '../domain/copy/limits.ts';

/** The folder of a service as a ZIP archive: the same files and time give the same bytes. */
export function writeArchive({ service, files, changedAt }: Pick<Copy, 'service' | 'files' | 'changedAt'>): Uint8Array {
  const names = Object.keys(files).sort();
  const entries = names.map((name) => [`${service}/${name}`, strToU8(files[name] ?? '')] as const);
  const { year, month, day, hour, minute, second } = changedAt.toZonedDateTimeISO('UTC');
  return zipSync(Object.fromEntries(entries), { mtime: new Date(year, month - 1, day, hour, minute, second) });
}

/**
 * The files of a service folder from a ZIP archive, at its top or in one folder. Nothing is written to a disk. Refused: `no-archive` for
 * other and broken files, `too-large` beyond 4 MB or 100 files unpacked (counted while unpacking, whatever the archive says of itself),
 * `path` for names that lead elsewhere, `file-unknown` for files that no service has, `not-text` for what is not UTF-8.
 */
export function readArchive(bytes: Uint8Array): Result<Archive, ArchiveRefusal> {
  if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuse('no-archive');
  const found = unpack(bytes);
  if (!found.ok) return found;
  const names = [...found.value.keys()];
  const bad = names.find((name) => !isPlainPath(name));
  if (bad !== undefined) return refuse('path', { name: shown(bad) });
  const wanted = names.filter((name) => !isNoise(name));
  const folder = folderOf(wanted);
  const files: Record<string, string> = {};
  for (const name of wanted) {
    const inside = name.slice(folder.length);
    if (!isFileName(inside)) return refuse('file-unknown', { name: shown(name) });
    const text = textOf(found.value.get(name) ?? []);
    if (text === null) return refuse('not-text', { name: shown(name) });
    files[inside] = text;
  }
  if (Object.keys(files).length === 0) return refuse('no-archive');
  if (!isStorable(files)) return refuse('too-large');
  return ok({ folder: folder.replace(/\/$/, ''), files });
}

/** Unpacks piece by piece and stops at the first byte or file too many. */
function unpack(bytes: Uint8Array): Result<ReadonlyMap<string, readonly Uint8Array[]>, ArchiveRefusal> {
  const found = new Map<string, Uint8Array[]>();
  let size = 0;
  let entries = 0;
  let open = 0;
  let refusal: ArchiveRefusal | null = null;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (refusal) return;
    if (entries > 2 * mostFiles || found.has(file.name)) {
      refusal = entries > 2 * mostFiles ? 'too-large' : 'no-archive';
      return;
    }
    if (file.name.endsWith('/')) return;
    const parts: Uint8Array[] = [];
    found.set(file.name, parts);
    open += 1;
    file.ondata = (error, part, isLast) => {
      if (refusal) return;
      if (error) refusal = 'no-archive';
      size += part?.length ?? 0;
      if (size > mostBytes) {
        refusal = 'too-large';
        parts.length = 0;
        return;
      }
      if (part) parts.push(part);
      if (isLast) open -= 1;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length && !refusal; from += chunk)
      unzip.push(bytes.subarray(from, from + chunk), from + chunk >= bytes.length);
  } catch {
    refusal ??= 'no-archive';
  }
  if (refusal) return refuse(refusal);
  return open > 0 || found.size === 0 ? refuse('no-archive') : ok(found);
}

/** The one folder in which everything lies, with its slash; empty when the files lie at the top. */
function folderOf(names: readonly string[]): string {
  const [first = ''] = names;
  const folder = /^[^/]+\//.exec(first)?.[0] ?? '';
  return folder !== 'letters/' && names.every((name) => name.startsWith(folder)) ? folder : '';
}

/** Relative, downwards, without tricks of any system. */
const isPlainPath = (name: string): boolean =>
  name.length <= 200 &&
  !/^[/\\]|^[A-Za-z]:|\\|\0/.test(name) &&
  name.split('/').every((step) => step !== '..' && step !== '.' && step !== '');

/** What systems put into archives by themselves. */
const isNoise = (name: string): boolean => /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);

const textOf = (parts: readonly Uint8Array[]): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return null;
  }
};

const shown = (name: string): string => name.replace(/[^\p{L}\p{N}./_-]/gu, '?').slice(0, 80);
/** Small, so that a bomb is noticed before much of it is unpacked. */
const chunk = 4_096;

export interface Archive {
  /** Name of the folder in the archive; empty when there is none. */
  readonly folder: string;
  readonly files: Files;
}
export type ArchiveRefusal = 'no-archive' | 'too-large' | 'path' | 'file-unknown' | 'not-text';
