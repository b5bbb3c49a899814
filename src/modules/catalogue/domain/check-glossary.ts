import type { GlossaryTerm } from './city.ts';
import { type LeafText, leafTexts } from './leaf-texts.ts';
import type { Finding } from './problem.ts';
import type { ReadFolder } from './read-folder.ts';
import { findingAt, type Source } from './source.ts';

/**
 * Words of the glossary in a service: in English the German word stands in brackets where the term is used first,
 * because letters and counters use it; in German a term that is used has an explanation.
 */
export function checkGlossary(folder: ReadFolder, glossary: readonly GlossaryTerm[]): readonly Finding[] {
  const { 'texts.de.yaml': de, 'texts.en.yaml': en } = folder.sources;
  return [...(de ? unexplained(de, glossary) : []), ...(en ? withoutGerman(en, glossary) : [])];
}

function unexplained(source: Source, glossary: readonly GlossaryTerm[]): Finding[] {
  const texts = leafTexts(source);
  return glossary.flatMap(({ term, explanation }) => {
    const used = explanation ? undefined : texts.find(({ text }) => wordPattern(term).test(text));
    return used ? [findingAt(source, used.path, 'term-unexplained', { term, key: used.path.join('.') })] : [];
  });
}

function withoutGerman(source: Source, glossary: readonly GlossaryTerm[]): Finding[] {
  const texts = leafTexts(source).filter(isRunningText);
  const findings: Finding[] = [];
  const open = new Set(glossary.filter(({ term, english }) => plain(english) !== term.toLowerCase()));
  const byLength = [...open].sort((a, b) => plain(b.english).length - plain(a.english).length);
  for (const { path, text } of texts) {
    let rest = text;
    for (const entry of byLength) {
      const hit = wordPattern(plain(entry.english)).test(rest);
      if (!hit) continue;
      rest = rest.replace(wordPattern(plain(entry.english), 'giu'), ' ');
      if (!open.delete(entry) || isInBrackets(text, entry.term)) continue;
      findings.push(
        findingAt(source, path, 'german-term-missing', { english: plain(entry.english), term: entry.term }),
      );
    }
  }
  return findings;
}

/** Titles, buttons and choices are labels; clerks know the German words. */
const isRunningText = ({ path }: LeafText): boolean =>
  path[0] !== 'tasks' && !path.some((step) => labels.has(String(step)));

const labels = new Set(['title', 'send', 'short', 'options', 'outcomes', 'item', 'add']);

const isInBrackets = (text: string, term: string): boolean =>
  [...text.matchAll(/\(([^()]*)\)/g)].some((hit) => hit[1]!.toLowerCase().includes(term.toLowerCase()));

/** The term without its own note in brackets: `reminder (of payment)`. */
const plain = (english: string): string =>
  english
    .replace(/\s*\([^)]*\)/g, '')
    .trim()
    .toLowerCase();

const wordPattern = (term: string, flags = 'iu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:e?s)?(?![\\p{L}\\p{N}])`, flags);
