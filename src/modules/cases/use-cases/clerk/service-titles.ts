import type { Bilingual } from '#kernel/language';
import type { CaseParts } from '../case-parts.ts';

/** What the service of a case was called when the case began, also after it was withdrawn; its id where nobody knows that version. */
export async function serviceTitles(
  { catalogue }: Pick<CaseParts, 'catalogue'>,
  { service, version }: { readonly service: string; readonly version: string },
): Promise<Bilingual> {
  const texts = (await catalogue.findVersion(service, version))?.texts;
  return { de: texts?.de.title ?? service, en: texts?.en.title ?? service };
}
