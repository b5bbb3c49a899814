import type { Language } from '#kernel/language';

/** The addresses of the operators' pages. */
export function operationsPaths(language: Language): OperationsPaths {
  const base = `/${language}/team/betrieb`;
  const version = (service: string, hash: string): string => `${base}/ablaeufe/${service}/${hash}`;
  const instance = (number: string): string => `${base}/vorgaenge/${number}`;
  return {
    base,
    processes: `${base}/ablaeufe`,
    version: (service, hash, query = '') => `${version(service, hash)}${query}`,
    plan: (service, hash) => `${version(service, hash)}/umstellung`,
    instance,
    suspend: (number) => `${instance(number)}/anhalten`,
    resume: (number) => `${instance(number)}/fortsetzen`,
    propose: (number) => `${instance(number)}/eingriff`,
    decide: (repair) => `${base}/eingriffe/${repair}`,
    incidents: `${base}/stoerungen`,
    note: (incident) => `${base}/stoerungen/${incident}`,
  };
}

export interface OperationsPaths {
  readonly base: string;
  readonly processes: string;
  version(service: string, hash: string, query?: string): string;
  plan(service: string, hash: string): string;
  instance(number: string): string;
  suspend(number: string): string;
  resume(number: string): string;
  propose(number: string): string;
  decide(repair: string): string;
  readonly incidents: string;
  note(incident: string): string;
}
