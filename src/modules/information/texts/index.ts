import type { Language } from '#kernel/language';
import { de } from './de.ts';
import { deskDe } from './desk.de.ts';
import { deskEn } from './desk.en.ts';
import { en } from './en.ts';

/** All words of the module by language. */
export const texts: Readonly<Record<Language, typeof de>> = { de, en };
export const deskTexts: Readonly<Record<Language, typeof deskDe>> = { de: deskDe, en: deskEn };
export type Words = typeof de;
export type DeskWords = typeof deskDe;
