import { checkCityFacts } from '../domain/check-city-facts.ts';
import { checkReferences } from '../domain/check-references.ts';
import type { City } from '../domain/city.ts';
import type { Finding, Problem } from '../domain/problem.ts';
import type { ReadFolder } from '../domain/read-folder.ts';
import type { ServiceFolder } from '../domain/service.ts';
import type { Source } from '../domain/source.ts';
import { inWords } from '../texts/index.ts';
import { cityFiles } from './reading/city-files.ts';
import { openKnownValues } from './reading/known-values.ts';
import { readBase } from './reading/read-base.ts';
import { readFolder, wholeService } from './reading/read-folder.ts';

/**
 * Reads a city from its folder. A service folder is whole or it does not load: one error keeps that service out and is
 * named with file and line. `city` is null when the facts of the city itself do not fit. With `keptIn` only
 * files are parsed that the reading before, which left its values there, had not met.
 */
export async function readCity(folder: string, keptIn?: string): Promise<CityReading> {
  const files = await cityFiles(folder);
  const known = keptIn === undefined ? undefined : await openKnownValues(keptIn);
  const base = readBase(files.base, known);
  const serviceIds = Object.keys(files.services).sort();
  const findings: Finding[] = [...base.findings];
  const folders: ReadFolder[] = [];
  const services: ServiceFolder[] = [];
  for (const id of serviceIds) {
    const reading = readFolder(id, files.services[id]!, known);
    const own = [...reading.findings, ...checkReferences(reading.folder, { ...base.lists, serviceIds })];
    const whole = own.some((finding) => finding.level === 'error') ? null : wholeService(reading.folder);
    findings.push(...own);
    folders.push(reading.folder);
    if (whole) services.push(whole);
  }
  await known?.keep();
  findings.push(...checkCityFacts(base.sources, base.lists, serviceIds));
  const city: City | null = base.facts ? { ...base.facts, ...base.lists, services, data: base.data } : null;
  return { city, problems: inOrder(findings).map(inWords), folders, sources: base.sources };
}

/** Reads a city that must be sound: throws with every error in words when its facts or a service do not fit. */
export async function loadCity(folder: string): Promise<City> {
  const { city, problems } = await readCity(folder);
  const errors = problems.filter((problem) => problem.level === 'error');
  if (city && errors.length === 0) return city;
  throw new Error(errors.map((problem) => `${problem.file}:${problem.line} ${problem.message.en}`).join('\n'));
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));

export interface CityReading {
  readonly city: City | null;
  readonly problems: readonly Problem[];
  /** All folders as read, broken ones too. */
  readonly folders: readonly ReadFolder[];
  /** The files beside `services/`. */
  readonly sources: Readonly<Record<string, Source>>;
}
