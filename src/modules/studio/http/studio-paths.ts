import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { PartName } from '../domain/copy/copy.ts';

/** The pattern of an address of the studio; `copy` patterns carry the id of a working copy. */
export const studioPath = (rest = ''): string => `/:lang/team/studio${rest}`;
export const copyPath = (rest = ''): string => `/:lang/team/studio/:copy${rest}`;

/** The addresses of the studio in a language. */
export const studioPaths = (language: Language): StudioPaths => {
  const base = `/${language}/team/studio`;
  return {
    base,
    copy: (id) => `${base}/${id}`,
    part: (id, part, rest = '') => `${base}/${id}${partSegments[part]}${rest}`,
  };
};

/** By part the segment of its address. */
export const partSegments: Readonly<Record<PartName, string>> = {
  overview: '',
  texts: '/texte',
  form: '/formular',
  process: '/ablauf',
  tables: '/tabellen',
  letters: '/briefe',
  basics: '/grundlagen',
  examples: '/beispiele',
  check: '/pruefung',
  differences: '/unterschiede',
  preview: '/vorschau',
  versions: '/versionen',
};

export interface StudioPaths {
  /** Services and working copies. */
  readonly base: string;
  copy(id: Uuid): string;
  /** A part of a copy; `rest` begins with a slash or a question mark. */
  part(id: Uuid, part: PartName, rest?: string): string;
}
