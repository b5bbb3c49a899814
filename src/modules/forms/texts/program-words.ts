import type { Language } from '#kernel/language';
import type { ProgramErrorCode } from '../domain/change-pages.ts';

/** What a program is told that asks for something no page offers. */
export const programWords: Readonly<Record<Language, Readonly<Record<ProgramErrorCode | 'page-open', string>>>> = {
  de: {
    'page-not-open': 'Diese Seite ist jetzt nicht dran. Es fehlt eine Antwort davor.',
    'page-open': 'Diese Seite ist noch nicht beantwortet.',
    'unknown-question': 'Diese Frage gibt es auf der Seite nicht.',
    'not-asked': 'Diese Frage passt nicht zu den anderen Antworten.',
    'files-by-upload': 'Dateien werden für sich hochgeladen.',
  },
  en: {
    'page-not-open': 'This page is not asked now. An answer before it is missing.',
    'page-open': 'This page is not answered yet.',
    'unknown-question': 'There is no such question on this page.',
    'not-asked': 'This question is not asked with the other answers.',
    'files-by-upload': 'Files are uploaded on their own.',
  },
};
