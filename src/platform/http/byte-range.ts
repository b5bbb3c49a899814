/**
 * The part of a file that a `Range` header asks for, first and last byte included (RFC 9110 section 14.2). Null when the whole file is to be sent:
 * without a header, for several parts at once, and for anything that is no range of bytes; `outside` when nothing of it lies in the file.
 */
export function byteRange(header: string | null, length: number): ByteRange | 'outside' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return null;
  if (first === '') {
    const wanted = Number(last);
    return wanted === 0 || length === 0 ? 'outside' : { from: Math.max(0, length - wanted), to: length - 1 };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  return from >= length ? 'outside' : { from, to: last === '' ? length - 1 : Math.min(Number(last), length - 1) };
}

export interface ByteRange {
  readonly from: number;
  readonly to: number;
}
