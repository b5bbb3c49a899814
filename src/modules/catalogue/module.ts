import type { Log } from '#platform/log';
import type { Module, Platform } from '#platform/mount';
import type { Catalogue } from './catalogue.ts';
import { feesOn } from './domain/fees-on.ts';
import type { Problem } from './domain/problem.ts';
import { buildIndex } from './domain/search/build-index.ts';
import { documentsOf } from './domain/search/documents-of.ts';
import { search } from './domain/search/search.ts';
import type { ServiceFolder } from './domain/service.ts';
import { versionReader } from './use-cases/get-version.ts';
import { publish } from './use-cases/publish.ts';
import { readCity } from './use-cases/read-city.ts';
import { readStreets } from './use-cases/read-streets.ts';

/**
 * Reads the city, publishes what is new and opens the door. A service that is not whole is left out and logged; facts
 * of the city that do not fit stop the start.
 */
export async function catalogueModule(
  platform: Pick<Platform, 'db' | 'clock' | 'log'>,
  options: CatalogueOptions,
): Promise<Module<Catalogue>> {
  const { city: read, problems } = await readCity(options.cityFolder);
  for (const problem of problems) if (problem.level === 'error') tell(platform.log, problem);
  if (!read) throw new Error(`The facts of the city in ${options.cityFolder} do not fit: run check:city`);

  const publication = await publish(platform, read, { sameEdition: options.sameEdition ?? false });
  for (const problem of publication.problems) tell(platform.log, problem);

  const findVersion = versionReader(platform.db, read.services);
  const services: ServiceFolder[] = [];
  for (const folder of read.services) {
    const current = publication.current.get(folder.id)?.version ?? folder.version;
    services.push((await findVersion(folder.id, current)) ?? folder);
  }
  const city = { ...read, services };
  const streets = await readStreets(options.referenceFolder, city.streets);
  const index = buildIndex(documentsOf(city));
  const byId = new Map(services.map((folder) => [folder.id, folder]));

  const door: Catalogue = {
    city: () => city,
    services: () => services,
    findService: (id) => byId.get(id) ?? null,
    findVersion,
    lifeEvents: () => city.lifeEvents,
    findOffice: (id) => city.offices.find((office) => office.id === id) ?? null,
    search: (text, language, limit = 8) => search(index, text, language, limit),
    checkLocalAddress: (address) => streets.check(address),
    suggestStreets: (prefix, limit = 8) => streets.suggest(prefix, limit),
    feesOn: (date, ids) => feesOn(ids ? city.fees.filter((fee) => ids.includes(fee.id)) : city.fees, date),
  };
  return { name: 'catalogue', door, routes: [] };
}

const tell = (log: Log, { code, file, line, message }: Problem): void =>
  log.warn('city-problem', { code, file, line, message: message.en });

export interface CatalogueOptions {
  readonly cityFolder: string;
  /** Folder with the street data; without it the city's own small list holds. */
  readonly referenceFolder?: string | null;
  /** New content may keep its edition: for demo mode, while somebody writes. */
  readonly sameEdition?: boolean;
}
