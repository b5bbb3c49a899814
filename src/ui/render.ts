import type { VNode } from 'preact';
import type { Language } from '#kernel/language';
import { languageAround } from './language.ts';
import { renderPrepared } from './layout/prepared-page.tsx';
import { toHtml } from './to-html.ts';

/** Gives the whole HTML document of a page, doctype first; every text is escaped. */
export function renderDocument(node: VNode): string {
  return `<!doctype html>${renderPrepared(node) ?? toHtml(node)}`;
}

/** Gives the HTML of a part of a page, for fragments fetched by an island; `language` where no `Page` is around it. */
export function renderFragment(node: VNode, language?: Language): string {
  return language ? languageAround(language, () => toHtml(node)) : toHtml(node);
}
