import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

it.each(['/de/hund-anmelden', '/en/wohnsitz-anmelden/frage/adresse?a=b&c=%2F', '/de', '/de/mein-bereich'])(
  'leads back to %s',
  (path) => {
    expect(safeReturnPath(path, 'de')).toBe(path);
  },
);

it.each([
  null,
  '',
  'hund',
  '//evil.example/de',
  '/\\evil.example/de',
  '/\t/evil.example',
  '/de\n/x',
  'https://evil.example/de',
  '/de/..//evil.example/de',
  '/fr/hund',
  '/api/v1/account',
  '/de/anmelden',
  '/de/anmelden/zurueck',
  '/de/abmelden',
  '/anmelden/zurueck?code=1',
  `/de/${'a'.repeat(2_000)}`,
])('%j leads to the own area', (path) => {
  expect(safeReturnPath(path, 'en')).toBe('/en/mein-bereich');
});

it('never leaves the site, whatever is asked for', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '/de',
        '/en',
        '..',
        '%2f',
        '%5c',
        '@',
        ':',
        '?',
        '#',
        '\t',
        '\n',
        'evil.example',
      ),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const path = safeReturnPath(parts.join(''), 'de');
      expect(new URL(path, 'https://stadt.example').origin).toBe('https://stadt.example');
      expect(path).toMatch(/^\/(de|en)(\/|\?|$)/);
      expect(path).not.toMatch(/[\\\s]/);
    }),
    { numRuns: 2_000 },
  );
});
