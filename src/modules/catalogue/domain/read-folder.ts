import type { Language } from '#kernel/language';
import type { ServiceMeta, ServiceTexts } from './service.ts';
import type { Source } from './source.ts';

/** A service folder as the checks see it: every file read, each part typed where it fits its schema. */
export interface ReadFolder {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  /** The YAML files by their path inside the folder. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly service: ServiceMeta | null;
  readonly texts: Readonly<Record<Language, ServiceTexts | null>>;
}
