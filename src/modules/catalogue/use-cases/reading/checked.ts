import type { z } from 'zod';
import type { Finding } from '../../domain/problem.ts';
import { findingAt, type Path, type Source } from '../../domain/source.ts';

/** Holds a file against its schema: the value when it fits, else one finding per fault with its line. */
export function checked<T>(
  source: Source,
  schema: z.ZodType<T>,
): { readonly value: T | null; readonly findings: readonly Finding[] } {
  if (source.value === undefined) return { value: null, findings: source.findings };
  const result = schema.safeParse(source.value);
  if (result.success) return { value: result.data, findings: [] };
  return { value: null, findings: result.error.issues.flatMap((issue) => findingsOf(source, issue)) };
}

function findingsOf(source: Source, issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const key = path.join('.') || '.';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => {
      const code = name.includes(' ') ? 'text-unquoted' : 'key-unknown';
      return findingAt(source, [...path, name], code, { key: [...path, name].join('.') });
    });
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return unionFindings(source, path, issue.errors);
  if (valueAt(source.value, path) === undefined) return [findingAt(source, path, 'key-missing', { key })];
  return [
    findingAt(source, path, 'value-wrong', {
      key,
      expected: expectedOf(issue),
      found: short(valueAt(source.value, path)),
    }),
  ];
}

/** The branch of a union that came nearest speaks for it. */
function unionFindings(source: Source, path: Path, branches: readonly (readonly z.core.$ZodIssue[])[]): Finding[] {
  const nearest = [...branches].sort((a, b) => a.length - b.length)[0] ?? [];
  return nearest.flatMap((issue) =>
    findingsOf(source, { ...issue, path: [...path, ...issue.path] } as z.core.$ZodIssue),
  );
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'too_small') return 'not-empty';
  return issue.message;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

const short = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
