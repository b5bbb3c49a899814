import type { Run } from '../run.ts';
import { compileStep, type MatchState, type Step } from './match-regex.ts';
import { oneCharacter, parseRegex } from './parse-regex.ts';
import type { RegexFlags } from './regex-tree.ts';

/** A compiled regular expression of XPath 3.1. Matching spends the budget of the evaluation. */
export class Regex {
  private readonly step: Step;
  private readonly groups: number;
  constructor(step: Step, groups: number) {
    this.step = step;
    this.groups = groups;
  }

  /** Tells whether the pattern matches anywhere in the text. */
  test(text: string, run: Run): boolean {
    return this.findFrom([...text].map(codeOf), 0, run) !== null;
  }

  /** All matches from left to right that do not overlap, with the texts of their groups. */
  findAll(text: string, run: Run): RegexMatch[] {
    const characters = [...text];
    const codes = characters.map(codeOf);
    const offsets = [0];
    for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
    const found: RegexMatch[] = [];
    for (let from = 0; from <= codes.length; ) {
      const match = this.findFrom(codes, from, run);
      if (match === null) break;
      const [start, end] = match.groups[0] ?? [from, from];
      found.push({
        start: offsets[start] ?? 0,
        end: offsets[end] ?? text.length,
        groups: match.groups.map((span) => (span === undefined ? undefined : characters.slice(...span).join(''))),
      });
      from = end > start ? end : end + 1;
    }
    return found;
  }

  private findFrom(codes: readonly number[], from: number, run: Run): MatchState | null {
    for (let start = from; start <= codes.length; start += 1) {
      const groups: MatchState['groups'] = Array.from({ length: this.groups + 1 });
      const state: MatchState = { codes, groups, run };
      run.spend(1);
      const isFound = this.step(state, start, (end) => {
        groups[0] = [start, end];
        return true;
      });
      if (isFound) return state;
    }
    return null;
  }
}

/** The regular expression of a pattern with flags out of `s m i x q`; null when either is none. */
export function compileRegex(pattern: string, flags: string): Regex | null {
  if (!/^[smixq]*$/.test(flags) || pattern.length > 2_000) return null;
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const regex = build(pattern, flags);
  if (cache.size >= 200) cache.clear();
  cache.set(key, regex);
  return regex;
}

export type RegexMatch = {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
};

// Only a memory of what a pattern compiles to: the same pattern always gives the same result.
const cache = new Map<string, Regex | null>();

function build(pattern: string, letters: string): Regex | null {
  const flags: RegexFlags = {
    dotAll: letters.includes('s'),
    multiline: letters.includes('m'),
    ignoreCase: letters.includes('i'),
  };
  if (letters.includes('q')) {
    const items = [...pattern].map((character) => oneCharacter(character, flags));
    return new Regex(compileStep({ kind: 'sequence', items }, flags), 0);
  }
  const parsed = parseRegex(letters.includes('x') ? withoutSpace(pattern) : pattern, flags);
  return parsed === null ? null : new Regex(compileStep(parsed.tree, flags), parsed.groups);
}

/** Flag `x` takes white space out of the pattern, except within a character class. */
function withoutSpace(pattern: string): string {
  let depth = 0;
  let kept = '';
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] ?? '';
    if (/\s/.test(character) && depth === 0) continue;
    if (character === '\\' && index + 1 < pattern.length && !/\s/.test(pattern[index + 1] ?? '')) {
      kept += character + pattern[index + 1];
      index += 1;
      continue;
    }
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    kept += character;
  }
  return kept;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
