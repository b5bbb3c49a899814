import { type Document, isMap } from 'yaml';
import { type Language, languages } from '#kernel/language';
import { ok, type Result } from '#kernel/result';
import { changeFile, type Files, textFile } from './files.ts';

/** Sets words in the texts of both languages at once; empty words take their key away, so that both files keep the same keys. */
export function setWords(files: Files, changes: readonly WordChange[]): Result<Files, 'file-broken'> {
  let at: Result<Files, 'file-broken'> = ok(files);
  for (const language of languages) {
    if (!at.ok) return at;
    at = changeFile(at.value, textFile(language), (document) => {
      for (const { path, words } of changes) setWord(document, path, words?.[language].trim() ?? '');
      return ok(null);
    });
  }
  return at;
}

/** Gives a key in a group of texts another name, at the same place. */
export function renameWords(files: Files, group: string, from: string, to: string): Result<Files, 'file-broken'> {
  let at: Result<Files, 'file-broken'> = ok(files);
  for (const language of languages) {
    if (!at.ok) return at;
    at = changeFile(at.value, textFile(language), (document) => {
      const map = document.get(group, true);
      const pair = isMap(map) ? map.items.find(({ key }) => String(key) === from) : undefined;
      if (pair) pair.key = document.createNode(to);
      return ok(null);
    });
  }
  return at;
}

function setWord(document: Document, path: readonly string[], word: string): void {
  if (!document.contents) document.contents = document.createNode({}) as never;
  if (word === '') {
    removeWord(document, path);
    return;
  }
  const before = document.getIn(path);
  if (before !== undefined && String(before) === word) return;
  // `questions:` with nothing behind it is null, not an empty group.
  for (let length = 1; length < path.length; length += 1)
    if (document.hasIn(path.slice(0, length)) && !isMap(document.getIn(path.slice(0, length), true)))
      document.setIn(path.slice(0, length), document.createNode({}));
  document.setIn(path, word);
}

function removeWord(document: Document, path: readonly string[]): void {
  if (!document.hasIn(path)) return;
  document.deleteIn(path);
  for (let length = path.length - 1; length > 1; length -= 1) {
    const outer = document.getIn(path.slice(0, length), true);
    if (isMap(outer) && outer.items.length === 0) document.deleteIn(path.slice(0, length));
  }
}

export interface WordChange {
  readonly path: readonly string[];
  /** Null takes everything below the path away. */
  readonly words: Words | null;
}
export type Words = Readonly<Record<Language, string>>;
