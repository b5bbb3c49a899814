import type { Language } from '#kernel/language';
import { consultationDe } from './consultation.de.ts';
import { consultationEn } from './consultation.en.ts';

/** Words about consultations by language. */
export const consultationWords: Readonly<Record<Language, typeof consultationDe>> = {
  de: consultationDe,
  en: consultationEn,
};
