import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Form, Link, Prepared, renderFragment, Text, useLanguage } from './index.ts';

/** A form that is one person's only by its token and one text. */
const part = (own: { readonly csrf: string; readonly text: string }) => (
  <Form action="/de/x" csrf={own.csrf}>
    <Text>
      Hier: <Link href="/de/y">{own.text}</Link>
    </Text>
  </Form>
);
const written = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('"><script>', '&amp;', '\u0001text\u0001', 'a & b'),
);

describe('a prepared part', () => {
  it('is what would have been rendered, for each person their own', () => {
    const of = {};
    fc.assert(
      fc.property(fc.record({ csrf: written, text: written }), (own) => {
        const prepared = (
          <Prepared of={of} by={['form']} holes={own}>
            {part}
          </Prepared>
        );
        expect(renderFragment(prepared)).toBe(renderFragment(part(own)));
      }),
    );
  });

  it('is rendered once for what decides about it: owner, names and language', () => {
    const rendered: string[] = [];
    const Spoken = () => <Text>{useLanguage()}</Text>;
    const show = (of: object, by: readonly (string | boolean)[], language: 'de' | 'en') =>
      renderFragment(
        <Prepared of={of} by={by} holes={{}}>
          {() => {
            rendered.push(by.join());
            return <Spoken />;
          }}
        </Prepared>,
        language,
      );
    const [one, other] = [{}, {}];
    expect(show(one, ['a', true], 'de')).toContain('>de<');
    expect(show(one, ['a', true], 'de')).toContain('>de<');
    expect(rendered).toEqual(['a,true']);
    expect(show(one, ['a', true], 'en')).toContain('>en<');
    show(one, ['a', false], 'de');
    show(other, ['a', true], 'de');
    expect(rendered).toEqual(['a,true', 'a,true', 'a,false', 'a,true']);
  });
});
