import { type Refusal, refused } from './refusal.ts';

/**
 * The text of an XML file. Refused: more than 8 MB, UTF-16 or another declared encoding, and bytes that are no UTF-8
 * (XÖV handbook: XML is exchanged in UTF-8).
 */
export function readBytes(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refusal {
  if (bytes.length > mostBytes) return refused('too-large', 1, String(mostBytes / 1_000_000));
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refused('encoding', 1, 'UTF-16');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('encoding', 1, declaredEncoding(new TextDecoder('latin1').decode(bytes.subarray(0, 200))) ?? '?');
  }
  const declared = declaredEncoding(text);
  if (declared && !/^(utf-?8|us-ascii)$/i.test(declared)) return refused('encoding', 1, declared);
  return { ok: true, text };
}

const declaredEncoding = (text: string): string | undefined =>
  /^\s*<\?xml[^>]{0,150}?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1];

/** Real files of FIM have up to 3 MB. */
export const mostBytes = 8_000_000;
