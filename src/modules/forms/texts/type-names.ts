import type { Language } from '#kernel/language';
import type { FileType } from '../domain/form-model.ts';

/** The kinds of files a question takes, as people call them. */
export const typeNames = (types: readonly FileType[], language: Language): string =>
  new Intl.ListFormat(language === 'de' ? 'de-DE' : 'en-GB', { type: 'disjunction' }).format(
    types.map((type) => (type === 'jpeg' ? 'JPG' : type.toUpperCase())),
  );
