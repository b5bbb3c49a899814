import type { ComponentChildren, VNode } from 'preact';

/** What TSX is compiled to: an element is its type and its properties, and nothing happens before a page is rendered. */
export function jsx(type: unknown, props: Readonly<Record<string, unknown>>): VNode {
  return { type, props } as VNode;
}

export { jsx as jsxs };

/** Several elements without one around them. */
export const Fragment = (props: { readonly children?: ComponentChildren }) => props.children as VNode;

/** Names and types of attributes are checked by those of Preact, of which nothing runs. */
export type { JSX } from 'preact';
