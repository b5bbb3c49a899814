import type { Language } from '#kernel/language';
import { de } from './de.ts';
import { en } from './en.ts';

/** All words of the goals by language. */
export const texts: Readonly<Record<Language, typeof de>> = { de, en };
