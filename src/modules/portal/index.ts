export { type ApiAbout, type OpenApi, openApiOf, openApiText } from './http/openapi.ts';
export { portalRefusals } from './http/refusals.ts';
export { shellOf } from './http/shell.ts';
export { portalModule } from './module.ts';
export type { Portal } from './portal.ts';
