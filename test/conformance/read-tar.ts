import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The text files of a gzipped tar archive by path. */
export function readTar(path: string): ReadonlyMap<string, string> {
  const bytes = gunzipSync(readFileSync(path));
  const files = new Map<string, string>();
  let longName: string | null = null;
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const field = (from: number, length: number) =>
      bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12).trim() || '0', 8);
    const type = field(156, 1);
    const body = bytes.toString('utf8', at + 512, at + 512 + size);
    const prefix = field(345, 155);
    const name = longName ?? (prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`);
    if (type === '0' || type === '') files.set(name, body);
    longName = type === 'L' ? body.replace(/\0.*$/s, '') : type === 'x' ? paxPath(body) : null;
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function paxPath(body: string): string | null {
  return /^\d+ path=(.*)$/m.exec(body)?.[1] ?? null;
}
