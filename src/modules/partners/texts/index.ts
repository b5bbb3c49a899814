import type { Language } from '#kernel/language';
import { de } from './de.ts';
import { en } from './en.ts';

/** All words of the module by language. */
export const texts: Readonly<Record<Language, typeof de>> = { de, en };
export type Words = typeof de;
