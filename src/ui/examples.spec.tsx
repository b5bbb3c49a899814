import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language';
import { examples, pageExamples } from './examples.tsx';
import { Page, renderDocument } from './index.ts';

const languages: readonly Language[] = ['de', 'en'];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Our renderer writes void elements and attributes its own way, which HTML allows.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // Script and style come from our own host alone.
    'require-sri': 'off',
    // Names of services are as long as they are.
    'long-title': 'off',
    // Boxes of one group share their name, so that the form sends a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    'no-inline-style': 'error',
  },
});

describe.each(languages)('in %s', (language) => {
  it.each(examples.map((example) => [example.name, example] as const))('%s is valid HTML', async (_name, example) => {
    const html = renderDocument(
      <Page language={language} cityName="Leipzig" path={`/${language}`} assets={{}} title="Beispiel">
        {example.render(language)}
      </Page>,
    );
    expect(await problems(html)).toEqual([]);
  });

  it.each(Object.keys(pageExamples(language)))('the %s page is valid HTML', async (name) => {
    const page = pageExamples(language)[name];
    expect(page && (await problems(renderDocument(page)))).toEqual([]);
  });
});

it('finds what is wrong', async () => {
  const broken = renderDocument(
    <Page language="de" cityName="Leipzig" path="/de" assets={{}} title="Beispiel">
      <p id="content">doppelt</p>
      <p style="color: red">rot</p>
    </Page>,
  );
  expect((await problems(broken)).map((problem) => problem.split(':')[0]).toSorted()).toEqual([
    'no-dup-id',
    'no-inline-style',
  ]);
});

async function problems(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
