import type { Language } from '#kernel/language';
import { sha256Of } from '#kernel/sha256';
import type { VisitLine } from './visit.ts';

/** What to bring to a visit: for each service and each person what the catalogue says is needed, in the language of the reader. */
export function papersOf(
  lines: readonly VisitLine[],
  needOf: (service: string, language: Language) => readonly string[],
  language: Language,
): readonly PaperGroup[] {
  return lines.flatMap(({ service, persons }) => {
    const german = needOf(service, 'de');
    const words = needOf(service, language);
    return german.length === 0
      ? []
      : Array.from({ length: persons }, (_, index) => ({
          service,
          person: index + 1,
          papers: german.map((text, place) => ({
            key: `${service}.${index + 1}.${keyOf(text)}`,
            label: words[place] ?? text,
          })),
        }));
  });
}

/** How far somebody is: nothing said yet, or how many papers are neither there nor sent. */
export function checkOf(groups: readonly PaperGroup[], said: Said): PaperCheck {
  const keys = groups.flatMap(({ papers }) => papers.map(({ key }) => key));
  const there = new Set([...said.here, ...said.sent]);
  const missing = keys.filter((key) => !there.has(key));
  const state =
    keys.length === 0 ? 'none' : missing.length === 0 ? 'complete' : said.isChecked ? 'missing' : 'unchecked';
  return { state, missing };
}

/** The words may change, and then the paper is another one. */
const keyOf = (text: string): string => sha256Of(text).toString('hex').slice(0, 8);

export interface PaperGroup {
  readonly service: string;
  /** From 1. */
  readonly person: number;
  readonly papers: readonly { readonly key: string; readonly label: string }[];
}
export interface Said {
  readonly here: readonly string[];
  readonly sent: readonly string[];
  readonly isChecked: boolean;
}
export interface PaperCheck {
  /** `none`: nothing is needed as far as the city says. */
  readonly state: 'none' | 'unchecked' | 'missing' | 'complete';
  readonly missing: readonly string[];
}
