import { once } from 'node:events';
import { environment, explainProblems, readConfig } from '#platform/config';
import { createLog } from '#platform/log';
import { startDemo } from '../demo/start-demo.ts';

/** Starts the counterparts of the demo in one process, and says on one line of JSON that they are ready and who may sign in. */
const read = readConfig(environment());
if (!read.ok || read.config.mode !== 'demo') {
  process.stderr.write(
    read.ok ? 'The demo services start in demo mode only.\n' : `${explainProblems(read.problems)}\n`,
  );
  process.exit(2);
}
// People who start the demo want to see what fails, not every step.
const logLevel = read.config.logLevel === 'info' ? 'warn' : read.config.logLevel;
const demo = await startDemo(read.config, createLog({ ...read.config, logLevel })).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
  process.exit(1);
});
process.stdout.write(`${JSON.stringify({ ready: true, logins: demo.logins, pages: demo.pages })}\n`);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await demo.close();
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

// A launcher says when the app is up, which has the machine to itself until then.
if (process.send) await once(process, 'message');
await demo.fill().then(
  () => process.stdout.write('The example cases are there.\n'),
  (cause: unknown) => process.stderr.write(`No example cases: ${cause instanceof Error ? cause.message : cause}\n`),
);
