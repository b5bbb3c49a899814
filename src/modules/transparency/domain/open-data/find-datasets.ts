import { foldForSearch } from '#kernel/search-form';
import type { Dataset } from './dataset.ts';

/** Datasets in which every word of the question occurs, in either language, and that fit the filters; those with it in the title first. */
export function findDatasets(datasets: readonly Dataset[], wanted: Wanted): readonly Dataset[] {
  const words = foldForSearch(wanted.text).split(' ').filter(Boolean);
  const { theme, office, format } = wanted;
  return datasets
    .filter(({ record, release }) => {
      if (theme && record.theme !== theme) return false;
      if (office && record.office !== office) return false;
      if (format && !release.files.some((file) => file.format === format)) return false;
      const all = textOf(record);
      return words.every((word) => all.includes(word));
    })
    .map((dataset) => ({ dataset, rank: words.filter((word) => titleOf(dataset.record).includes(word)).length }))
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ dataset }) => dataset);
}

const titleOf = ({ title }: Dataset['record']): string => foldForSearch(`${title.de} ${title.en}`);
const textOf = ({ id, title, description, keywords }: Dataset['record']): string =>
  foldForSearch([id, title.de, title.en, description.de, description.en, ...keywords.de, ...keywords.en].join(' '));

export interface Wanted {
  readonly text: string;
  readonly theme?: string | undefined;
  readonly office?: string | undefined;
  readonly format?: string | undefined;
}
