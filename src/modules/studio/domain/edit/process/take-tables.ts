import { ok, type Result, refuse } from '#kernel/result';
import { readXml } from '#kernel/xml';
import type { Files } from '../../copy/copy.ts';

/** Takes over tables that were made elsewhere, as they are. Refused: a file that is no DMN. */
export function takeTables(files: Files, text: string): Result<Files, 'table-broken'> {
  const read = readXml(text);
  if (!read.ok || read.root.name !== 'definitions' || !/\/spec\/DMN\//.test(read.root.uri))
    return refuse('table-broken');
  return ok({ ...files, 'decision.dmn': text });
}
