import { ok, type Result } from '#kernel/result';
import { changeFile } from '../edit/form/files.ts';
import type { Files } from './copy.ts';
import { editionOf } from './office-of.ts';

/** The files with at least this edition; a higher one stays. Refused when `service.yaml` cannot be read. */
export function raiseEdition(files: Files, edition: number): Result<Files, 'file-broken'> {
  if ((editionOf(files) ?? 0) >= edition) return ok(files);
  return changeFile(files, 'service.yaml', (document) => {
    document.set('edition', edition);
    return ok(null);
  });
}
