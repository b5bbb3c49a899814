import type { Bilingual } from '#kernel/language';
import type { Details } from '#kernel/result';
import type { City } from './city.ts';
import type { ServiceFolder } from './service.ts';
import type { Source } from './source.ts';

/** What is wrong, where, and what a department has to do, in both languages. */
export interface Problem {
  /** Kebab-case, stable: `text-missing`. */
  readonly code: string;
  readonly level: 'error' | 'warning';
  /** Relative to the city folder: `services/hund-anmelden/form.yaml`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: Bilingual;
}

/** A check from another module, run on every whole service. */
export type ServiceCheck = (folder: ServiceFolder, city: City) => Promise<readonly Problem[]> | readonly Problem[];

/** A check of another module on a file beside `services/`, found by its name. */
export type CityFileCheck = (sources: Readonly<Record<string, Source>>, city: City) => readonly Problem[];

/** A problem before `texts/` has put it into words. */
export interface Finding {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly details: Details;
}
