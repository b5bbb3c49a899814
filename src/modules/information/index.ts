export type { Information } from './information.ts';
export { informationModule } from './module.ts';
export { checkInformation } from './use-cases/check-information.ts';
