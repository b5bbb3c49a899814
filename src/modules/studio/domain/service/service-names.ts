import type { XdfDocument } from '../xdf/model.ts';

/** What a service is called, from what the schema is called; placeholders of letters are broken up. */
export function serviceNames({ root }: XdfDocument): ServiceNames {
  const title = clean(root.label || root.name || root.id);
  const official = clean(root.name || root.label || root.id);
  const laws = [
    ...new Set(root.references.flatMap((text) => text.split(';')).map((text) => clean(text.trim()))),
  ].filter(Boolean);
  const words = `${title} ${official}`.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const searchWords = [...new Set(words)].filter((word) => !unspecific.has(word)).slice(0, 12);
  return { title, official, laws, law: laws.join('; '), searchWords };
}

/** `{{` begins a placeholder here; in a foreign text it means nothing. */
export const clean = (text: string): string => text.replace(/\{\{/g, '{ {').replace(/\}\}/g, '} }');

const unspecific = new Set([
  'eine',
  'einer',
  'einem',
  'einen',
  'oder',
  'über',
  'nach',
  'ohne',
  'gemäß',
  'sowie',
  'durch',
]);

export interface ServiceNames {
  readonly title: string;
  readonly official: string;
  readonly laws: readonly string[];
  readonly law: string;
  readonly searchWords: readonly string[];
}
