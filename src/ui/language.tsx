import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '#kernel/language';
import { de, type ShellTexts } from './texts/de.ts';
import { en } from './texts/en.ts';

/** The language of the page around a component; `Page` provides it, German where nothing does. */
export const LanguageContext = createContext<Language>('de');

/** Gives the language of the page around the component. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Gives the fixed words of the shell and the components in the language of the page. */
export function useTexts(): ShellTexts {
  return textsFor(useContext(LanguageContext));
}

/** Gives the fixed words of the shell and the components. */
export function textsFor(language: Language): ShellTexts {
  return language === 'de' ? de : en;
}
