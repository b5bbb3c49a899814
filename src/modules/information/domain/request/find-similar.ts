/** What is public already and fits the words of a question, best first, at most so many; nothing fits words that are too common. */
export function findSimilar<Thing extends Searchable>(
  question: string,
  things: readonly Thing[],
  limit = 5,
): readonly Thing[] {
  const wanted = wordsOf(question);
  if (wanted.size === 0) return [];
  return things
    .map((thing) => ({ thing, score: scoreOf(wanted, thing) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ thing }) => thing);
}

function scoreOf(wanted: ReadonlySet<string>, { title, text }: Searchable): number {
  const [inTitle, inText] = [wordsOf(title), wordsOf(text)];
  let score = 0;
  for (const word of wanted) score += near(word, inTitle) ? 3 : near(word, inText) ? 1 : 0;
  // One word among many that only stands in the small print says nothing.
  return score < 2 && wanted.size > 2 ? 0 : score;
}

/** The same word, or a part of a longer German one. */
const near = (word: string, among: ReadonlySet<string>): boolean =>
  among.has(word) ||
  (word.length > 4 && [...among].some((other) => other.length > 4 && (other.includes(word) || word.includes(other))));

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLocaleLowerCase('de')
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word.length > 2 && !common.has(word)),
  );

const common = new Set(
  (
    'der die das den dem des ein eine einen einem einer und oder ist sind war wie was wer wann warum welche welcher welches gibt für von ' +
    'mit auf aus bei zur zum über alle alles ich wir sie mir uns bitte stadt leipzig haben hat wird werden viele viel the and for with how ' +
    'what who when why which are was were has have does did all any about from into many much please city'
  ).split(' '),
);

export interface Searchable {
  readonly title: string;
  readonly text: string;
}
