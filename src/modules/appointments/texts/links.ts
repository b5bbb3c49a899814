import type { Language } from '#kernel/language';
import { linksDe } from './links.de.ts';
import { linksEn } from './links.en.ts';

/** Words of visits in cases, of calendars and of counters, by language. */
export const linkTexts: Readonly<Record<Language, LinkWords>> = { de: linksDe, en: linksEn };
export type LinkWords = typeof linksDe;
