import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';

/**
 * The values of sound YAML files by the SHA-256 of their text, as an earlier start read them: reading a whole city anew is a third of what a start
 * takes. A file that cannot be read counts as empty, and where nothing may be written nothing is kept.
 */
export async function openKnownValues(file: string): Promise<KnownValues> {
  const before = await valuesIn(file);
  const met: Record<string, Json> = {};
  let isNew = false;
  return {
    find(text) {
      const key = keyOf(text);
      const value = before[key];
      if (value !== undefined) met[key] = value;
      return value;
    },
    add(text, value) {
      if (!isDeepStrictEqual(JSON.parse(JSON.stringify(value ?? null)), value)) return;
      met[keyOf(text)] = value as Json;
      isNew = true;
    },
    async keep() {
      if (!isNew) return;
      const beside = `${file}.${randomUUID()}`;
      await mkdir(dirname(file), { recursive: true })
        .then(() => writeFile(beside, JSON.stringify(met)))
        .then(() => rename(beside, file))
        .catch(() => {});
    },
  };
}

const keyOf = (text: string): string => sha256Of(text).toString('base64url');

async function valuesIn(file: string): Promise<Readonly<Record<string, Json>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, Json>;
  } catch {
    return {};
  }
}

export interface KnownValues {
  /** Undefined when no file with this text was read before. */
  find(text: string): unknown;
  /** Takes note of a sound file; a value that JSON would change is not kept. */
  add(text: string, value: unknown): void;
  /** Writes down what was found and added, and nothing else, when something was added. */
  keep(): Promise<void>;
}
