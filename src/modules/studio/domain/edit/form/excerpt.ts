/** The part of a line around a word, without tags, short enough to be read. */
export function excerpt(line: string, word: string): string {
  const plain = line
    .replace(/<\/?[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const shown = plain.includes(word) ? plain : line.trim();
  const at = Math.max(0, shown.indexOf(word) - 70);
  const part = shown.slice(at, at + 150);
  return `${at > 0 ? '… ' : ''}${part}${at + 150 < shown.length ? ' …' : ''}`;
}
