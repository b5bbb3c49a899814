import { type Document, isMap, isSeq } from 'yaml';
import type { Bilingual } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { changeFile } from '../form/files.ts';
import { type BlockKind, type BlockView, letterFile, type RowView, readLetter } from './letter-view.ts';

/** Sets what stands above the blocks of a letter: its kind, its remedy, its subject. */
export const setLetterHead = (
  files: Files,
  letter: string,
  head: { readonly kind: string; readonly remedy: string; readonly subject: Bilingual },
): Result<Files, LetterRefusal> =>
  change(files, letter, (document) => {
    set(document, ['kind'], head.kind);
    if (head.remedy !== 'none' || document.has('remedy')) set(document, ['remedy'], head.remedy);
    setBoth(document, ['subject'], head.subject, true);
    return ok(null);
  });

/** Writes a block at its place; what did not change stays as it is written. Refused when there is no such block. */
export const setBlock = (files: Files, letter: string, index: number, block: BlockView): Result<Files, LetterRefusal> =>
  change(files, letter, (document) => {
    const before = readLetter(files, letter)?.blocks[index];
    if (!before) return refuse('no-such-block');
    const path = ['blocks', index] as const;
    if (block.when !== before.when) set(document, [...path, 'when'], block.when || undefined);
    const { kind } = before;
    if (kind === 'paragraph' || kind === 'heading' || kind === 'legal')
      setBoth(document, [...path, 'text'], block.text, true);
    if (kind === 'legal') setBoth(document, [...path, 'heading'], block.heading, true);
    if (kind === 'qr') {
      set(document, [...path, 'text'], block.text.de);
      setBoth(document, [...path, 'caption'], block.heading, true);
    }
    if (kind === 'table' && block.each !== before.each) set(document, [...path, 'each'], block.each);
    if (JSON.stringify(block.rows) !== JSON.stringify(before.rows)) setRows(document, path, kind, block.rows);
    return ok(null);
  });

/** Puts an empty block of a kind at a place. */
export const addBlock = (files: Files, letter: string, index: number, kind: BlockKind): Result<Files, LetterRefusal> =>
  change(files, letter, (document) => {
    const blocks = blocksOf(document);
    const at = Math.max(0, Math.min(index, blocks.items.length));
    blocks.items.splice(at, 0, document.createNode(emptyBlock(kind)) as never);
    return ok(null);
  });

/** Takes a block away. */
export const removeBlock = (files: Files, letter: string, index: number): Result<Files, LetterRefusal> =>
  change(files, letter, (document) => {
    const blocks = blocksOf(document);
    if (!(index in blocks.items)) return refuse('no-such-block');
    blocks.items.splice(index, 1);
    return ok(null);
  });

/** Moves a block one place up or down; at the edge it stays. */
export const moveBlock = (files: Files, letter: string, index: number, by: -1 | 1): Result<Files, LetterRefusal> =>
  change(files, letter, (document) => {
    const { items } = blocksOf(document);
    const [one, other] = [items[index], items[index + by]];
    if (!one) return refuse('no-such-block');
    if (!other) return ok(null);
    items[index] = other;
    items[index + by] = one;
    return ok(null);
  });

/** Adds a letter with a subject and one paragraph. Refused: a name that is taken or cannot be an address. */
export function addLetter(files: Files, letter: string, subject: Bilingual): Result<Files, LetterRefusal> {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(letter)) return refuse('name-wrong');
  if (files[letterFile(letter)] !== undefined) return refuse('name-taken');
  return changeFile(files, letterFile(letter), (document) => {
    const blocks = [emptyBlock('paragraph')];
    document.contents = document.createNode({
      kind: 'letter',
      remedy: 'none',
      subject,
      reference: [],
      blocks,
    }) as never;
    return ok(null);
  });
}

/** Takes a letter away. */
export function removeLetter(files: Files, letter: string): Result<Files, LetterRefusal> {
  const { [letterFile(letter)]: gone, ...rest } = files;
  return gone === undefined ? refuse('no-such-letter') : ok(rest);
}

function change(
  files: Files,
  letter: string,
  work: (document: Document) => Result<unknown, LetterRefusal>,
): Result<Files, LetterRefusal> {
  if (files[letterFile(letter)] === undefined) return refuse('no-such-letter');
  return changeFile(files, letterFile(letter), (document) => {
    if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
    return work(document);
  });
}

function setRows(document: Document, path: readonly Step[], kind: BlockKind, rows: readonly RowView[]): void {
  const one = ({ de, en }: Bilingual): string | Bilingual => (de === en ? de : { de, en });
  if (kind === 'list')
    set(
      document,
      [...path, 'items'],
      rows.map(({ label }) => ({ ...label })),
    );
  if (kind === 'facts')
    set(
      document,
      [...path, 'rows'],
      rows.map(({ label, value, when }) => ({ label: { ...label }, value: one(value), ...(when && { when }) })),
    );
  if (kind === 'table') {
    set(
      document,
      [...path, 'head'],
      rows.map(({ label }) => ({ ...label })),
    );
    set(
      document,
      [...path, 'row'],
      rows.map(({ value }) => one(value)),
    );
  }
}

function setBoth(document: Document, path: readonly Step[], words: Bilingual, isGroup: boolean): void {
  const before = document.getIn(path);
  if (!isGroup || !isMap(before)) {
    set(document, path, { ...words });
    return;
  }
  for (const language of ['de', 'en'] as const)
    if (String(document.getIn([...path, language]) ?? '') !== words[language])
      set(document, [...path, language], words[language]);
}

function set(document: Document, path: readonly Step[], value: unknown): void {
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, typeof value === 'object' ? document.createNode(value) : value);
}

function blocksOf(document: Document) {
  const found = document.get('blocks', true);
  if (isSeq(found)) return found;
  document.set('blocks', document.createNode([]));
  const made = document.get('blocks', true);
  if (!isSeq(made)) throw new Error('a list was just made');
  return made;
}

function emptyBlock(kind: BlockKind): object {
  const none = { de: '', en: '' };
  const of: Readonly<Record<BlockKind, object>> = {
    ...{ paragraph: { text: none }, heading: { text: none }, list: { items: [] }, facts: { rows: [] } },
    ...{
      table: { each: '', head: [], row: [] },
      legal: { heading: none, text: none },
      qr: { text: '', caption: none },
    },
  };
  return { kind, ...of[kind] };
}

type Step = string | number;
export type LetterRefusal = 'file-broken' | 'no-such-block' | 'no-such-letter' | 'name-wrong' | 'name-taken';
