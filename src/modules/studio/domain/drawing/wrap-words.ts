/** A name in lines no wider than `width` at 12 px; a word that is too long is parted, what has no room ends with an ellipsis. */
export function wrapWords(text: string, width: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => parted(one, width))) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : last.endsWith('-') && isPart(word, text) ? null : `${last} ${word}`;
    if (last !== undefined && joined !== null && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, Math.max(1, mostLines));
  return [...kept.slice(0, -1), `${kept.at(-1)?.replace(/[\s-]+$/, '')} …`];
}

const isPart = (word: string, text: string): boolean => !text.split(/\s+/).includes(word);

/** German words part where their parts meet; without a dictionary the break is where the room ends, never leaving fewer than three letters. */
function parted(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const hyphen = word.indexOf('-', 2);
  if (hyphen > 0 && hyphen < word.length - 1) {
    const [head, rest] = [word.slice(0, hyphen + 1), word.slice(hyphen + 1)];
    if (widthOf(head) <= width) return [head, ...parted(rest, width)];
  }
  let length = word.length - 1;
  while (length > 3 && widthOf(`${word.slice(0, length)}-`) > width) length -= 1;
  length = Math.max(3, Math.min(length, word.length - 3));
  // A break before a consonant that begins a syllable reads better than one before a vowel.
  for (let at = length; at > 3 && at > length - 4; at -= 1)
    if (
      /[aeiouäöüy][^aeiouäöüy]?$/i.test(word.slice(0, at)) &&
      /^[bdfghjklmnprstvwz][aeiouäöüy]/i.test(word.slice(at))
    ) {
      length = at;
      break;
    }
  if (word.length < 7) return [word];
  return [`${word.slice(0, length)}-`, ...parted(word.slice(length), width)];
}

/** About how wide a text is at 12 px, in pixels. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (narrow.test(letter) ? 3.4 : wide.test(letter) ? 9.8 : /[A-ZÄÖÜ]/.test(letter) ? 7.6 : 6.3),
    0,
  );

const narrow = /[iljtfrI.,:;'!|()\s]/;
const wide = /[mwMW@%]/;
