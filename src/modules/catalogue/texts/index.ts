import type { Finding, Problem } from '../domain/problem.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** Puts a finding into words of both languages; a code without words is a fault of the check itself. */
export function inWords(finding: Finding): Problem {
  const { code, level, file, line, details } = finding;
  if (!(code in de)) throw new Error(`No words for the finding ${code}`);
  const known = code as keyof typeof de;
  return { code, level, file, line, message: { de: de[known](details), en: en[known](details) } };
}
