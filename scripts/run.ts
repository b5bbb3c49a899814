import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import { buildWhenStale } from './build.ts';

/** Builds what is stale and runs one program of `src/bin` with the words given: `node scripts/run.ts check-city --json`. */
const [name = '', ...words] = process.argv.slice(2);
if (!existsSync(`src/bin/${name}.ts`)) {
  const known = globSync('src/bin/*.ts').map((path) => basename(path, '.ts'));
  process.stderr.write(`There is no program "${name}". There are: ${known.sort().join(', ')}\n`);
  process.exit(2);
}
await buildWhenStale();
const child = spawn(process.execPath, ['--enable-source-maps', `dist/bin/${name}.js`, ...words], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;
