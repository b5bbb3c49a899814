import type { Json } from '#kernel/json';

/** Every file that the answers name, at any depth. */
export function findFiles(value: Json | undefined): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap((entry) => (isFile(entry) ? [entry] : findFiles(entry)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((entry) => findFiles(entry));
}

const isFile = (value: Json): value is NamedFile =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ['id', 'name', 'mediaType', 'sha256'].every((key) => typeof (value as NamedFile)[key] === 'string');

export type NamedFile = {
  readonly [key: string]: Json;
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
};
