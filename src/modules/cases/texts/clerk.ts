import type { Language } from '#kernel/language';
import { clerkDe } from './clerk.de.ts';
import { clerkEn } from './clerk.en.ts';

/** All words for staff by language. */
export const clerkTexts: Readonly<Record<Language, ClerkTexts>> = { de: clerkDe, en: clerkEn };

export type ClerkTexts = typeof clerkDe;
