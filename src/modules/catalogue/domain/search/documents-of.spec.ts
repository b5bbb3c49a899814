import { expect, it } from 'vitest';
import type { City } from '../city.ts';
import { buildIndex } from './build-index.ts';
import { documentsOf } from './documents-of.ts';
import { search } from './search.ts';

it('puts the service with the very search word before one that has it beside others', () => {
  const index = buildIndex(
    documentsOf({
      services: [
        service('hund-anmelden', 'Hund anmelden', ['hund', 'hund ummelden', 'umzug mit hund']),
        service('wohnsitz-anmelden', 'Neue Adresse melden', ['umzug', 'ummelden']),
      ],
      lifeEvents: [],
      offices: [],
      glossary: [],
    }),
  );
  const ids = (text: string): readonly string[] => search(index, text, 'de').map(({ id }) => id);
  for (const text of ['ummelden', 'umzug']) expect(ids(text)).toEqual(['wohnsitz-anmelden', 'hund-anmelden']);
  for (const text of ['hund ummelden', 'umzug mit hund']) expect(ids(text)[0]).toBe('hund-anmelden');
});

const service = (id: string, title: string, words: readonly string[]) => {
  const texts = { title, official: '', search: words, summary: '', who: '', need: [] };
  return { id, texts: { de: texts, en: { ...texts, search: [] } } } as unknown as City['services'][number];
};
