import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files of a city folder as text, by their path with `/`; hidden files and editors' copies are left out. */
export async function cityFiles(folder: string): Promise<CityFiles> {
  const base: Record<string, string> = {};
  const services: Record<string, Record<string, string>> = {};
  for (const [name, text] of Object.entries(await textFiles(folder))) {
    const path = name.split('/');
    if (path[0] === 'services' && path.length > 2) {
      const id = path[1]!;
      services[id] ??= {};
      services[id][path.slice(2).join('/')] = text;
    } else if (path.length === 1) base[name] = text;
  }
  return { base, services };
}

/** Every file below a folder as text, by its path with `/`; hidden files and editors' copies are left out. */
export async function textFiles(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep);
    if (path.some((part) => part.startsWith('.') || part.endsWith('~'))) continue;
    files[path.join('/')] = await readFile(join(entry.parentPath, entry.name), 'utf8');
  }
  return files;
}

export interface CityFiles {
  /** `city.yaml`, `fees.yaml` ... */
  readonly base: Readonly<Record<string, string>>;
  /** By service id, then by path inside the folder. */
  readonly services: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
