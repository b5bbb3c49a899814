export type { Catalogue } from './catalogue.ts';
export type { AddressCheck, LocalAddress, StreetAddress } from './domain/streets/types.ts';
export type {
  AllowedWording,
  City,
  Fee,
  FeeAmount,
  GlossaryTerm,
  LifeEvent,
  Office,
  SmallStreet,
} from './domain/city.ts';
export { type FeeContext, feesOn } from './domain/fees-on.ts';
export type { Problem, ServiceCheck } from './domain/problem.ts';
export type { SearchHit, SearchKind } from './domain/search/types.ts';
export type * from './domain/service.ts';
export { versionOf } from './domain/version.ts';
export { type CityReading, loadCity, readCity } from './use-cases/read-city.ts';
