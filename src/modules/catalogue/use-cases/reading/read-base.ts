import type { z } from 'zod';
import type { City } from '../../domain/city.ts';
import type { Finding } from '../../domain/problem.ts';
import type { Source } from '../../domain/source.ts';
import { checked } from './checked.ts';
import {
  citySchema,
  demandSchema,
  feesSchema,
  glossarySchema,
  legalTextsSchema,
  lifeEventsSchema,
  officesSchema,
  streetsSchema,
} from './city-schema.ts';
import type { KnownValues } from './known-values.ts';
import { yamlSource } from './yaml-source.ts';

/** Reads the files beside `services/`: a list that does not fit is empty and its faults are named. */
export function readBase(files: Readonly<Record<string, string>>, known?: KnownValues): BaseReading {
  const findings: Finding[] = [];
  const sources = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.yaml'))
      .map(([name, text]) => [name, yamlSource(name, text, known)]),
  );
  const part = <T>(name: string, schema: z.ZodType<T>, isNeeded = true): T | null => {
    const source = sources[name];
    if (!source) {
      if (isNeeded)
        findings.push({ code: 'file-missing', level: 'error', file: name, line: 1, details: { name, folder: '.' } });
      return null;
    }
    const result = checked(source, schema);
    findings.push(...result.findings);
    return result.value;
  };
  const facts = part('city.yaml', citySchema);
  const lists: BaseLists = {
    offices: part('offices.yaml', officesSchema) ?? [],
    fees: part('fees.yaml', feesSchema) ?? [],
    lifeEvents: part('life-events.yaml', lifeEventsSchema) ?? [],
    demand: part('demand.yaml', demandSchema, false) ?? [],
    glossary: part('glossary.yaml', glossarySchema) ?? [],
    streets: part('streets.yaml', streetsSchema, false) ?? [],
    allowedWording: part('legal-texts.yaml', legalTextsSchema)?.allowed ?? [],
  };
  for (const [name, source] of Object.entries(sources)) if (!typed.has(name)) findings.push(...source.findings);
  const data = Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name.replace(/\.yaml$/, ''), source.value]),
  );
  return { facts, lists, sources, data, findings };
}

const typed = new Set([
  'city.yaml',
  'offices.yaml',
  'fees.yaml',
  'life-events.yaml',
  'demand.yaml',
  'glossary.yaml',
  'streets.yaml',
  'legal-texts.yaml',
]);

export type BaseLists = Pick<
  City,
  'offices' | 'fees' | 'lifeEvents' | 'demand' | 'glossary' | 'streets' | 'allowedWording'
>;
export interface BaseReading {
  readonly facts: Pick<City, 'name' | 'ars' | 'ags' | 'languages' | 'timeZone' | 'accent'> | null;
  readonly lists: BaseLists;
  readonly sources: Readonly<Record<string, Source>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}
