import { type Language, languages } from '#kernel/language';
import type { City } from '../city.ts';
import type { SearchDocument, SearchField } from './types.ts';

/** Everything in a city that can be found: services first, those in demand before all, then life events, open offices and explained words. */
export function documentsOf(
  city: Pick<City, 'services' | 'lifeEvents' | 'demand' | 'offices' | 'glossary'>,
): readonly SearchDocument[] {
  const empty = { de: '', en: '' };
  const ranks = new Map(city.demand.map(({ id }, rank) => [id, rank]));
  const rankOf = ({ id }: City['services'][number]): number => ranks.get(id) ?? ranks.size;
  return [
    ...city.services
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map(({ id, texts }) => ({
        kind: 'service' as const,
        id,
        title: { de: texts.de.title, en: texts.en.title },
        summary: { de: texts.de.summary, en: texts.en.summary },
        fields: languages.flatMap((language) => {
          const { title, official, search, summary, who, need } = texts[language];
          return fields(language, [10, title], ...searchWords(search), [6, official], [3, summary], [1, who, ...need]);
        }),
      })),
    ...city.lifeEvents.map(({ id, title, text, search }) => ({
      kind: 'life-event' as const,
      id,
      title,
      summary: text,
      fields: languages.flatMap((language) =>
        fields(language, [8, title[language]], [6, ...search[language]], [2, text[language]]),
      ),
    })),
    ...city.offices
      .filter((office) => office.state === 'open')
      .map(({ id, name, address, search }) => ({
        kind: 'office' as const,
        id,
        title: name,
        summary: { de: address ?? '', en: address ?? '' },
        fields: languages.flatMap((language) =>
          fields(language, [6, name[language]], [5, ...search[language]], [2, address ?? '']),
        ),
      })),
    ...city.glossary.map(({ term, english, explanation }) => ({
      kind: 'term' as const,
      id: term,
      title: { de: term, en: english },
      summary: explanation ?? empty,
      fields: [...fields('de', [5, term]), ...fields('en', [5, english])],
    })),
  ];
}

/** A search word says more than the same word beside others: `ummelden` means the home before `hund ummelden`. */
const searchWords = (search: readonly string[]): readonly (readonly [number, ...string[]])[] =>
  search.map((words) => [/\s/.test(words) ? 7 : 8, words]);

const fields = (language: Language, ...groups: readonly (readonly [number, ...string[]])[]): SearchField[] =>
  groups.flatMap(([weight, ...texts]) => texts.filter(Boolean).map((text) => ({ text, language, weight })));
