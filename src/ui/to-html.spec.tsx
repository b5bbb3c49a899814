import fc from 'fast-check';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Language } from '#kernel/language';
import { examples, pageExamples } from './examples.tsx';
import { Fragment } from './jsx-runtime.ts';
import { InLanguage, languageAround } from './language.ts';
import { toHtml } from './to-html.ts';

/** Preact's own renderer is the measure: the same elements, components already worked out, as elements of Preact. */
function asPreact(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asPreact);
  if (typeof node !== 'object' || node === null) return node;
  const { type, props } = node as { type: unknown; props: Record<string, unknown> };
  if (typeof type === 'string') {
    const { children, ...attributes } = props;
    return h(type, attributes, asPreact(children) as VNode);
  }
  if (type !== InLanguage) return asPreact((type as (props: unknown) => unknown)(props));
  let inside: unknown;
  languageAround(props['value'] as Language, () => {
    inside = asPreact(props['children']);
    return '';
  });
  return inside;
}

const byPreact = (node: VNode): string => renderToString(h('div', null, asPreact(node) as VNode)).slice(5, -6);

it('writes every component and page as Preact does', () => {
  for (const language of ['de', 'en'] as const) {
    for (const example of examples) {
      const node = <InLanguage value={language}>{example.render(language)}</InLanguage>;
      // An icon was rendered before; it stands as an element of its own nowhere.
      expect(withoutIcons(toHtml(node))).toBe(withoutIcons(byPreact(node)));
    }
    for (const page of Object.values(pageExamples(language)))
      expect(withoutIcons(toHtml(page))).toBe(withoutIcons(byPreact(page)));
  }
});

const withoutIcons = (html: string): string => html.replace(/<svg class="city-icon.*?<\/svg>/g, '');

it('shows nothing of what is no element', () => {
  for (const odd of [{}, Object.prototype, { type: 7 }, { type: null, props: {} }, new Date(), () => 'text']) {
    expect(toHtml(<p>{odd as unknown as VNode}</p>)).toBe('<p></p>');
    if (typeof odd === 'function') expect(toHtml(<p title={odd as never}>a</p>)).toBe('<p>a</p>');
  }
});

it('writes any text, number and attribute as Preact does, and lets nothing out of its place', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('"><script>', "'", '&amp;', '</p>', 'a\nb', ''));
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
  );
  const attributes = fc.dictionary(
    fc.constantFrom('id', 'class', 'title', 'hidden', 'tabIndex', 'aria-hidden', 'data-x', 'inputMode', 'maxLength'),
    value,
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      value,
      fc.array(tie('node'), { maxLength: 3 }),
      fc
        .tuple(fc.constantFrom('p', 'b', 'br', 'input', Fragment), attributes, fc.array(tie('node'), { maxLength: 3 }))
        .map(([type, props, children]) => ({
          type,
          props: type === 'br' || type === 'input' ? props : { ...(type === Fragment ? {} : props), children },
        })),
    ),
  }));
  fc.assert(
    fc.property(node, (one) => {
      expect(toHtml(one as VNode)).toBe(byPreact(one as VNode));
    }),
  );
});
