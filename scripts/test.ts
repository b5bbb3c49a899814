import { type Environment, environment } from '#platform/config';
import { findBrowser } from './browser.ts';
import { buildAll } from './build.ts';
import { runChecks } from './check.ts';
import { step } from './progress.ts';
import { type Counts, runSuite, sum } from './suites.ts';

/** Everything that must hold before a change goes out. The last line counts it all. */
async function test(): Promise<Counts> {
  const browser = await findBrowser();
  // What does not build is reported, and counted, by the first check.
  await step('Building the app', buildAll).catch(() => {});
  // The walls are among the unit tests as well: there they are counted.
  const checks = (await runChecks()).filter(({ name }) => name !== 'walls');
  const env = { ...environment(), ...browser };
  const all: Counts[] = checks.map(({ name, ok }) => ({
    ...{ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 },
    failures: ok ? [] : [`check ${name}`],
  }));
  // Two lanes, for two cores: with databases and under faults much of the time is waiting, and so it is in the browser.
  all.push(...(await Promise.all([runSuite(['e2e'], env), withoutBrowser(env)])));
  return sum(all);
}

async function withoutBrowser(env: Environment): Promise<Counts> {
  const first = await runSuite(['unit', 'db'], env);
  return sum([first, await runSuite(['faults'], env)]);
}

let counts: Counts;
try {
  counts = await test();
} catch (cause) {
  counts = { passed: 0, failed: 1, skipped: 0, failures: [cause instanceof Error ? cause.message : String(cause)] };
}
if (counts.failures.length > 0) process.stdout.write(`\nFailed:\n${counts.failures.join('\n')}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
