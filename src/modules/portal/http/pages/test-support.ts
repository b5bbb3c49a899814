import { HtmlValidate } from 'html-validate';
import { expect } from 'vitest';

/** Holds a page to valid HTML without inline style and script, and to one heading of the first level. */
export async function expectSound(html: string): Promise<void> {
  const report = await validator.validateString(html);
  const problems = report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (${line})`),
  );
  expect(problems).toEqual([]);
  expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  expect(html).not.toMatch(/undefined|\[object|NaN|function ?\(/);
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'require-sri': 'off',
    'long-title': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    'no-inline-style': 'error',
  },
});
