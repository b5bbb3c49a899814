import type { Language } from '#kernel/language';
import { custodyDe } from './custody.de.ts';
import { custodyEn } from './custody.en.ts';

/** Words about documents under way by language. */
export const texts: Readonly<Record<Language, typeof custodyDe>> = { de: custodyDe, en: custodyEn };
export type CustodyWords = typeof custodyDe;
