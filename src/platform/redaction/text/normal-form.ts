/**
 * Text in the form in which it is compared: letters and digits alone, without case, in Unicode's compatibility form, so that ligatures, line breaks,
 * hyphens, spaced-out letters and invisible signs make no difference. `at` has for each sign its place in the text.
 */
export function normalForm(text: string): NormalText {
  const [signs, at, starts]: [string[], number[], boolean[]] = [[], [], []];
  const joined = joins(text);
  let isGap = true;
  let place = 0;
  for (const raw of text) {
    const form = joined.has(place) || invisible.test(raw) ? '' : plain(raw);
    const kept = [...form].filter((sign) => inWord.test(sign));
    if (kept.length === 0 && form !== '' && !mark.test(form)) isGap = true;
    for (const sign of kept) {
      signs.push(sign);
      at.push(place);
      starts.push(isGap);
      isGap = false;
    }
    place += raw.length;
  }
  return { text: signs.join(''), at, starts };
}

/**
 * Every place where a string stands in a text, as from and to in the text. Inside one run of letters a part is found, too (from four signs on); across gaps
 * only whole words are, so that "kann Auto" is no "Anna".
 */
export function findAll(
  text: NormalText,
  wanted: string,
  leastPart = 4,
): readonly (readonly [from: number, to: number])[] {
  const { text: form } = normalForm(wanted);
  const found: (readonly [number, number])[] = [];
  if (form.length === 0) return found;
  for (let at = text.text.indexOf(form); at >= 0; at = text.text.indexOf(form, at + 1)) {
    const end = at + form.length;
    const isWhole = text.starts[at] === true && (end === text.text.length || text.starts[end] === true);
    const isRun = !text.starts.slice(at + 1, end).includes(true);
    const isLong = form.length >= leastPart;
    if ((isWhole && (isRun || isLong)) || (isRun && isLong)) found.push([text.at[at]!, text.at[end - 1]! + 1]);
  }
  return found;
}

/** The places of hyphens at the end of a line, with the line end: the word goes on. */
function joins(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const match of text.matchAll(lineHyphen)) {
    for (let step = 0; step < match[0].length; step += 1) places.add(match.index + step);
  }
  return places;
}

const plain = (raw: string): string => raw.normalize('NFKD').toLowerCase().replaceAll('ß', 'ss');

const lineHyphen = /[-\u2010][^\S\r\n]*\r?\n\s*/gu;
const inWord = /[\p{L}\p{N}]/u;
const mark = /^\p{M}+$/u;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/u;

/** `starts` tells for each sign whether something else stands before it. */
export interface NormalText {
  readonly text: string;
  readonly at: readonly number[];
  readonly starts: readonly boolean[];
}
