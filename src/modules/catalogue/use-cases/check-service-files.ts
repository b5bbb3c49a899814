import { checkEdition, editionLine, type Published } from '../domain/check-edition.ts';
import { checkGlossary } from '../domain/check-glossary.ts';
import { checkLanguage } from '../domain/check-language.ts';
import { checkReferences } from '../domain/check-references.ts';
import type { City } from '../domain/city.ts';
import type { Problem, ServiceCheck } from '../domain/problem.ts';
import type { ServiceFolder } from '../domain/service.ts';
import { inWords } from '../texts/index.ts';
import { readFolder, wholeService } from './reading/read-folder.ts';

/** Holds the files of one service against a city as the check of a whole city does; `service` is null while it is not whole. */
export async function checkServiceFiles(city: City, input: ServiceFiles): Promise<CheckedService> {
  const { folder, findings } = readFolder(input.id, input.files);
  const serviceIds = [...new Set([...city.services.map(({ id }) => id), input.id])];
  const own = [
    ...findings,
    ...checkReferences(folder, { ...city, serviceIds }),
    ...checkLanguage(folder, city.allowedWording),
    ...checkGlossary(folder, city.glossary),
  ];
  const service = own.some(({ level }) => level === 'error') ? null : wholeService(folder);
  if (!service) return { service, problems: own.map(inWords) };
  const edition = checkEdition(service, input.published, editionLine(service));
  const others = await Promise.all(input.checks.map(async (check) => check(service, city)));
  return { service, problems: [...[...own, ...edition].map(inWords), ...others.flat()] };
}

export interface ServiceFiles {
  readonly id: string;
  /** Text by path inside the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What other modules want of a whole service. */
  readonly checks: readonly ServiceCheck[];
  /** The highest edition there was. */
  readonly published?: Published | undefined;
}
export interface CheckedService {
  readonly service: ServiceFolder | null;
  readonly problems: readonly Problem[];
}
