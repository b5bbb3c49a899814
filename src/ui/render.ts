import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { renderPrepared } from './layout/prepared-page.tsx';

/** Gives the whole HTML document of a page, doctype first; every text is escaped. */
export function renderDocument(node: VNode): string {
  return `<!doctype html>${renderPrepared(node) ?? renderToString(node)}`;
}

/** Gives the HTML of a part of a page, for fragments fetched by an island. */
export function renderFragment(node: VNode): string {
  return renderToString(node);
}
