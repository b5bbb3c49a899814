import type { Document } from 'yaml';
import type { Language } from '#kernel/language';
import { ok, type Result } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { asWritten, openYaml, writeYaml } from './yaml-file.ts';

/** Changes one YAML file of a working copy; the other files, its comments and its order stay. A file that does not exist begins empty. */
export function changeFile<R extends string>(
  files: Files,
  path: string,
  change: (document: Document) => Result<unknown, R>,
): Result<Files, R | 'file-broken'> {
  const before = files[path] ?? '';
  const opened = openYaml(before);
  if (!opened.ok) return opened;
  const untouched = opened.value.toString(asWritten);
  const changed = change(opened.value);
  if (!changed.ok) return changed;
  const isSame = opened.value.toString(asWritten) === untouched;
  return ok(isSame ? files : { ...files, [path]: writeYaml(opened.value, before) });
}

/** Makes several changes one after the other; the first refusal ends it. */
export function inTurn<R extends string>(files: Files, ...changes: readonly Edit<R>[]): Result<Files, R> {
  let at: Result<Files, R> = ok(files);
  for (const change of changes) if (at.ok) at = change(at.value);
  return at;
}

export const textFile = (language: Language): string => `texts.${language}.yaml`;

export type Edit<R extends string = string> = (files: Files) => Result<Files, R>;
export type { Files };
