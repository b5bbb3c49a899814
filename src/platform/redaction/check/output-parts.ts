import { inflateSync } from 'node:zlib';

/** A written PDF taken apart without any PDF library: what stands between the streams, and each stream unpacked. */
export function outputParts(bytes: Uint8Array): OutputParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  const open: string[] = [];
  const streams: OutputStream[] = [];
  let at = 0;
  for (const match of text.matchAll(/(?<!end)stream\r?\n/gu)) {
    if (match.index < at) continue;
    const start = match.index + match[0].length;
    const head = text.slice(Math.max(text.lastIndexOf(' obj', match.index), at), match.index);
    const stated = Number(/\/Length (\d+)/u.exec(head)?.[1] ?? Number.NaN);
    const end = Number.isFinite(stated) ? start + stated : text.indexOf('endstream', start);
    open.push(text.slice(at, match.index));
    streams.push({ head, ...unpack(head, file.subarray(start, end)) });
    at = end < 0 ? text.length : end;
  }
  open.push(text.slice(at));
  return { open: open.join('\n'), streams, size: bytes.length };
}

function unpack(head: string, data: Buffer): Pick<OutputStream, 'data' | 'isWhole'> {
  if (!head.includes('/FlateDecode')) return { data, isWhole: true };
  try {
    const result = inflateSync(data, { maxOutputLength: mostBytes, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { data: result.buffer, isWhole: result.engine.bytesWritten === data.length };
  } catch {
    return { data, isWhole: false };
  }
}

const mostBytes = 512 * 1024 * 1024;

export interface OutputParts {
  /** Everything outside of streams. */
  readonly open: string;
  readonly streams: readonly OutputStream[];
  readonly size: number;
}

/** `isWhole` is false when the packed data end early, late or not at all. */
export interface OutputStream {
  readonly head: string;
  readonly data: Buffer;
  readonly isWhole: boolean;
}
