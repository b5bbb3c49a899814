import { parseDocument } from 'yaml';
import type { Files } from './copy.ts';

/** The office that `service.yaml` names; null while it cannot be read. */
export const officeOf = (files: Files): string | null => entryOf(files, 'office');

/** The id that `service.yaml` names; null while it cannot be read. */
export const serviceIdOf = (files: Files): string | null => entryOf(files, 'id');

/** The edition that `service.yaml` names; null while it cannot be read. */
export function editionOf(files: Files): number | null {
  const edition = Number(topOf(files)?.['edition']);
  return Number.isSafeInteger(edition) && edition > 0 ? edition : null;
}

function entryOf(files: Files, name: string): string | null {
  const value = topOf(files)?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function topOf(files: Files): Readonly<Record<string, unknown>> | null {
  const document = parseDocument(files['service.yaml'] ?? '');
  if (document.errors.length > 0) return null;
  try {
    const value = document.toJS({ maxAliasCount: 50 }) as unknown;
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
