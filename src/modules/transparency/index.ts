export { logVerifier } from './domain/log-identity.ts';
export { transparencyModule } from './module.ts';
export { startWitness, type WitnessOptions, type WitnessServer } from './programs/start-witness.ts';
export { createUsageClient, type Usage, type UsageClient } from './programs/usage-client.ts';
export type { Transparency } from './transparency.ts';
