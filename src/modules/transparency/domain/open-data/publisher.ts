import type { Bilingual } from '#kernel/language';

/** Who stands behind the open data of the city, as `city/open-data.yaml` says. */
export interface Publisher {
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly name: Bilingual;
  readonly homepage: string;
  /** Contact for questions about data. */
  readonly contact: { readonly name: string; readonly email: string };
  /** Identifier of whoever delivers to GovData; null where none was given out. */
  readonly contributor: string | null;
  /** Official municipality key (8 digits). */
  readonly municipality: string;
}
