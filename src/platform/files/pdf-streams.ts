import { constants, inflateSync } from 'node:zlib';
import { ok, type Result, refuse } from '#kernel/result';
import { limits } from './limits.ts';
import type { FileRefusal } from './types.ts';

/** The texts of all object streams of a PDF (ISO 32000-1, 7.5.7), each object written as if it stood in the file. Refused when one is damaged, packed in an unusual way or too large unpacked. */
export const hiddenObjects = (bytes: Uint8Array, file: string): Result<readonly string[], FileRefusal> => {
  const texts: string[] = [];
  let spent = 0;
  let count = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.startsWith('end', at - 3)) continue;
    count += 1;
    const from = at + 6 + (file.startsWith('\r\n', at + 6) ? 2 : 1);
    const dictionary = dictionaryBefore(file, at);
    const isCertain = /\/(?:ObjStm|First)\b/u.test(dictionary);
    if (isCertain && unusual.test(dictionary)) return refuse('file-damaged');
    const isPacked = !isCertain || /\/FlateDecode\b/u.test(dictionary);
    const probe = isCertain ? certain : startOf(bytes.subarray(from, from + 256));
    spent += probe.length;
    if (isObjects.test(probe)) {
      const text = isPacked ? inflate(bytes.subarray(from)) : plain(file, from);
      if (isCertain && text === null) return refuse('file-damaged');
      const spelled = text === null ? '' : spelledOut(text, dictionary);
      spent += text === null ? limits.streamBytes : spelled.length;
      texts.push(spelled);
    }
    if (count > limits.parts || spent > limits.allStreamBytes) return refuse('file-too-large');
  }
  return ok(texts);
};

const dictionaryBefore = (file: string, at: number): string => {
  const window = file.slice(Math.max(0, at - 2048), at);
  const cut = Math.max(window.lastIndexOf('endobj'), window.lastIndexOf('endstream'));
  return window
    .slice(cut + 1)
    .replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
};

/** The first unpacked bytes of a stream; an object stream whose dictionary hides what it is shows itself here. */
const startOf = (data: Uint8Array): string => {
  if ((data[0]! & 15) !== 8 || ((data[0]! << 8) | data[1]!) % 31 !== 0) return '';
  try {
    return inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return '';
  }
};

const inflate = (data: Uint8Array): string | null => {
  try {
    return inflateSync(data, { maxOutputLength: limits.streamBytes }).toString('latin1');
  } catch {
    return null;
  }
};

const plain = (file: string, from: number): string | null => {
  const end = file.indexOf('endstream', from);
  return end < 0 ? null : file.slice(from, end);
};

const spelledOut = (text: string, dictionary: string): string => {
  const first = Number(/\/First\s+(\d{1,9})\b/u.exec(dictionary)?.[1] ?? Number.NaN);
  if (!Number.isFinite(first)) return text;
  const pairs = [...text.slice(0, first).matchAll(/(\d{1,10})\s+(\d{1,10})/gu)].slice(0, limits.parts);
  return pairs
    .map(([, id, offset]) => `${id} 0 obj ${text.slice(first + Number(offset), first + Number(offset) + 400)}`)
    .concat(text)
    .join('\n');
};

/** An object stream begins with pairs of whole numbers. */
const isObjects = /^[\s\0]*(?:%|\d+[\s\0]+\d+[\s\0]+)/u;
const certain = '1 0 ';
const unusual = /\/(?:Predictor\s+(?!1\b)|LZW|ASCII|RunLength|Crypt)/u;
