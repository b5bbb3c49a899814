import { lintEnglish, lintGerman } from '#kernel/readability';
import type { FoundText } from './extract-texts.ts';

/** What makes texts hard to read or would show as code: long sentences and hard texts are errors, matters of style are warnings. */
export function lintTexts(texts: readonly FoundText[], allowed: ReadonlySet<string>): readonly TextFinding[] {
  return texts.flatMap((found) => {
    const { file, line, key, language, text } = found;
    const lint = language === 'de' ? lintGerman : lintEnglish;
    const findings = lint(text, allowed).map(({ level, rule, sentence }) => ({ level, rule: String(rule), sentence }));
    const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>|&(?:[a-z]+|#\d+);/i.exec(text);
    if (markup) findings.push({ level: 'error', rule: 'markup', sentence: markup[0] });
    return findings.map((finding) => ({ ...finding, file, line, key, language }));
  });
}

/** Warnings by file and rule: what the ratchet keeps. */
export function countWarnings(findings: readonly TextFinding[]): Ratchet {
  const counts: Record<string, Record<string, number>> = {};
  for (const { file, rule, level } of findings) {
    if (level !== 'warning') continue;
    counts[file] ??= {};
    counts[file][rule] = (counts[file][rule] ?? 0) + 1;
  }
  return counts;
}

/** Where there are more warnings than there were: a text got worse, or a new one is not plain. */
export function worse(before: Ratchet, now: Ratchet): readonly Worse[] {
  return Object.entries(now).flatMap(([file, rules]) =>
    Object.entries(rules).flatMap(([rule, count]) => {
      const allowed = before[file]?.[rule] ?? 0;
      return count > allowed ? [{ file, rule, count, allowed }] : [];
    }),
  );
}

export interface TextFinding {
  readonly level: 'error' | 'warning';
  readonly rule: string;
  readonly sentence: string;
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly language: FoundText['language'];
}
export type Ratchet = Readonly<Record<string, Readonly<Record<string, number>>>>;
export interface Worse {
  readonly file: string;
  readonly rule: string;
  readonly count: number;
  readonly allowed: number;
}
