import { expect, it } from 'vitest';
import { buildIndex } from '../domain/search/build-index.ts';
import { documentsOf } from '../domain/search/documents-of.ts';
import { search } from '../domain/search/search.ts';
import { loadCity } from './read-city.ts';

const index = buildIndex(documentsOf(await loadCity('city')));

it.each([
  ['wohnung', 'wohnsitz-anmelden'],
  ['anmeldung', 'wohnsitz-anmelden'],
  ['adresse', 'wohnsitz-anmelden'],
  ['abmelden', 'wohnsitz-abmelden'],
  ['gewerbe', 'gewerbe-anmelden'],
  ['parken', 'bewohnerparkausweis'],
  ['hund ummelden', 'hund-anmelden'],
])('%s means %s first in Leipzig', (text, id) => expect(search(index, text, 'de')[0]?.id).toBe(id));
