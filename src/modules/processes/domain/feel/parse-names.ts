import { type NameScope, namePart, nameStart } from './names.ts';
import type { Scanner } from './scanner.ts';

/**
 * The name at the scanner: the longest known one, or all words up to the next keyword or symbol.
 * Two names never stand side by side in FEEL, so joining unknown words is safe. Null when no name stands here.
 */
export function scanName(scanner: Scanner, known: NameScope): string | null {
  scanner.skip();
  const match = known.longestAt(scanner.text, scanner.position);
  const words = wordsAt(scanner);
  if (match !== null && match.end >= (words?.end ?? 0)) {
    scanner.position = match.end;
    return match.name;
  }
  if (words === null) return null;
  scanner.position = words.end;
  return words.name;
}

/** The name before a colon in a context, an argument list or a parameter list, symbols included; null if none. */
export function scanKey(scanner: Scanner): string | null {
  scanner.skip();
  keyPattern.lastIndex = scanner.position;
  const found = keyPattern.exec(scanner.text)?.[1];
  if (found === undefined) return null;
  scanner.position += found.length;
  return found.trim().replace(/\s+/g, ' ');
}

/** A name that something is bound to: everything up to the given keyword or one of the symbols. */
export function scanBound(scanner: Scanner, until: RegExp): string {
  scanner.skip();
  until.lastIndex = scanner.position;
  const end = until.exec(scanner.text)?.index ?? -1;
  const name = end < 0 ? '' : scanner.text.slice(scanner.position, end).trim().replace(/\s+/g, ' ');
  if (!new RegExp(`^[${nameStart}]`, 'u').test(name)) scanner.fail('feel.name-expected');
  scanner.position = end;
  return name;
}

const stops = new Set(['and', 'or', 'then', 'else', 'in', 'between', 'instance', 'return', 'satisfies']);
const wordPattern = new RegExp(`[${nameStart}][${namePart}]*`, 'uy');
const nextWord = new RegExp(`\\s+([${namePart}]+)`, 'uy');
const keyPattern = new RegExp(`([${nameStart}][${namePart}\\s./\\-'+*]*):`, 'uy');

function wordsAt(scanner: Scanner): { name: string; end: number } | null {
  wordPattern.lastIndex = scanner.position;
  const first = wordPattern.exec(scanner.text)?.[0];
  if (first === undefined || stops.has(first)) return null;
  let name = first;
  let end = scanner.position + first.length;
  for (;;) {
    nextWord.lastIndex = end;
    const next = nextWord.exec(scanner.text);
    if (next === null || stops.has(next[1] ?? '')) return { name, end };
    name += ` ${next[1]}`;
    end += next[0].length;
  }
}
