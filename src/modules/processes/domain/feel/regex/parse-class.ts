import { foldings, type RegexReader, RegexSyntaxError, singleEscapes } from './parse-regex.ts';
import type { CharacterTest } from './regex-tree.ts';
import { blockRange } from './unicode-blocks.ts';

/** Reads a character class behind its `[`, with negation and subtraction (`[a-z-[aeiou]]`). */
export function parseClass(reader: RegexReader): CharacterTest {
  const { characters } = reader;
  reader.depth += 1;
  if (reader.depth > 60) throw new RegexSyntaxError();
  const isNegated = characters[reader.position] === '^';
  if (isNegated) reader.position += 1;
  const tests: CharacterTest[] = [];
  let without: CharacterTest | null = null;
  while (characters[reader.position] !== ']' || tests.length === 0) {
    if (without !== null || reader.position >= characters.length) throw new RegexSyntaxError();
    if (characters[reader.position] === '-' && characters[reader.position + 1] === '[') {
      reader.position += 2;
      without = parseClass(reader);
    } else tests.push(member(reader));
  }
  reader.position += 1;
  reader.depth -= 1;
  const own = withCases(reader, (code) => tests.some((test) => test(code)));
  return (code) => own(code) !== isNegated && without?.(code) !== true;
}

/** The set behind `\d`, `\s`, `\w`, `\i`, `\c` or its complement in capitals; null for other letters. */
export function classEscape(letter: string): CharacterTest | null {
  const pattern = classes[letter.toLowerCase()];
  if (pattern === undefined) return null;
  const isNegated = letter !== letter.toLowerCase();
  return (code) => pattern.test(String.fromCodePoint(code)) !== isNegated;
}

/** Reads `{Lu}` or `{IsBasicLatin}` behind `\p` or `\P`. */
export function readProperty(reader: RegexReader, isNegated: boolean): CharacterTest {
  const end = reader.characters.indexOf('}', reader.position);
  const name = reader.characters.slice(reader.position + 1, end).join('');
  if (reader.characters[reader.position] !== '{' || end < 0) throw new RegexSyntaxError();
  reader.position = end + 1;
  const test = propertyTest(name);
  return (code) => test(code) !== isNegated;
}

function member(reader: RegexReader): CharacterTest {
  const start = single(reader);
  if (typeof start === 'function') return start;
  const { characters } = reader;
  const isRange =
    characters[reader.position] === '-' && ![']', '[', undefined].includes(characters[reader.position + 1]);
  if (!isRange) return (code) => code === start;
  reader.position += 1;
  const end = single(reader);
  if (typeof end === 'function' || end < start) throw new RegexSyntaxError();
  return (code) => code >= start && code <= end;
}

function single(reader: RegexReader): number | CharacterTest {
  const character = reader.characters[reader.position];
  if (character === undefined || character === '[') throw new RegexSyntaxError();
  reader.position += 1;
  if (character !== '\\') return character.codePointAt(0) ?? 0;
  const letter = reader.characters[reader.position] ?? '';
  reader.position += 1;
  if (letter === 'p' || letter === 'P') return readProperty(reader, letter === 'P');
  const known = classEscape(letter);
  if (known !== null) return known;
  const plain = singleEscapes[letter];
  if (plain === undefined) throw new RegexSyntaxError();
  return plain.codePointAt(0) ?? 0;
}

function withCases(reader: RegexReader, test: CharacterTest): CharacterTest {
  return reader.flags.ignoreCase ? (code) => foldings(code).some(test) : test;
}

function propertyTest(name: string): CharacterTest {
  if (name.startsWith('Is')) {
    const range = blockRange(name.slice(2));
    if (range === null) throw new RegexSyntaxError();
    return (code) => code >= range[0] && code <= range[1];
  }
  if (!/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) throw new RegexSyntaxError();
  const pattern = new RegExp(`^\\p{${name}}$`, 'u');
  return (code) => pattern.test(String.fromCodePoint(code));
}

const classes: Readonly<Record<string, RegExp>> = {
  d: /^\p{Nd}$/u,
  s: /^[ \t\n\r]$/,
  w: /^[^\p{P}\p{Z}\p{C}]$/u,
  i: /^[\p{L}_:]$/u,
  c: /^[\p{L}\p{Nd}\p{M}_:.\-\u00B7]$/u,
};
