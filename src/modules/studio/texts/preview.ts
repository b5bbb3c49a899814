import type { Language } from '#kernel/language';
import { previewDe } from './preview.de.ts';
import { previewEn } from './preview.en.ts';

/** Words of the preview by language. */
export const previewWords: Readonly<Record<Language, typeof previewDe>> = { de: previewDe, en: previewEn };
