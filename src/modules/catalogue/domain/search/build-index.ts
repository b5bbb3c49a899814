import { commonParts, splitCompound } from './compounds.ts';
import type { SearchDocument } from './types.ts';
import { stemOf, wordsOf } from './words.ts';

/** Builds the index in memory: every word of every document, its stem and the parts of compounds, with weights. */
export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const read = documents.map((document) =>
    document.fields.map((field) => ({ words: wordsOf(field.text), weight: field.weight })),
  );
  const words = new Set(read.flatMap((fields) => fields.flatMap((field) => field.words)));
  const parts = new Set([...words, ...commonParts]);
  const forms = new Map([...words].map((word) => [word, formsOf(word, parts)]));
  const postings = new Map<string, Map<number, number>>();
  read.forEach((fields, document) => {
    for (const { words: all, weight } of fields) {
      for (const word of all)
        for (const [form, share] of forms.get(word)!) raise(postings, form, document, weight * share);
      if (weight >= pairWeight) for (const pair of pairsOf(all)) raise(postings, pair, document, weight * 0.9);
    }
  });
  const terms = [...postings.keys()].sort();
  return {
    documents,
    parts,
    terms,
    termIds: new Map(terms.map((term, id) => [term, id])),
    postings: terms.map((term) => {
      const entries = [...postings.get(term)!];
      return {
        documents: Int32Array.from(entries, (e) => e[0]),
        weights: Float64Array.from(entries, (e) => e[1]),
      };
    }),
    trigrams: trigramTable(terms),
    endings: terms
      .map((term, id) => ({ reversed: reversed(term), id }))
      .sort((a, b) => (a.reversed < b.reversed ? -1 : 1)),
  };
}

/** All forms under which a word is found, with the share of its weight that each carries. */
export function formsOf(word: string, known: ReadonlySet<string>): readonly (readonly [string, number])[] {
  const forms: [string, number][] = [[word, 1]];
  const stem = stemOf(word);
  if (stem !== word) forms.push([stem, stemShare]);
  for (const part of splitCompound(word, known) ?? []) {
    forms.push([part, 0.6]);
    if (stemOf(part) !== part) forms.push([stemOf(part), 0.55]);
  }
  return forms;
}

/** What a stem in common is worth on each side: no title that shares one comes before the very word elsewhere (10 · 0.8² < 7). */
export const stemShare = 0.8;

/** Neighbours written together: `dogtax` for `dog tax`. */
const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, at) => words[at]! + word);

/** Only titles and search words are also found written together; running text would only swell the index. */
const pairWeight = 6;

/** The three-letter pieces of a word, with its edges. */
export function trigramsOf(word: string): readonly string[] {
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}

/** How many trigrams each word of a table shares with this one. */
export function commonTrigrams(
  table: ReadonlyMap<string, readonly number[]>,
  trigrams: readonly string[],
): ReadonlyMap<number, number> {
  const common = new Map<number, number>();
  for (const trigram of new Set(trigrams))
    for (const id of table.get(trigram) ?? []) common.set(id, (common.get(id) ?? 0) + 1);
  return common;
}

function raise(postings: Map<string, Map<number, number>>, term: string, document: number, weight: number): void {
  const entry = postings.get(term) ?? new Map<number, number>();
  entry.set(document, Math.max(entry.get(document) ?? 0, weight));
  postings.set(term, entry);
}

/** For finding words by their end. */
export const reversed = (word: string): string => [...word].reverse().join('');

/** Which words hold a trigram, by their place in the list. */
export function trigramTable(terms: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, number[]>();
  terms.forEach((term, id) => {
    for (const trigram of new Set(trigramsOf(term))) {
      const ids = table.get(trigram);
      if (ids) ids.push(id);
      else table.set(trigram, [id]);
    }
  });
  return table;
}

export interface SearchIndex {
  readonly documents: readonly SearchDocument[];
  /** Words that compounds may be made of. */
  readonly parts: ReadonlySet<string>;
  /** Sorted. */
  readonly terms: readonly string[];
  readonly termIds: ReadonlyMap<string, number>;
  readonly postings: readonly Posting[];
  readonly trigrams: ReadonlyMap<string, readonly number[]>;
  /** All terms spelled backwards, sorted. */
  readonly endings: readonly { readonly reversed: string; readonly id: number }[];
}
export interface Posting {
  readonly documents: Int32Array;
  readonly weights: Float64Array;
}
