import { classEscape, parseClass, readProperty } from './parse-class.ts';
import type { RegexFlags, RegexNode } from './regex-tree.ts';

/** Reads a pattern; null when it is no regular expression of XPath 3.1 (F&O 3.1, 5.6.1). */
export function parseRegex(pattern: string, flags: RegexFlags): { tree: RegexNode; groups: number } | null {
  const reader: RegexReader = { characters: [...pattern], position: 0, groups: 0, closed: new Set(), flags, depth: 0 };
  try {
    const tree = choice(reader);
    return reader.position < reader.characters.length ? null : { tree, groups: reader.groups };
  } catch (error) {
    if (error instanceof RegexSyntaxError) return null;
    throw error;
  }
}

/** A pattern that is none. */
export class RegexSyntaxError extends Error {}

/** A set that holds one character, both cases of it when cases are ignored. */
export function oneCharacter(character: string, flags: RegexFlags): RegexNode {
  const wanted = character.codePointAt(0) ?? 0;
  if (!flags.ignoreCase) return { kind: 'set', matches: (code) => code === wanted };
  const folded = foldings(wanted);
  return { kind: 'set', matches: (code) => foldings(code).some((one) => folded.includes(one)) };
}

/** The character and its other cases. */
export function foldings(code: number): number[] {
  const character = String.fromCodePoint(code);
  const forms = [character, character.toLowerCase(), character.toUpperCase(), character.toUpperCase().toLowerCase()];
  return forms.filter((form) => [...form].length === 1).map((form) => form.codePointAt(0) ?? 0);
}

function choice(reader: RegexReader): RegexNode {
  reader.depth += 1;
  if (reader.depth > 60) throw new RegexSyntaxError();
  const options = [sequence(reader)];
  while (accept(reader, '|')) options.push(sequence(reader));
  reader.depth -= 1;
  return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
}

function sequence(reader: RegexReader): RegexNode {
  const items: RegexNode[] = [];
  while (reader.position < reader.characters.length && !['|', ')'].includes(peek(reader))) {
    items.push(quantified(reader, atom(reader)));
  }
  return { kind: 'sequence', items };
}

function atom(reader: RegexReader): RegexNode {
  const character = next(reader);
  if (character === '(') return group(reader);
  if (character === '[') return { kind: 'set', matches: parseClass(reader) };
  if (character === '.') return { kind: 'set', matches: reader.flags.dotAll ? () => true : isNoLineEnd };
  if (character === '^') return { kind: 'start' };
  if (character === '$') return { kind: 'end' };
  if (character === '\\') return readEscape(reader);
  if ('*+?{}]'.includes(character)) throw new RegexSyntaxError();
  return oneCharacter(character, reader.flags);
}

function group(reader: RegexReader): RegexNode {
  let index: number | null = null;
  if (peek(reader) === '?') {
    if (reader.characters[reader.position + 1] !== ':') throw new RegexSyntaxError();
    reader.position += 2;
  } else {
    reader.groups += 1;
    index = reader.groups;
  }
  const body = choice(reader);
  if (!accept(reader, ')')) throw new RegexSyntaxError();
  if (index !== null) reader.closed.add(index);
  return { kind: 'group', index, body };
}

function readEscape(reader: RegexReader): RegexNode {
  const character = next(reader);
  if (/[1-9]/.test(character)) return reference(reader, Number(character));
  if (character === 'p' || character === 'P') return { kind: 'set', matches: readProperty(reader, character === 'P') };
  const known = classEscape(character);
  if (known !== null) return { kind: 'set', matches: known };
  const plain = singleEscapes[character];
  if (plain === undefined) throw new RegexSyntaxError();
  return oneCharacter(plain, reader.flags);
}

function reference(reader: RegexReader, first: number): RegexNode {
  let index = first;
  while (/\d/.test(peek(reader)) && index * 10 + Number(peek(reader)) <= reader.groups) {
    index = index * 10 + Number(next(reader));
  }
  if (!reader.closed.has(index)) throw new RegexSyntaxError();
  return { kind: 'reference', index };
}

function quantified(reader: RegexReader, body: RegexNode): RegexNode {
  const bounds = readBounds(reader);
  if (bounds === null) return body;
  const lazy = accept(reader, '?');
  if ('*+?{'.includes(peek(reader)) && peek(reader) !== '') throw new RegexSyntaxError();
  return { kind: 'repeat', body, ...bounds, lazy };
}

function readBounds(reader: RegexReader): { min: number; max: number } | null {
  if (accept(reader, '*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (accept(reader, '+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (accept(reader, '?')) return { min: 0, max: 1 };
  if (!accept(reader, '{')) return null;
  const end = reader.characters.indexOf('}', reader.position);
  const found = /^(\d{1,4})(,(\d{0,4}))?$/.exec(reader.characters.slice(reader.position, end).join(''));
  if (end < 0 || found === null) throw new RegexSyntaxError();
  reader.position = end + 1;
  const min = Number(found[1]);
  const max = found[2] === undefined ? min : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]);
  if (max < min) throw new RegexSyntaxError();
  return { min, max };
}

function isNoLineEnd(code: number): boolean {
  return code !== 10 && code !== 13;
}

function peek(reader: RegexReader): string {
  return reader.characters[reader.position] ?? '';
}

function next(reader: RegexReader): string {
  const character = reader.characters[reader.position];
  if (character === undefined) throw new RegexSyntaxError();
  reader.position += 1;
  return character;
}

function accept(reader: RegexReader, character: string): boolean {
  if (peek(reader) !== character) return false;
  reader.position += 1;
  return true;
}

export const singleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  ...Object.fromEntries([...'\\|.-^?*+{}()[]$'].map((character) => [character, character])),
};

export type RegexReader = {
  readonly characters: readonly string[];
  position: number;
  groups: number;
  depth: number;
  readonly closed: Set<number>;
  readonly flags: RegexFlags;
};
