import type { Language } from '#kernel/language';
import type { Problem } from '../domain/problem.ts';
import type { CityCheck } from './check-city.ts';

/** The result for people: one block per file, line by line, and a closing sentence. */
export function checkTable({ city, problems }: CityCheck, language: Language): string {
  const lines: string[] = [];
  let file = '';
  for (const problem of problems) {
    if (problem.file !== file) lines.push(...(file === '' ? [] : ['']), problem.file);
    file = problem.file;
    const level = words[language][problem.level].padEnd(8);
    lines.push(`  ${String(problem.line).padStart(4)}  ${level} ${problem.message[language]}  [${problem.code}]`);
  }
  const count = (level: Problem['level']) => problems.filter((problem) => problem.level === level).length;
  const services = city?.services.map((service) => `${service.id} (${service.edition})`).join(', ') || '-';
  const closing = words[language].closing(services, count('error'), count('warning'));
  return [...lines, ...(lines.length > 0 ? [''] : []), closing].join('\n');
}

/** The result for programs; `services` is what `--published` compares with next time. */
export function checkJson({ city, problems }: CityCheck): CheckJson {
  return {
    ok: isSound(problems),
    services: (city?.services ?? []).map(({ id, edition, version }) => ({ id, edition, version })),
    problems,
  };
}

/** SARIF 2.1.0 (OASIS), for code hosting that shows problems beside the lines. `root` is the city folder as the host sees it. */
export function checkSarif({ problems }: CityCheck, root: string, language: Language): object {
  const codes = [...new Set(problems.map((problem) => problem.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'check:city', rules: codes.map((id) => ({ id, shortDescription: { text: id } })) } },
        results: problems.map(({ code, level, file, line, message }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level,
          message: { text: message[language] },
          locations: [
            { physicalLocation: { artifactLocation: { uri: `${root}/${file}` }, region: { startLine: line } } },
          ],
        })),
      },
    ],
  };
}

/** True when nothing keeps the city from being published. */
export const isSound = (problems: readonly Problem[]): boolean =>
  problems.every((problem) => problem.level !== 'error');

const words = {
  de: {
    error: 'Fehler',
    warning: 'Hinweis',
    closing: (services: string, errors: number, warnings: number) =>
      `Geladen: ${services}. Fehler: ${errors}. Hinweise: ${warnings}.`,
  },
  en: {
    error: 'error',
    warning: 'warning',
    closing: (services: string, errors: number, warnings: number) =>
      `Loaded: ${services}. Errors: ${errors}. Warnings: ${warnings}.`,
  },
};

export interface CheckJson {
  readonly ok: boolean;
  readonly services: readonly { readonly id: string; readonly edition: number; readonly version: string }[];
  readonly problems: readonly Problem[];
}
