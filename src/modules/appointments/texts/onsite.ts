import type { Language } from '#kernel/language';
import { onsiteDe } from './onsite.de.ts';
import { onsiteEn } from './onsite.en.ts';

/** All words of the pages on site by language. */
export const onsiteTexts: Readonly<Record<Language, typeof onsiteDe>> = { de: onsiteDe, en: onsiteEn };
export type OnsiteWords = typeof onsiteDe;
