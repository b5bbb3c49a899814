import { parse } from 'yaml';
import type { Files, PartName } from '../copy/copy.ts';
import { partOfFile } from '../copy/part-of-file.ts';
import { drawnDifferences } from './drawn-differences.ts';

/** What differs between two folders, file by file in the order of the parts: each place with what stood there and what stands there now. */
export function differencesOf(before: Files, after: Files): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((file): readonly Difference[] => {
    const [was, is] = [before[file], after[file]];
    if (was === is) return [];
    const at = { part: partOfFile(file), file };
    if (was === undefined) return [{ ...at, path: [], kind: 'added', before: null, after: null }];
    if (is === undefined) return [{ ...at, path: [], kind: 'removed', before: null, after: null }];
    const found = /\.(bpmn|dmn)$/.test(file) ? drawnDifferences(was, is) : yamlDifferences(was, is);
    return (found.length > 0 ? found : [rest]).map((one) => ({ ...at, ...one }));
  });
}

function yamlDifferences(was: string, is: string): readonly PlaceDifference[] {
  try {
    return valueDifferences(parse(was, quiet), parse(is, quiet), []);
  } catch {
    return [];
  }
}

const quiet = { logLevel: 'silent' } as const;

function valueDifferences(was: unknown, is: unknown, path: readonly string[]): readonly PlaceDifference[] {
  if (same(was, is)) return [];
  const [left, right] = [entriesOf(was), entriesOf(is)];
  if (!left || !right) {
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ path, kind, before: shown(was), after: shown(is) }];
  }
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const inner = keys.flatMap((key) => valueDifferences(left.get(key), right.get(key), [...path, key]));
  const common = (of: ReadonlyMap<string, unknown>): string =>
    [...of.keys()].filter((key) => left.has(key) && right.has(key)).join('\n');
  const isMoved = Array.isArray(was) && common(left) !== common(right);
  return isMoved ? [...inner, { path, kind: 'moved', before: null, after: null }] : inner;
}

/** The entries of a group, or of a list by what names each; null for a plain value and a list of plain values. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  if (value.length === 0 || value.some((entry) => entry === null || typeof entry !== 'object')) return null;
  const seen = new Map<string, number>();
  return new Map(
    value.map((entry, index) => {
      const name = nameOf(entry) ?? String(index + 1);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [count === 1 ? name : `${name} (${count})`, entry] as const;
    }),
  );
}

function nameOf(entry: object): string | null {
  const { id, page, task } = entry as Readonly<Record<string, unknown>>;
  const name = id ?? page ?? task;
  return typeof name === 'string' && name !== '' ? name : null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A value as a person reads it; what is inside of it is told in short. */
function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => shown(one) ?? '').join('; ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${shown(inner) ?? ''}`)
    .join(', ');
}

/** Only comments, blanks or the drawing are other. */
const rest: PlaceDifference = { path: [], kind: 'rest', before: null, after: null };

export interface PlaceDifference {
  /** From the outside to the inside; empty for the whole file. */
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed' | 'moved' | 'rest';
  readonly before: string | null;
  readonly after: string | null;
}
export interface Difference extends PlaceDifference {
  readonly part: PartName;
  readonly file: string;
}
