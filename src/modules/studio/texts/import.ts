import type { Language } from '#kernel/language';
import { importDe } from './import.de.ts';
import { importEn } from './import.en.ts';

/** Words of the pages on which files are read in, by language. */
export const importWords: Readonly<Record<Language, ImportWords>> = { de: importDe, en: importEn };

export type ImportWords = typeof importDe;
