import type { Language } from '#kernel/language';
import { officeDe } from './office.de.ts';
import { officeEn } from './office.en.ts';

/** Words of the back office by language. */
export const officeTexts: Readonly<Record<Language, typeof officeDe>> = { de: officeDe, en: officeEn };
export type OfficeWords = typeof officeDe;
