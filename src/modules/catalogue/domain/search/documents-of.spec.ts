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
      demand: [],
      offices: [],
      glossary: [],
    }),
  );
  const ids = (text: string): readonly string[] => search(index, text, 'de').map(({ id }) => id);
  for (const text of ['ummelden', 'umzug']) expect(ids(text)).toEqual(['wohnsitz-anmelden', 'hund-anmelden']);
  for (const text of ['hund ummelden', 'umzug mit hund']) expect(ids(text)[0]).toBe('hund-anmelden');
});

it('puts the service that more people need first when a word fits two alike, and the very word before one of its stem', () => {
  const services = [
    service('abmelden', 'Abmelden', ['ohne wohnung']),
    service('anmelden', 'Anmelden', ['neue wohnung']),
    service('parken', 'Parken, wo ich wohne', ['parkplatz']),
    ...Array.from({ length: 12 }, (_, at) => service(`anderes-${at}`, 'Anderes', [])),
  ];
  const idsOf = (demand: readonly string[]): readonly string[] => {
    const sourced = demand.map((id) => ({ id, source: 'Zählung', asOf: '2026-11-21' }));
    const index = buildIndex(documentsOf({ services, lifeEvents: [], demand: sourced, offices: [], glossary: [] }));
    return search(index, 'Wohnung', 'de').map(({ id }) => id);
  };
  expect(idsOf(['anmelden', 'abmelden'])).toEqual(['anmelden', 'abmelden', 'parken']);
  expect(idsOf([])).toEqual(['abmelden', 'anmelden', 'parken']);
});

const service = (id: string, title: string, words: readonly string[]) => {
  const texts = { title, official: '', search: words, summary: '', who: '', need: [] };
  return { id, texts: { de: texts, en: { ...texts, search: [] } } } as unknown as City['services'][number];
};
