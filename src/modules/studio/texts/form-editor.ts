import type { Language } from '#kernel/language';
import { formEditorDe } from './form-editor.de.ts';
import { formEditorEn } from './form-editor.en.ts';

/** Words of the editor of forms by language. */
export const formEditorWords: Readonly<Record<Language, FormEditorWords>> = { de: formEditorDe, en: formEditorEn };

export type FormEditorWords = typeof formEditorDe;
