import type { Language } from '#kernel/language';
import { appDe } from './app.de.ts';
import { appEn } from './app.en.ts';

/** Words of the app for the counter by language. */
export const appTexts: Readonly<Record<Language, AppWords>> = { de: appDe, en: appEn };
export type AppWords = typeof appDe;
