import { HtmlValidate } from 'html-validate';

/** What is wrong with a page by the rules of HTML and WCAG that a program can check; empty when nothing is. */
export async function htmlProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

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
