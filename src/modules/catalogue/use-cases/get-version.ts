import type { Database } from '#platform/database';
import type { ServiceFolder } from '../domain/service.ts';
import { findFiles } from '../store/versions.ts';
import { readFolder, wholeService } from './reading/read-folder.ts';

/** Finds any version that was ever published, from memory where it was used before; null for one that never was. */
export function versionReader(db: Database, known: Iterable<ServiceFolder> = [], limit = 300): VersionReader {
  const cache = new Map<string, ServiceFolder>();
  for (const folder of known) cache.set(keyOf(folder.id, folder.version), folder);
  return async (service, version) => {
    const key = keyOf(service, version);
    const cached = cache.get(key);
    if (cached) return cached;
    const files = await findFiles(db, service, version);
    if (!files) return null;
    const whole = wholeService(readFolder(service, files).folder);
    if (!whole || whole.version !== version) throw new Error(`Stored version ${service} ${version} cannot be read`);
    cache.set(key, whole);
    if (cache.size > limit) cache.delete(cache.keys().next().value!);
    return whole;
  };
}

const keyOf = (service: string, version: string): string => `${service}@${version}`;

export type VersionReader = (service: string, version: string) => Promise<ServiceFolder | null>;
