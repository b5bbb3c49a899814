import type { Language } from '#kernel/language';
import { treasuryDe } from './treasury.de.ts';
import { treasuryEn } from './treasury.en.ts';

/** Words of the treasury by language. */
export const treasuryWords: Readonly<Record<Language, typeof treasuryDe>> = { de: treasuryDe, en: treasuryEn };
