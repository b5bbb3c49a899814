import { parse } from 'yaml';
import type { Bilingual } from '#kernel/language';
import type { Files } from '../../copy/copy.ts';
import { listOf, recordOf, textOf } from '../form/form-view.ts';

/** The names of the letters of a service, sorted. */
export const letterNames = (files: Files): readonly string[] =>
  Object.keys(files)
    .flatMap((name) => /^letters\/(.+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort();

export const letterFile = (letter: string): string => `letters/${letter}.yaml`;

/** A letter as a department sees it, also while it is not whole; null when there is none or its file cannot be read. */
export function readLetter(files: Files, letter: string): LetterView | null {
  const text = files[letterFile(letter)];
  if (text === undefined) return null;
  try {
    const letterOf = recordOf(parse(text, { logLevel: 'silent' }));
    return {
      kind: textOf(letterOf['kind']) || 'letter',
      remedy: textOf(letterOf['remedy']) || 'none',
      subject: both(letterOf['subject']),
      blocks: listOf(letterOf['blocks']).map(blockOf),
    };
  } catch {
    return null;
  }
}

function blockOf(raw: unknown): BlockView {
  const block = recordOf(raw);
  const kind = textOf(block['kind']) as BlockKind;
  const isTable = kind === 'table';
  const [head, row] = [listOf(block['head']), listOf(block['row'])];
  return {
    kind: blockKinds.includes(kind) ? kind : 'paragraph',
    when: textOf(block['when']),
    text: both(block['text']),
    heading: both(block['heading'] ?? block['caption']),
    each: textOf(block['each']),
    rows: isTable
      ? Array.from({ length: Math.max(head.length, row.length) }, (_, index) => ({
          ...{ label: both(head[index]), value: both(row[index]), when: '' },
        }))
      : kind === 'list'
        ? listOf(block['items']).map((item) => ({ label: both(item), value: both(''), when: '' }))
        : listOf(block['rows']).map((one) => {
            const { label, value, when } = recordOf(one);
            return { label: both(label), value: both(value), when: textOf(when) };
          }),
  };
}

/** A text in both languages; one that is the same in both may stand as one. */
const both = (value: unknown): Bilingual => {
  if (typeof value === 'string') return { de: value, en: value };
  const { de, en } = recordOf(value);
  return { de: textOf(de), en: textOf(en) };
};

export const blockKinds = ['paragraph', 'heading', 'list', 'facts', 'table', 'legal', 'qr'] as const;
export type BlockKind = (typeof blockKinds)[number];
export interface LetterView {
  readonly kind: string;
  readonly remedy: string;
  readonly subject: Bilingual;
  readonly blocks: readonly BlockView[];
}
export interface BlockView {
  readonly kind: BlockKind;
  /** FEEL; empty when it always stands. */
  readonly when: string;
  readonly text: Bilingual;
  /** Of a legal block, or the line beneath a code. */
  readonly heading: Bilingual;
  /** The list a table is about. */
  readonly each: string;
  /** Lines of a list, rows of facts, columns of a table. */
  readonly rows: readonly RowView[];
}
export interface RowView {
  readonly label: Bilingual;
  readonly value: Bilingual;
  readonly when: string;
}
