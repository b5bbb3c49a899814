export { demoAddresses, demoEidKeys, demoKeys, demoSecrets, demoUsageSystem, demoWitnesses } from './demo.ts';
export { describeSettings } from './describe-settings.ts';
export { environment } from './environment.ts';
export { explainProblems } from './explain-problems.ts';
export { readConfig } from './read-config.ts';
export type { Config, ConfigProblem, ConfigResult, Environment, LogLevel } from './types.ts';
