import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composedOpenApi } from '../open-api.ts';

/** Holds `docs/openapi.json` against the code; ends with 1 and names the first line that differs. */
const root = join(import.meta.dirname, '../..');
const path = join(root, 'docs/openapi.json');
const written = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
const wanted = (await composedOpenApi(root)).split('\n');
const at = wanted.findIndex((line, index) => line !== written[index]);
if (at < 0 && wanted.length === written.length) process.exit(0);
const line = at < 0 ? wanted.length : at;
process.stderr.write(
  `docs/openapi.json:${line + 1} is not what the code offers: run npm run openapi\n  written: ${written[line] ?? ''}\n  code:    ${wanted[line] ?? ''}\n`,
);
process.exit(1);
