import type { Language } from '#kernel/language';
import { studioDe } from './studio.de.ts';
import { studioEn } from './studio.en.ts';

/** Words of the frame of the studio by language. */
export const studioWords: Readonly<Record<Language, StudioWords>> = { de: studioDe, en: studioEn };

export type StudioWords = typeof studioDe;
