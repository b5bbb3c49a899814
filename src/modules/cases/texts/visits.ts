import type { Language } from '#kernel/language';
import { visitsDe } from './visits.de.ts';
import { visitsEn } from './visits.en.ts';

/** Words about visits by language. */
export const visitWords: Readonly<Record<Language, typeof visitsDe>> = { de: visitsDe, en: visitsEn };
