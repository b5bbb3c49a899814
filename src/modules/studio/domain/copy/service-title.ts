import { parseDocument } from 'yaml';
import type { Language } from '#kernel/language';
import type { Copy } from './copy.ts';

/** The title of the service in a language as the copy has it; the id of the service while it has none. */
export function serviceTitle({ files, service }: Pick<Copy, 'files' | 'service'>, language: Language): string {
  const line = /^title:[^\n]*$/m.exec(files[`texts.${language}.yaml`] ?? '')?.[0] ?? '';
  const value = (parseDocument(line).toJS() as { readonly title?: unknown } | null)?.title;
  return typeof value === 'string' && value.trim() !== '' ? value : service;
}
