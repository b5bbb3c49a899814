import type { Language } from '#kernel/language';
import { tableEditorDe } from './table-editor.de.ts';
import { tableEditorEn } from './table-editor.en.ts';

/** Words of the editor of decision tables by language. */
export const tableEditorWords: Readonly<Record<Language, TableEditorWords>> = { de: tableEditorDe, en: tableEditorEn };

export type TableEditorWords = typeof tableEditorDe;
