import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import { buildWhenStale } from './build.ts';

/** Measures the figures named, or all; each ends with one line of JSON. Ends with 1 when one misses its bar. */
const known = globSync('bench/*.ts')
  .map((path) => basename(path, '.ts'))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !existsSync(`bench/${name}.ts`));
if (unknown.length > 0) {
  process.stderr.write(`There is no figure ${unknown.join(', ')}. There are: ${known.join(', ')}\n`);
  process.exit(2);
}
await buildWhenStale();
for (const name of wanted.length > 0 ? wanted : known) {
  const child = spawn(process.execPath, ['--enable-source-maps', `bench/${name}.ts`], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
