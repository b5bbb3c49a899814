import type { Language } from '#kernel/language';
import { de, type FormsTexts } from './de.ts';
import { en } from './en.ts';

/** The words of the forms in a language. */
export const formsTexts = (language: Language): FormsTexts => (language === 'de' ? de : en);

export type { ErrorDetails, FormErrorCode, FormsTexts } from './de.ts';
