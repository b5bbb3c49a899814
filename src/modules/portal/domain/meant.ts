import { foldForSearch } from '#kernel/search-form';

/**
 * What somebody may have meant who mistyped: each unknown word becomes the nearest known one within two slips, as it is
 * written. Null when every word is known or nothing is near.
 */
export function meant(typed: string, words: KnownWords): string | null {
  let changed = false;
  const corrected = typed
    .trim()
    .split(/\s+/)
    .slice(0, 8)
    .map((word) => {
      const plain = foldForSearch(word);
      if (plain.length < 4 || words.has(plain)) return word;
      const near = nearest(plain, words);
      if (near) changed = true;
      return near ?? word;
    });
  return changed ? corrected.join(' ') : null;
}

/** The words of texts as `meant` wants them: how each is searched, and how it is best written (Führungszeugnis, not fuehrungszeugnis). */
export function wordsIn(texts: Iterable<string>): KnownWords {
  const words = new Map<string, string>();
  for (const written of [...texts].flatMap((text) => text.match(/\p{L}{3,}/gu) ?? [])) {
    const plain = foldForSearch(written);
    const before = words.get(plain);
    if (before === undefined || careOf(written) > careOf(before)) words.set(plain, written);
  }
  return words;
}

/** Who writes an umlaut and a capital letter where others leave them out took more care. */
const careOf = (written: string): number =>
  (/[^\p{ASCII}]/u.test(written) ? 2 : 0) + (/^\p{Lu}/u.test(written) ? 1 : 0);

function nearest(word: string, words: KnownWords): string | null {
  const limit = word.length < 6 ? 1 : 2;
  let best: string | null = null;
  let least = limit + 1;
  for (const [known, written] of words) {
    if (Math.abs(known.length - word.length) >= least) continue;
    const distance = slips(word, known);
    if (distance < least) [best, least] = [written, distance];
  }
  return best;
}

/** Letters added, left out, replaced or swapped with their neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}

/** How a word is searched -> how it is written. */
export type KnownWords = ReadonlyMap<string, string>;
