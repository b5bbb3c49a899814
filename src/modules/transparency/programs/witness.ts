import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startWitness } from './start-witness.ts';

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    'key-file': { type: 'string' },
    memory: { type: 'string' },
    log: { type: 'string', multiple: true },
    host: { type: 'string' },
    port: { type: 'string' },
  },
});
const { name, memory, log, port } = values;
if (!name || !values['key-file'] || !memory || !log || !port) {
  process.stderr.write('  --name NAME --key-file FILE --memory FILE --log KEY --port NUMBER [--host ADDRESS]\n');
  process.exit(2);
}
const witness = await startWitness({
  name,
  secret: Buffer.from(readFileSync(values['key-file'], 'utf8').trim(), 'base64'),
  logs: log,
  memory,
  host: values.host ?? '127.0.0.1',
  port: Number(port),
  now: () => Date.now(),
});
const stop = (): void => void witness.close().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// Whoever started it is gone.
process.on('disconnect', stop);
