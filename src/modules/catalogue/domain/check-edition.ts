import type { Finding } from './problem.ts';
import type { ServiceFolder } from './service.ts';

/** Content that changed carries a higher edition than what was published before. `line` is that of `edition` in the file. */
export function checkEdition(
  folder: ServiceFolder,
  published: Published | undefined,
  line: number,
): readonly Finding[] {
  if (!published || published.version === folder.version || folder.edition > published.edition) return [];
  return [
    {
      code: 'edition-not-raised',
      level: 'error',
      file: `services/${folder.id}/service.yaml`,
      line,
      details: { edition: folder.edition, next: published.edition + 1 },
    },
  ];
}

/** The line of `edition` in a service file. */
export const editionLine = (folder: Pick<ServiceFolder, 'files'>): number =>
  (folder.files['service.yaml'] ?? '').split('\n').findIndex((line) => line.startsWith('edition:')) + 1 || 1;

export interface Published {
  readonly version: string;
  readonly edition: number;
}
