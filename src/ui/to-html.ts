import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '#kernel/language';
import { remembered } from '#kernel/remembered';
import { InLanguage, languageAround } from './language.ts';

/**
 * Gives the HTML of elements; every text and every value of an attribute is escaped. `true` and an empty
 * text are written as the attribute's name alone, but spelled out where the name has a hyphen (`aria-hidden="false"`).
 */
export function toHtml(node: ComponentChildren): string {
  if (typeof node === 'string') return escaped(node);
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (typeof node !== 'object') return '';
  if (Array.isArray(node)) {
    let html = '';
    for (const one of node) html += toHtml(one);
    return html;
  }
  const { type, props } = node as Element;
  if (typeof type === 'string') return elementToHtml(type, props);
  if (type === InLanguage) return languageAround(props['value'] as Language, () => toHtml(props.children));
  if (type === Ready) return props['html'] as string;
  // Any other object is nothing that can be shown: `texts['__proto__']` is one.
  return typeof type === 'function' ? toHtml(type(props)) : '';
}

/** What was rendered before and stays the same: an icon. */
export const ready = (html: string): VNode => ({ type: Ready, props: { html } }) as unknown as VNode;

/** What a text needs to stand in HTML, between tags and in an attribute alike. */
export const escaped = (text: string): string =>
  special.test(text) ? text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;') : text;

function elementToHtml(name: string, props: ElementProps): string {
  let html = `<${name}`;
  for (const key in props) {
    if (key === 'children') continue;
    const value = props[key];
    if (value === null || value === undefined || typeof value === 'function') continue;
    const attribute = nameOf(key);
    if (typeof value === 'string') html += value === '' ? ` ${attribute}` : ` ${attribute}="${escaped(value)}"`;
    else if (typeof value !== 'boolean') html += ` ${attribute}="${escaped(String(value))}"`;
    else if (attribute.includes('-')) html += ` ${attribute}="${value}"`;
    else if (value) html += ` ${attribute}`;
  }
  const inside = props.children === undefined ? '' : toHtml(props.children);
  return inside === '' && empty.has(name) ? `${html}/>` : `${html}>${inside}</${name}>`;
}

/** In HTML all names are small; some of SVG are not. */
const nameOf = remembered(1_000, (key: string) => (key === 'viewBox' ? key : key.toLowerCase()));

const Ready = (): null => null;
const special = /["&<]/;
/** Void elements (HTML standard, section 13.1.2). */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

type ElementProps = Readonly<Record<string, unknown>> & { readonly children?: ComponentChildren };
interface Element {
  readonly type: string | ((props: ElementProps) => ComponentChildren);
  readonly props: ElementProps;
}
