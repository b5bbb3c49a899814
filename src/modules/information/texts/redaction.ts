import type { Language } from '#kernel/language';
import { redactionDe } from './redaction.de.ts';
import { redactionEn } from './redaction.en.ts';

/** Words of the page on which parts of a document are blacked out. */
export const redactionTexts: Readonly<Record<Language, typeof redactionDe>> = { de: redactionDe, en: redactionEn };
