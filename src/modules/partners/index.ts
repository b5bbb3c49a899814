export { partnersModule } from './module.ts';
export type { Partners } from './partners.ts';
export { checkPartners } from './use-cases/check-partners.ts';
export type { Opinions } from './use-cases/office/pilot-groups.ts';
