import { checkEdition, editionLine, type Published } from '../domain/check-edition.ts';
import { checkGlossary } from '../domain/check-glossary.ts';
import { checkCityLanguage, checkLanguage } from '../domain/check-language.ts';
import type { City } from '../domain/city.ts';
import type { CityFileCheck, Finding, Problem, ServiceCheck } from '../domain/problem.ts';
import type { ServiceFolder } from '../domain/service.ts';
import { inWords } from '../texts/index.ts';
import { readCity } from './read-city.ts';

/**
 * Everything that must hold before a city is published: what reading finds, plain language, the glossary, editions
 * against what was published before, and the checks other modules bring for services that are whole.
 */
export async function checkCity(input: CheckInput): Promise<CityCheck> {
  const { city, problems, folders, sources } = await readCity(input.folder);
  const own: Finding[] = [...checkCityLanguage(sources, city?.allowedWording ?? [])];
  for (const folder of folders)
    own.push(...checkLanguage(folder, city?.allowedWording ?? []), ...checkGlossary(folder, city?.glossary ?? []));
  for (const service of city?.services ?? [])
    own.push(...checkEdition(service, input.published?.get(service.id), editionLine(service)));
  const others = city ? await otherChecks(city, input.serviceChecks) : [];
  const files = city ? (input.fileChecks ?? []).flatMap((checkFile) => checkFile(sources, city)) : [];
  return { city, problems: [...problems, ...own.map(inWords), ...others, ...files].sort(byPlace) };
}

async function otherChecks(city: City, checks: readonly ServiceCheck[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const service of city.services)
    for (const check of checks) problems.push(...(await guarded(check, service, city)));
  return problems;
}

/** A check that falls over is a problem of the service it fell over, not the end of all checks. */
async function guarded(check: ServiceCheck, service: ServiceFolder, city: City): Promise<readonly Problem[]> {
  try {
    return await check(service, city);
  } catch (cause) {
    const details = { check: check.name || 'check', reason: cause instanceof Error ? cause.message : String(cause) };
    const file = `services/${service.id}/service.yaml`;
    return [inWords({ code: 'check-failed', level: 'error', file, line: 1, details })];
  }
}

const byPlace = (a: Problem, b: Problem): number => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);

export interface CheckInput {
  readonly folder: string;
  readonly serviceChecks: readonly ServiceCheck[];
  /** Checks of files beside `services/` that belong to other modules. */
  readonly fileChecks?: readonly CityFileCheck[];
  /** What was published before, by service; without it editions are not compared. */
  readonly published?: ReadonlyMap<string, Published>;
}
export interface CityCheck {
  readonly city: City | null;
  /** In order of file and line. */
  readonly problems: readonly Problem[];
}
