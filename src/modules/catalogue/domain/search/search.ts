import type { Language } from '#kernel/language';
import { commonTrigrams, reversed, type SearchIndex, stemShare, trigramsOf } from './build-index.ts';
import { splitCompound } from './compounds.ts';
import { allowedEdits, editDistance } from './distance.ts';
import type { SearchHit } from './types.ts';
import { stemOf, withoutFillers, wordsOf } from './words.ts';

/**
 * What people mean by a few typed words, best first: everyday words, slips of the finger, compounds written together or
 * apart, beginnings of words, in German and English at once. Titles and summaries come in `language`.
 */
export function search(index: SearchIndex, text: string, language: Language, limit = 8): readonly SearchHit[] {
  const words = withoutFillers(wordsOf(text.slice(0, 200))).slice(0, 8);
  if (words.length === 0) return [];
  const totals = new Float64Array(index.documents.length);
  const matched = new Float64Array(index.documents.length);
  words.forEach((word, place) => {
    const scores = wordScores(index, word);
    for (const neighbour of neighbours(words, place)) joinedScores(index, neighbour, scores);
    const rarity = rarityOf(scores);
    for (let document = 0; document < scores.length; document++) {
      if (scores[document] === 0) continue;
      totals[document]! += scores[document]! * rarity;
      matched[document]! += 1;
    }
  });
  const hits: { document: number; score: number }[] = [];
  totals.forEach((total, document) => {
    if (total > 0) hits.push({ document, score: total * (matched[document]! / words.length) ** 2 });
  });
  hits.sort((a, b) => b.score - a.score || a.document - b.document);
  return hits.slice(0, limit).map(({ document, score }) => {
    const { kind, id, title, summary } = index.documents[document]!;
    return { kind, id, title: title[language], summary: summary[language], score: Math.round(score * 100) / 100 };
  });
}

/** A word that says little, because much has it, counts less than one that says all. */
const rarityOf = (scores: Scores): number =>
  1 + Math.log((scores.length + 1) / (scores.filter((score) => score > 0).length + 1));

/** The best score of one typed word in each document. */
function wordScores(index: SearchIndex, word: string): Scores {
  const scores: Scores = new Float64Array(index.documents.length);
  const isKnown = index.termIds.has(word);
  take(index, index.termIds.get(word), 1, scores);
  take(index, index.termIds.get(stemOf(word)), stemShare, scores);
  if (word.length >= 3) beginnings(index, word, scores);
  if (word.length >= 5) ends(index, word, scores);
  const parts = splitCompound(word, index.parts);
  if (parts) partScores(index, parts, scores);
  if (!isKnown) slips(index, word, scores);
  return scores;
}

/** `hunde steuer` is `hundesteuer`: two words typed apart count as one for both of them. */
function joinedScores(index: SearchIndex, joined: string, scores: Scores): void {
  take(index, index.termIds.get(joined), 0.95, scores);
  if (!index.termIds.has(joined) && joined.length >= 8) slips(index, joined, scores, 0.85);
}

const neighbours = (words: readonly string[], place: number): readonly string[] =>
  [words.slice(place - 1, place + 1), words.slice(place, place + 2)]
    .filter((pair) => pair.length === 2)
    .map((pair) => pair.join(''));

/** A compound that nobody wrote down counts by its parts, as much as they cover. */
function partScores(index: SearchIndex, parts: readonly string[], scores: Scores): void {
  const sums: Scores = new Float64Array(scores.length);
  for (const part of parts) {
    const own: Scores = new Float64Array(scores.length);
    take(index, index.termIds.get(part), 1, own);
    take(index, index.termIds.get(stemOf(part)), stemShare, own);
    for (let document = 0; document < own.length; document++) sums[document]! += own[document]!;
  }
  for (let document = 0; document < sums.length; document++)
    scores[document] = Math.max(scores[document]!, (0.7 * sums[document]!) / parts.length);
}

function beginnings(index: SearchIndex, word: string, scores: Scores): void {
  for (let at = firstFrom(index.terms, word, (term) => term); index.terms[at]?.startsWith(word); at++)
    take(index, at, 0.75 * Math.sqrt(word.length / index.terms[at]!.length), scores);
}

/** The last part of a compound carries its meaning: `Kämmerei` is `Stadtkämmerei`. */
function ends(index: SearchIndex, word: string, scores: Scores): void {
  const wanted = reversed(word);
  for (let at = firstFrom(index.endings, wanted, (entry) => entry.reversed); at < index.endings.length; at++) {
    const { reversed: term, id } = index.endings[at]!;
    if (!term.startsWith(wanted)) return;
    take(index, id, 0.65 * Math.sqrt(word.length / term.length), scores);
  }
}

/** Words within one or two edits; trigrams in common decide which are looked at. */
function slips(index: SearchIndex, word: string, scores: Scores, trust = 1): void {
  const limit = /^\d+$/.test(word) ? 0 : allowedEdits(word.length);
  if (limit === 0) return;
  const trigrams = trigramsOf(word);
  const needed = Math.max(1, trigrams.length - 3 * limit - 1);
  for (const [term, count] of commonTrigrams(index.trigrams, trigrams)) {
    if (count < needed) continue;
    const distance = editDistance(word, index.terms[term]!, limit);
    if (distance <= limit && index.terms[term]!.length > 3)
      take(index, term, trust * (distance === 1 ? 0.7 : 0.5), scores);
  }
}

function take(index: SearchIndex, term: number | undefined, quality: number, scores: Scores): void {
  if (term === undefined) return;
  const { documents, weights } = index.postings[term]!;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    const score = weights[i]! * quality;
    if (score > scores[document]!) scores[document] = score;
  }
}

function firstFrom<T>(sorted: readonly T[], word: string, key: (entry: T) => string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(sorted[middle]!) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By place of the document in the index. */
type Scores = Float64Array;
