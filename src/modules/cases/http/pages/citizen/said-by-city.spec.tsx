import { expect, it } from 'vitest';
import { renderFragment } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { SaidByCity } from './said-by-city.tsx';

it.each([
  ['de', 'en', { text: 'Since when?', german: 'Seit wann?' }, '<span>Seit wann?</span>'],
  ['en', 'en', { text: 'Since when?', german: 'Seit wann?' }, '<span>Since when?</span>'],
  ['de', 'en', { text: 'Since when?' }, '<span lang="en">Since when?</span>'],
  ['de', 'de', { text: 'Seit wann?' }, '<span>Seit wann?</span>'],
  ['en', 'de', { text: 'Seit wann?' }, '<span lang="de">Seit wann?</span>'],
] as const)('on a page in %s, to a person who writes in %s: %o', (language, own, said, html) => {
  const opened = { language, view: { row: { language: own } } } as Pick<CitizenCase, 'language' | 'view'>;
  expect(renderFragment(<SaidByCity opened={opened} said={said} />)).toBe(html);
});
