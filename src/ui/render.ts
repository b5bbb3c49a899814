import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '#kernel/language';
import { LanguageContext } from './language.tsx';
import { renderPrepared } from './layout/prepared-page.tsx';

/** Gives the whole HTML document of a page, doctype first; every text is escaped. */
export function renderDocument(node: VNode): string {
  return `<!doctype html>${renderPrepared(node) ?? renderToString(node)}`;
}

/** Gives the HTML of a part of a page, for fragments fetched by an island; `language` where no `Page` is around it. */
export function renderFragment(node: VNode, language?: Language): string {
  if (!language) return renderToString(node);
  return renderToString(h(LanguageContext.Provider, { value: language, children: node }) as VNode);
}
