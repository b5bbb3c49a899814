import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeSettings } from '#platform/config';
import { withSettings } from './docs.ts';

const manual = '# A\n\n<!-- settings -->\nold\n<!-- end of settings -->\n\nMore.\n';

it('puts the table between the marks and leaves the rest', () => {
  const once = withSettings(manual, '| new |');
  expect(once).toBe('# A\n\n<!-- settings -->\n\n| new |\n\n<!-- end of settings -->\n\nMore.\n');
  expect(withSettings(once, '| new |')).toBe(once);
});

it.each(['no marks', '<!-- settings -->', '<!-- end of settings --><!-- settings -->'])('refuses %j', (text) => {
  expect(() => withSettings(text, '')).toThrow(/needs/);
});

it('finds the manual as it was made from the settings, and sees one that changed', () => {
  const written = readFileSync('docs/operations.md', 'utf8');
  expect(withSettings(written, describeSettings('en'))).toBe(written);
  expect(withSettings(written, describeSettings('en').replace('8080', '9090'))).not.toBe(written);
});
