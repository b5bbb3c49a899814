import type { Catalogue, SearchHit } from '#catalogue';
import type { Language } from '#kernel/language';
import { type KnownWords, wordsIn } from '../domain/meant.ts';
import { termId } from './pages/glossary-page.tsx';

/** Where a hit leads. */
export const hrefIn =
  (language: Language) =>
  ({ kind, id }: SearchHit): string =>
    ({
      service: `/${language}/${id}`,
      'life-event': `/${language}/leben/${id}`,
      office: `/${language}/aemter/${id}`,
      term: `/${language}/begriffe#${termId(id)}`,
    })[kind];

/** Every word that the catalogue knows, for "did you mean"; read again when other services are offered. */
export function knownWordsOf(catalogue: Pick<Catalogue, 'city' | 'services'>): () => WordsByLanguage {
  let from = catalogue.services();
  let known = readWords(catalogue);
  return () => {
    if (from !== catalogue.services()) [from, known] = [catalogue.services(), readWords(catalogue)];
    return known;
  };
}

function readWords(catalogue: Pick<Catalogue, 'city' | 'services'>): WordsByLanguage {
  const city = catalogue.city();
  const of = (language: Language): KnownWords =>
    wordsIn([
      ...catalogue
        .services()
        .flatMap(({ texts: { de, en } }) => [...de.search, de.title, de.official, ...en.search, en.title]),
      ...city.lifeEvents.flatMap(({ search, title, text }) => [
        ...search.de,
        ...search.en,
        title[language],
        text[language],
      ]),
      ...city.offices.flatMap(({ search, name }) => [...search.de, ...search.en, name.de, name.en]),
      ...city.glossary.flatMap(({ term, english }) => [term, english]),
    ]);
  return { de: of('de'), en: of('en') };
}

export type WordsByLanguage = Readonly<Record<Language, KnownWords>>;
