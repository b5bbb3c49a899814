import type { Platform } from '#platform/mount';
import { checkEdition, editionLine } from '../domain/check-edition.ts';
import type { City } from '../domain/city.ts';
import type { Problem } from '../domain/problem.ts';
import type { ServiceFolder } from '../domain/service.ts';
import { type CurrentVersion, currentVersions, keepVersions, keptVersions, lockPublishing } from '../store/versions.ts';
import { inWords } from '../texts/index.ts';

/**
 * Stores versions that are new and offers them from now on; what was stored before stays as it is. Publishing the same
 * city again, or on two nodes at once, changes nothing. Changed content under an edition that did not rise is refused
 * with a problem, and the version published before stays on offer; a node that starts with older content says nothing and
 * offers the newer; with `sameEdition` (demo mode, while somebody
 * writes) an equal edition may carry new content.
 */
export async function publish(
  platform: Pick<Platform, 'db' | 'clock'>,
  city: Pick<City, 'services'>,
  options: { readonly sameEdition?: boolean } = {},
): Promise<Publication> {
  return platform.db.transaction(async (tx) => {
    await lockPublishing(tx);
    const before = await currentVersions(tx);
    const kept = await keptVersions(tx, city.services);
    const problems: Problem[] = [];
    const fresh: ServiceFolder[] = [];
    for (const folder of city.services) {
      const current = before.get(folder.id);
      if (current?.version === folder.version) continue;
      const findings = checkEdition(folder, current, editionLine(folder));
      const isDraftOfSame = options.sameEdition === true && current?.edition === folder.edition;
      if (findings.length === 0 || isDraftOfSame) fresh.push(folder);
      else if (!kept.has(`${folder.id}@${folder.version}`)) problems.push(...findings.map(inWords));
    }
    await keepVersions(tx, fresh, platform.clock.now());
    return { current: await currentVersions(tx), published: fresh.map(({ id }) => id), problems };
  });
}

export interface Publication {
  /** By service: what is on offer now. */
  readonly current: ReadonlyMap<string, CurrentVersion>;
  /** Services with a version that was not on offer before. */
  readonly published: readonly string[];
  readonly problems: readonly Problem[];
}
