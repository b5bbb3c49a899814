import type { Language } from '#kernel/language';
import { openDataDe } from './open-data.de.ts';
import { openDataEn } from './open-data.en.ts';

/** All words of the open data by language. */
export const openDataTexts: Readonly<Record<Language, typeof openDataDe>> = { de: openDataDe, en: openDataEn };
