import type { Language } from '#kernel/language';
import { de } from './de.ts';
import { en } from './en.ts';

/** The words of this module. */
export const texts: Readonly<Record<Language, AccountTexts>> = { de, en };

export type AccountTexts = typeof de;
