import { expect, it } from 'vitest';
import { stylePage } from './styleguide-page.tsx';

it('shows an example page by its name, and nothing by any other', () => {
  const shell = { language: 'de', cityName: 'Leipzig', path: '/styleguide', assets: {} } as const;
  expect(stylePage(shell, 'home')).toContain('<!doctype html>');
  for (const name of ['', 'constructor', '__proto__']) expect(stylePage(shell, name)).toBeNull();
});
