export { partnersModule } from './module.ts';
export type { Partners } from './partners.ts';
export * as signedSoap from './use-cases/card/signed-envelope.ts';
export { checkPartners } from './use-cases/check-partners.ts';
export type { Opinions } from './use-cases/office/pilot-groups.ts';
