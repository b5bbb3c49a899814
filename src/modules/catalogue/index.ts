export type { Catalogue } from './catalogue.ts';
export type {
  AllowedWording,
  City,
  Demand,
  Fee,
  FeeAmount,
  GlossaryTerm,
  LifeEvent,
  Office,
  SmallStreet,
} from './domain/city.ts';
export { type FeeContext, feesOn } from './domain/fees-on.ts';
export type { CityFileCheck, Problem, ServiceCheck } from './domain/problem.ts';
export type { SearchHit, SearchKind } from './domain/search/types.ts';
export type * from './domain/service.ts';
export type { Path, Source } from './domain/source.ts';
export { makeStreets } from './domain/streets/make-streets.ts';
export type { AddressCheck, LocalAddress, StreetAddress, StreetData, Streets } from './domain/streets/types.ts';
export { versionOf } from './domain/version.ts';
export { catalogueModule } from './module.ts';
export type { ListedVersion } from './store/versions.ts';
export { type CheckInput, type CityCheck, checkCity } from './use-cases/check-city.ts';
export { checkJson, checkSarif, checkTable, isSound } from './use-cases/check-report.ts';
export type { CheckedService } from './use-cases/check-service-files.ts';
export { type CityReading, loadCity, readCity } from './use-cases/read-city.ts';
export { readStreets } from './use-cases/read-streets.ts';
export { textFiles } from './use-cases/reading/city-files.ts';
export { yamlSource } from './use-cases/reading/yaml-source.ts';
