import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composedOpenApi } from '../open-api.ts';

/** Writes the interface of the code into `docs/openapi.json`. */
const root = join(import.meta.dirname, '../..');
mkdirSync(join(root, 'docs'), { recursive: true });
const path = join(root, 'docs/openapi.json');
writeFileSync(path, await composedOpenApi(root));
process.stdout.write(`${path}\n`);
