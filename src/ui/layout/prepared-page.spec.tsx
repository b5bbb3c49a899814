import fc from 'fast-check';

import { describe, expect, it } from 'vitest';
import { type NavLink, Page, type PageProps, pageExamples, renderDocument, Text } from '../index.ts';
import { toHtml } from '../to-html.ts';

const assets = { 'city.css': 'city.ABC.css' };

const menus: readonly (readonly NavLink[])[] = [
  [],
  [{ href: '/de/x', label: 'X', current: true }],
  [{ href: '/de/x', label: 'X', current: false }],
];

describe('a prepared page', () => {
  it('is what its components render, whatever stands in it', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('"><script>', '&amp;', '\u0001title\u0001', 'a & b', ''));
    fc.assert(
      fc.property(
        fc.record({
          language: fc.constantFrom('de', 'en'),
          title: text,
          description: fc.option(text, { nil: undefined }),
          tail: text,
          back: fc.option(text, { nil: undefined }),
          signIn: fc.option(text, { nil: undefined }),
          openForm: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
          error: fc.boolean(),
          noIndex: fc.boolean(),
          wide: fc.boolean(),
          area: fc.constantFrom(undefined, 'undefined', '', 'Demo'),
          islands: fc.constantFrom(undefined, [], ['keys'], ['keys', 'notices']),
          navigation: fc.constantFrom(undefined, ...menus),
          content: text,
        }),
        ({ tail, back, signIn, content, ...rest }) => {
          const props = {
            ...rest,
            ...{ cityName: 'Leipzig', assets, path: `/${rest.language}/${tail}` },
            ...{ back: back === undefined ? undefined : { href: back } },
            ...{ signIn: signIn === undefined ? undefined : { href: signIn } },
          } as PageProps;
          const page = () => (
            <Page {...props}>
              <Text>{content}</Text>
            </Page>
          );
          expect(renderDocument(page())).toBe(`<!doctype html>${toHtml(page())}`);
        },
      ),
    );
  });

  it('is what its components render for every example', () => {
    for (const node of (['de', 'en'] as const).flatMap((language) => Object.values(pageExamples(language, assets))))
      expect(renderDocument(node)).toBe(`<!doctype html>${toHtml(node)}`);
  });

  it('keeps nothing of a person: who is signed in stands only on their own page', () => {
    const page = (props: Partial<PageProps>) =>
      renderDocument(
        <Page
          {...({ language: 'de', cityName: 'Leipzig', assets, path: '/de/x', title: 'Seite', ...props } as PageProps)}
        >
          <Text>Inhalt</Text>
        </Page>,
      );
    expect(page({ signedIn: { name: 'Ottokar Prüfstein', href: '/de/mein-bereich' } })).toContain('Ottokar');
    expect(page({ title: 'Vorgang L26-7K4M-9', path: '/de/vorgang/L26-7K4M-9' })).toContain('L26-7K4M-9');
    const next = page({});
    expect(next).not.toContain('Ottokar');
    expect(next).not.toContain('L26-7K4M-9');
  });
});
