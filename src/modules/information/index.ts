export { informationModule } from './module.ts';
