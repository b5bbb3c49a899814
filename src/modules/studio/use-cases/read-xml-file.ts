import { readFile, stat } from 'node:fs/promises';
import { mostBytes, readBytes } from '../domain/xml/read-bytes.ts';
import { type Refusal, refused } from '../domain/xml/refusal.ts';

/** The bytes and text of a file; what is too large is refused before a byte of it is read. Null when there is no such file. */
export async function readXmlFile(file: string): Promise<XmlFile | Refusal | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  if (found.size > mostBytes) return refused('too-large', 1, String(mostBytes / 1_000_000));
  const bytes = await readFile(file);
  const read = readBytes(bytes);
  return read.ok ? { ok: true, bytes, text: read.text } : read;
}

export interface XmlFile {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly text: string;
}
