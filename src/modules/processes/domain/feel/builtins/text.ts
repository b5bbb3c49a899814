import { numberOf } from '../number.ts';
import { compileRegex, type Regex } from '../regex/regex.ts';
import type { Run } from '../run.ts';
import type { FeelValue } from '../values.ts';
import { defineBuiltins } from './define.ts';

/** String functions (DMN 1.5, 10.3.4.3); positions count Unicode characters from 1. */
export const textBuiltins = defineBuiltins({
  'substring(string: string, start position: number, length?: number)': ([text, start, length], run) =>
    substring(text, start.truncated().toNumber(), length === null ? null : length.truncated().toNumber(), run),
  'string length(string: string)': ([text]) => numberOf([...text].length),
  'upper case(string: string)': ([text]) => text.toUpperCase(),
  'lower case(string: string)': ([text]) => text.toLowerCase(),
  'substring before(string: string, match: string)': ([text, match]) => {
    const at = text.indexOf(match);
    return at < 0 ? '' : text.slice(0, at);
  },
  'substring after(string: string, match: string)': ([text, match]) => {
    const at = text.indexOf(match);
    return at < 0 ? '' : text.slice(at + match.length);
  },
  'contains(string: string, match: string)': ([text, match]) => text.includes(match),
  'starts with(string: string, match: string)': ([text, match]) => text.startsWith(match),
  'ends with(string: string, match: string)': ([text, match]) => text.endsWith(match),
  'matches(input: string, pattern: string, flags?: string)': ([input, pattern, flags], run) =>
    compileRegex(pattern, flags ?? '')?.test(input, run),
  'replace(input: string, pattern: string, replacement: string, flags?: string)': (
    [input, pattern, replacement, flags],
    run,
  ) => replace(input, compileRegex(pattern, flags ?? ''), replacement, run),
  'split(string: string, delimiter: string)': ([text, delimiter], run) => split(text, compileRegex(delimiter, ''), run),
  'string join(list: list, delimiter?: string)': ([list, delimiter], run) => join(list, delimiter ?? '', run),
});

function substring(text: string, start: number, length: number | null, run: Run): string | undefined {
  run.spend(text.length >> 4);
  const characters = [...text];
  const from = start < 0 ? characters.length + start : start - 1;
  if (start === 0 || from < 0 || (length !== null && length < 0)) return undefined;
  return characters.slice(from, length === null ? undefined : from + length).join('');
}

function join(list: readonly FeelValue[], delimiter: string, run: Run): string | undefined {
  run.spend(list.length);
  const texts = list.filter((item) => item !== null);
  if (!texts.every((item): item is string => typeof item === 'string')) return undefined;
  let joined = '';
  for (const [index, item] of texts.entries()) joined = run.text(index === 0 ? item : joined + delimiter + item);
  return joined;
}

function split(text: string, delimiter: Regex | null, run: Run): readonly FeelValue[] | undefined {
  if (delimiter === null) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (const found of delimiter.findAll(text, run)) {
    if (found.end === found.start) continue;
    parts.push(text.slice(from, found.start));
    from = found.end;
  }
  return [...parts, text.slice(from)];
}

function replace(text: string, pattern: Regex | null, replacement: string, run: Run): string | undefined {
  if (pattern === null || /\\(?![\\$])|\$(?!\d)/.test(replacement.replace(/\\[\\$]/g, ''))) return undefined;
  let result = '';
  let from = 0;
  for (const found of pattern.findAll(text, run)) {
    result = run.text(result + text.slice(from, found.start) + expand(replacement, found.groups));
    from = found.end;
  }
  return run.text(result + text.slice(from));
}

/** Fills `$1` with the group of that number; of `$12` only `$1` is read when there is no twelfth group. */
function expand(replacement: string, groups: readonly (string | undefined)[]): string {
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_whole, escaped: string | undefined, digits: string) => {
    if (escaped !== undefined) return escaped;
    let size = digits.length;
    while (size > 1 && Number(digits.slice(0, size)) >= groups.length) size -= 1;
    return (groups[Number(digits.slice(0, size))] ?? '') + digits.slice(size);
  });
}
