import type { Log } from '#platform/log';
import type { Module, Platform } from '#platform/mount';
import type { Catalogue } from './catalogue.ts';
import type { City } from './domain/city.ts';
import { feesByDay } from './domain/fees-on.ts';
import type { Problem } from './domain/problem.ts';
import { buildIndex, type SearchIndex } from './domain/search/build-index.ts';
import { documentsOf } from './domain/search/documents-of.ts';
import { search } from './domain/search/search.ts';
import type { ServiceFolder } from './domain/service.ts';
import {
  type CurrentVersion,
  currentVersions,
  latestVersion,
  versionsOf,
  withdrawnServices,
} from './store/versions.ts';
import { checkServiceFiles } from './use-cases/check-service-files.ts';
import { type VersionReader, versionReader } from './use-cases/get-version.ts';
import { publish } from './use-cases/publish.ts';
import { offerDueVersions, publishService } from './use-cases/publish-service.ts';
import { readCity } from './use-cases/read-city.ts';
import { readStreets } from './use-cases/read-streets.ts';
import { withdrawService } from './use-cases/withdraw-service.ts';

/**
 * Reads the city, publishes what is new and opens the door. A service that is not whole is left out and logged; facts
 * of the city that do not fit stop the start.
 */
export async function catalogueModule(
  platform: Pick<Platform, 'db' | 'clock' | 'log'>,
  options: CatalogueOptions,
): Promise<Module<Catalogue>> {
  const { city: read, problems } = await readCity(options.cityFolder, options.valuesFile);
  for (const problem of problems) if (problem.level === 'error') tell(platform.log, problem);
  if (!read) throw new Error(`The facts of the city in ${options.cityFolder} do not fit: run check:city`);

  const publication = await publish(platform, read, { sameEdition: options.sameEdition ?? false });
  for (const problem of publication.problems) tell(platform.log, problem);

  const findVersion = versionReader(platform.db, read.services);
  const streets = await readStreets(options.referenceFolder, read.streets);
  let offer = await offerOf(
    read,
    wantedVersions(read, publication.current, await withdrawnServices(platform.db)),
    findVersion,
  );

  const feesOfDay = feesByDay(read.fees);

  const door: Catalogue = {
    city: () => offer.city,
    services: () => offer.city.services,
    findService: (id) => offer.byId.get(id) ?? null,
    findVersion,
    lifeEvents: () => read.lifeEvents,
    findOffice: (id) => read.offices.find((office) => office.id === id) ?? null,
    search: (text, language, limit = 8) => search(offer.index, text, language, limit),
    checkLocalAddress: (address) => streets.check(address),
    streetData: () => streets.data,
    suggestStreets: (prefix, limit = 8) => streets.suggest(prefix, limit),
    feesOn: feesOfDay,
    publishService: async (order) => {
      const published = await publishService(platform, offer.city, order);
      if (published.service) await door.refresh();
      return published;
    },
    versionsOf: (id) => versionsOf(platform.db, id),
    checkService: async (files) =>
      checkServiceFiles(offer.city, { ...files, published: await latestVersion(platform.db, files.id) }),
    withdrawService: async (order) => {
      const isWithdrawn = await withdrawService(platform, order);
      if (isWithdrawn) await door.refresh();
      return isWithdrawn;
    },
    async refresh() {
      await offerDueVersions(platform);
      const wanted = wantedVersions(read, await currentVersions(platform.db), await withdrawnServices(platform.db));
      const isSame =
        wanted.size === offer.byId.size &&
        [...wanted].every(([id, version]) => offer.byId.get(id)?.version === version);
      if (!isSame) offer = await offerOf(read, wanted, findVersion);
    },
  };
  return { name: 'catalogue', door, routes: [] };
}

/** By service the version to offer: what the folder holds, in its current version, and what was published while the city ran; not what was withdrawn. */
function wantedVersions(
  read: City,
  current: ReadonlyMap<string, CurrentVersion>,
  withdrawn: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const wanted = new Map(read.services.map(({ id, version }) => [id, current.get(id)?.version ?? version]));
  for (const [id, { version, by }] of current) if (by !== null) wanted.set(id, version);
  for (const id of withdrawn) wanted.delete(id);
  return new Map([...wanted].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function offerOf(read: City, wanted: ReadonlyMap<string, string>, findVersion: VersionReader): Promise<Offer> {
  const found = await Promise.all([...wanted].map(([id, version]) => findVersion(id, version)));
  const services = found.filter((folder) => folder !== null);
  const city = { ...read, services };
  return { city, index: buildIndex(documentsOf(city)), byId: new Map(services.map((folder) => [folder.id, folder])) };
}

const tell = (log: Log, { code, file, line, message }: Problem): void =>
  log.warn('city-problem', { code, file, line, message: message.en });

interface Offer {
  readonly city: City;
  readonly index: SearchIndex;
  readonly byId: ReadonlyMap<string, ServiceFolder>;
}
export interface CatalogueOptions {
  readonly cityFolder: string;
  /** Where a start leaves what it has parsed for the next one; each parses all of it if left out. */
  readonly valuesFile?: string;
  /** Folder with the street data; without it the city's own small list holds. */
  readonly referenceFolder?: string | null;
  /** New content may keep its edition: for demo mode, while somebody writes. */
  readonly sameEdition?: boolean;
}
