import type { Finding } from './problem.ts';

/** One file of the city as data, with the line of everything in it. */
export interface Source {
  readonly file: string;
  /** Undefined when the file is broken. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Line of the value at a path, counted from 1; of the nearest parent when the path does not exist. */
  lineOf(path: Path): number;
}
export type Path = readonly (string | number)[];

/** A finding at a place in a source. */
export const findingAt = (
  source: Source,
  path: Path,
  code: string,
  details: Finding['details'] = {},
  level: Finding['level'] = 'error',
): Finding => ({ code, level, file: source.file, line: source.lineOf(path), details });
