import type { Language } from '#kernel/language';
import { processDe } from './process.de.ts';
import { processEn } from './process.en.ts';

/** Words of the pages of the process by language. */
export const processWords: Readonly<Record<Language, ProcessWords>> = { de: processDe, en: processEn };

export type ProcessWords = typeof processDe;
