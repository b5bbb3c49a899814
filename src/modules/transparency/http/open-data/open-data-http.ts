import type { Catalogue } from '#catalogue';
import type { Platform } from '#platform/mount';
import type { Publisher } from '../../domain/open-data/publisher.ts';
import type { OpenData } from '../../use-cases/open-data/read-open-data.ts';
import type { ShellFor } from '../shell-for.ts';

/** What every address of the open data needs. */
export interface OpenDataHttp {
  readonly platform: Platform;
  readonly catalogue: Catalogue;
  readonly shellFor: ShellFor;
  readonly data: OpenData;
  /** The address of the portal without a slash at its end. */
  readonly base: string;
  readonly publisher: () => Publisher;
}
