import type { Language } from '#kernel/language';
import { de as cockpitDe } from './cockpit.de.ts';
import { en as cockpitEn } from './cockpit.en.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** All words of the public log by language. */
export const texts: Readonly<Record<Language, typeof de>> = { de, en };

/** Those of the pages on one's own data. */
export const cockpitTexts: Readonly<Record<Language, typeof cockpitDe>> = { de: cockpitDe, en: cockpitEn };
