import { type Document, isMap } from 'yaml';
import { type Language, languages } from '#kernel/language';
import { ok, type Result } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { changeFile } from '../form/files.ts';
import { type TextEntry, type TextField, wordsAt } from './text-entries.ts';

/** Sets the words of an entry in both languages as they were typed; emptied words take their key away. Only what changed is written. */
export function setTexts(files: Files, entry: TextEntry, typed: Typed): Result<Files, 'file-broken'> {
  let at: Result<Files, 'file-broken'> = ok(files);
  for (const language of languages) {
    if (!at.ok) return at;
    const before: Files = at.value;
    const changed = entry.fields.filter((field) => {
      const words = typed(language, field);
      return words !== null && tidy(words) !== tidy(wordsAt(before, language, field));
    });
    if (changed.length === 0) continue;
    at = changeFile(before, `texts.${language}.yaml`, (document) => {
      for (const field of changed) setWords(document, field, tidy(typed(language, field) ?? ''));
      return ok(null);
    });
  }
  return at;
}

/** Takes an entry that nothing asks for any more out of both languages. */
export function removeTexts(files: Files, entry: TextEntry): Result<Files, 'file-broken'> {
  let at: Result<Files, 'file-broken'> = ok(files);
  for (const language of languages) {
    if (!at.ok) return at;
    at = changeFile(at.value, `texts.${language}.yaml`, (document) => {
      if (document.hasIn([entry.group, entry.id])) document.deleteIn([entry.group, entry.id]);
      return ok(null);
    });
  }
  return at;
}

function setWords(document: Document, { path, kind, isNeeded }: TextField, words: string): void {
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  if (words === '' && !(kind === 'list' && path.length === 1)) {
    if (document.hasIn(path)) document.deleteIn(path);
    if (!isNeeded) removeEmpty(document, path);
    return;
  }
  // `questions:` with nothing behind it is null, not an empty group.
  for (let length = 1; length < path.length; length += 1)
    if (document.hasIn(path.slice(0, length)) && !isMap(document.getIn(path.slice(0, length), true)))
      document.setIn(path.slice(0, length), document.createNode({}));
  document.setIn(path, nodeOf(document, kind, words));
}

function nodeOf(document: Document, kind: TextField['kind'], words: string): unknown {
  const lines = words.split('\n').filter((one) => one !== '');
  if (kind === 'list') return document.createNode(lines);
  if (kind !== 'ways') return words;
  const ways = lines.map((one) => {
    const at = one.lastIndexOf('|');
    const [label, href] = at < 0 ? [one, ''] : [one.slice(0, at), one.slice(at + 1)];
    return { label: label.trim(), href: href.trim() };
  });
  return document.createNode(ways);
}

/** A group such as `options` that lost its last entry goes, too. */
function removeEmpty(document: Document, path: readonly string[]): void {
  for (let length = path.length - 1; length > 1; length -= 1) {
    const outer = document.getIn(path.slice(0, length), true);
    if (isMap(outer) && outer.items.length === 0) document.deleteIn(path.slice(0, length));
  }
}

/** Line ends of one kind, no blanks around lines, no more than one empty line. */
export const tidy = (words: string): string =>
  words
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((one) => one.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** What was typed; null for a field that the form did not have. */
type Typed = (language: Language, field: TextField) => string | null;
