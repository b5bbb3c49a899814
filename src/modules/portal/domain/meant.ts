/**
 * What somebody may have meant who mistyped: each unknown word becomes the nearest known one within two slips. Null when
 * every word is known or nothing is near.
 */
export function meant(typed: string, words: ReadonlySet<string>): string | null {
  let changed = false;
  const corrected = typed
    .trim()
    .split(/\s+/)
    .slice(0, 8)
    .map((word) => {
      const plain = word.toLocaleLowerCase('de');
      if (plain.length < 4 || words.has(plain)) return word;
      const near = nearest(plain, words);
      if (near) changed = true;
      return near ?? word;
    });
  return changed ? corrected.join(' ') : null;
}

/** The words of texts in small letters, as `meant` wants them. */
export const wordsIn = (texts: Iterable<string>): ReadonlySet<string> =>
  new Set([...texts].flatMap((text) => text.toLocaleLowerCase('de').match(/\p{L}{3,}/gu) ?? []));

function nearest(word: string, words: ReadonlySet<string>): string | null {
  const limit = word.length < 6 ? 1 : 2;
  let best: string | null = null;
  let least = limit + 1;
  for (const known of words) {
    if (Math.abs(known.length - word.length) >= least) continue;
    const distance = slips(word, known);
    if (distance < least) [best, least] = [known, distance];
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
