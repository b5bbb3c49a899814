import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '#kernel/language';
import { de, type ShellTexts } from './texts/de.ts';
import { en } from './texts/en.ts';

/** Names the language of everything in it; German where nothing does. */
export const InLanguage = (props: { readonly value: Language; readonly children?: ComponentChildren }) =>
  props.children as VNode;

/** Gives the language of the page around the component. */
export const useLanguage = (): Language => current;

/** Gives the fixed words of the shell and the components in the language of the page. */
export const useTexts = (): ShellTexts => textsFor(current);

/** Gives the fixed words of the shell and the components. */
export const textsFor = (language: Language): ShellTexts => (language === 'de' ? de : en);

/** Renders something in a language; a page is rendered in one go, so no other page can come between. */
export function languageAround(language: Language, render: () => string): string {
  const outside = current;
  current = language;
  try {
    return render();
  } finally {
    current = outside;
  }
}

let current: Language = 'de';
