/** Breaks a text into lines no wider than `width` (points): at blanks, after a hyphen or slash between words, at soft hyphens, and inside a word only when it alone is too wide. */
export const breakLines = (text: string, width: number, measure: Measure): readonly string[] =>
  text.split('\n').flatMap((line) => breakLine(line, width, measure));

const breakLine = (text: string, width: number, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of glue(text).split(opportunity)) {
    if (measure(shown(line + piece)) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(shown(line));
    const parts = measure(shown(piece)) <= width ? [piece] : splitWord(piece, width, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, shown(line)];
};

/** Keeps together what is read together: "§ 41", "Abs. 2", "25 Euro", "04109 Leipzig". */
const glue = (text: string): string =>
  text
    .replace(/(?<=§|\b(?:Abs|Art|Nr|Satz|No)\.?) (?=\d)/gu, '\u00a0')
    .replace(/(?<=\d) (?=(?:€|%|Euro\b|EUR\b))/gu, '\u00a0')
    .replace(/(?<=\b\d{5}) (?=\p{Lu})/gu, '\u00a0');

/** What stands on paper: a soft hyphen only at the end of a line, plain blanks so that searching finds the words. */
const shown = (line: string): string =>
  line
    .trimEnd()
    .replace(/\u00ad$/u, '-')
    .replaceAll('\u00ad', '')
    .replaceAll('\u00a0', ' ');

const splitWord = (word: string, width: number, measure: Measure): string[] => {
  const parts = [''];
  for (const { segment } of clusters.segment(word)) {
    const current = parts.at(-1)!;
    if (current !== '' && measure(shown(current + segment)) > width) parts.push(segment);
    else parts[parts.length - 1] = current + segment;
  }
  return parts;
};

const opportunity = /(?<= )(?! )|(?<=\p{L}\p{L}[-/–])(?=\p{L}\p{L})|(?<=\u00ad)/u;
const clusters = new Intl.Segmenter('de', { granularity: 'grapheme' });

export type Measure = (text: string) => number;
