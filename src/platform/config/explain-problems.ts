import type { Language } from '#kernel/language';
import type { ConfigProblem } from './types.ts';

/** The problems as lines for the terminal, one for each setting, without any value. */
export const explainProblems = (problems: readonly ConfigProblem[], language: Language = 'en'): string =>
  problems.map(({ setting, message }) => `  ${setting}: ${message[language]}`).join('\n');
