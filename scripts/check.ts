import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { buildWhenStale } from './build.ts';

/** Runs the checks one after the other and prints a line for each; what a failed one says follows it. */
export async function runChecks(only: readonly string[] = []): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const begun = performance.now();
    const said = await check.run();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(
      `${said === null ? '✓' : '✗'} ${check.name.padEnd(10)} ${seconds.padStart(5)} s  ${check.about}\n`,
    );
    if (said) process.stdout.write(`\n${said.trimEnd()}\n\n`);
    results.push({ name: check.name, ok: said === null });
  }
  return results;
}

/** What the program said when it failed; null when all is well. */
async function program(command: string, ...words: readonly string[]): Promise<string | null> {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  const [code] = await once(child, 'close');
  return code === 0 ? null : Buffer.concat(said).toString() || `ended with ${code}`;
}

const tool = (name: string, ...words: string[]) => program(`node_modules/.bin/${name}`, ...words);

async function build(): Promise<string | null> {
  try {
    await buildWhenStale();
    return null;
  } catch (cause) {
    return (cause as Error).message;
  }
}

/** Checks that are programs of the project. */
const optional: Readonly<Record<string, string>> = {
  texts: 'src/bin/check-texts.ts',
  openapi: 'src/bin/check-openapi.ts',
  city: 'src/bin/check-city.ts',
};

const checks: readonly Check[] = [
  { name: 'build', about: 'everything can be built', run: build },
  {
    name: 'types',
    about: 'TypeScript finds no contradiction',
    run: () => tool('tsc', '--noEmit', '-p', 'tsconfig.json'),
  },
  {
    name: 'style',
    about: 'format, lint and accessibility by Biome',
    run: () => tool('biome', 'ci', '--max-diagnostics=30'),
  },
  {
    name: 'promises',
    about: 'no promise is left alone, by oxlint with types',
    run: () => tool('oxlint', '--type-aware'),
  },
  { name: 'unused', about: 'no unused file, export or package, by knip', run: () => tool('knip', '--no-progress') },
  {
    name: 'walls',
    about: 'every import is allowed by the map',
    run: () => tool('vitest', 'run', '--project', 'unit', 'test/architecture'),
  },
  {
    name: 'map',
    about: 'docs/map.md shows the modules as they are',
    run: () => program(process.execPath, 'scripts/map.ts', '--check'),
  },
  {
    name: 'docs',
    about: 'the manual names the settings as they are',
    run: () => program(process.execPath, 'scripts/docs.ts', '--check'),
  },
  {
    name: 'rights',
    about: 'docs/partner-rights.md prints the rights of partners as they are',
    run: () => program(process.execPath, 'scripts/partner-rights.ts', '--check'),
  },
  { name: 'texts', about: 'texts are whole and plain in both languages', run: () => own('check-texts') },
  { name: 'openapi', about: 'the written interface is the one in the code', run: () => own('check-openapi') },
  { name: 'city', about: 'the city and its services hold together', run: () => own('check-city') },
].filter(({ name }) => !optional[name] || existsSync(optional[name]));

/** A program of the project, as built. */
function own(name: string): Promise<string | null> {
  return program(process.execPath, '--enable-source-maps', `dist/bin/${name}.js`);
}

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
}
interface Check {
  readonly name: string;
  readonly about: string;
  run(): Promise<string | null>;
}

if (import.meta.main) {
  const results = await runChecks(process.argv.slice(2));
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
