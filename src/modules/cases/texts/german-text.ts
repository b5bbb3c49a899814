import type { Language } from '#kernel/language';
import { germanTextDe } from './german-text.de.ts';
import { germanTextEn } from './german-text.en.ts';

/** Words about German texts by language. */
export const germanTextWords: Readonly<Record<Language, typeof germanTextDe>> = { de: germanTextDe, en: germanTextEn };
