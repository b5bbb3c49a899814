import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Builds the node, the programs in `src/bin` and what the browser fetches into `dist`. */
export async function buildAll(): Promise<void> {
  await Promise.all([buildNode(), buildBrowser(), ...programs.map(buildProgram)]);
  writeFileSync(stamp, '');
}

/** Builds only when a source is newer than the last build; says whether it did. */
export async function buildWhenStale(): Promise<boolean> {
  if (!isStale()) return false;
  await buildAll();
  return true;
}

function isStale(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = globSync(['src/**/*', 'scripts/*.ts', 'package.json'], { cwd: root });
  return sources.some((source) => statSync(join(root, source)).mtimeMs > built);
}

async function buildNode(): Promise<void> {
  for (const old of globSync(['*.js', '*.js.map', 'bin', 'shared', 'compiled'], { cwd: dist })) {
    rmSync(join(dist, old), { recursive: true });
  }
  mkdirSync(dist, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', ...globSync('src/bin/*.ts', { cwd: root })].filter(isProgram),
    outbase: 'src',
    outdir: dist,
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    external: installed.filter((name) => !inlined.has(name)),
    platform: 'node',
    target: 'node26',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: '#ui',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [keepPlaces()],
  });
  for (const file of globSync(['*.js', '{bin,shared}/*.js'], { cwd: dist })) inLatin1(join(dist, file));
}

/** V8 keeps a source in two bytes for each letter as soon as one is beyond Latin 1; esbuild escapes them but in patterns. */
function inLatin1(file: string): void {
  const text = readFileSync(file, 'utf8');
  const escaped = text.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (escaped !== text) writeFileSync(file, escaped);
}

/** The programs for outsiders: each one file that runs on any Node from 20 on and can be read. */
async function buildProgram({ from, to, about }: Program): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [from],
    outfile: join(dist, to),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: `// ${about} EUPL-1.2.` },
    logLevel: 'silent',
  });
}

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Program {
  readonly from: string;
  readonly to: string;
  readonly about: string;
}
const programs: readonly Program[] = [
  {
    from: 'src/modules/transparency/programs/verify.ts',
    to: 'verify.mjs',
    about: 'Checks the public log of a city (C2SP tlog-tiles, tlog-proof).',
  },
  {
    from: 'src/modules/transparency/programs/witness.ts',
    to: 'witness.mjs',
    about: 'Cosigns the public log of a city as long as it only grows (C2SP tlog-witness).',
  },
  {
    from: 'src/modules/transparency/programs/usage-client.ts',
    to: 'usage-client.mjs',
    about: 'Reports to a city hall whose data another system read (Data Tracker).',
  },
  {
    from: 'src/modules/partners/programs/verify-branch.ts',
    to: 'verify-branch.mjs',
    about: 'Checks the ledger of a branch and works out its statements again.',
  },
  {
    from: 'src/modules/partners/programs/partner-client-main.ts',
    to: 'partner-client.mjs',
    about: 'Walks a whole visit at a service point as the software of a partner does (OAuth 2.0, DPoP).',
  },
];

const isProgram = (source: string): boolean => !source.includes('.spec.') && existsSync(join(root, source));

/** Code that reads a file beside itself still finds it in `src` after it was moved into a bundle. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    setup(on) {
      on.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes('import.meta.')) return undefined;
        const place = relative(root, path).replaceAll('\\', '/');
        const contents = text
          .replaceAll('import.meta.dirname', () => `(${rootAtRunTime} + '/${dirname(place)}')`)
          .replaceAll('import.meta.url', () => `('file://' + ${rootAtRunTime} + '/${place}')`);
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

/** Bundles lie in `dist`, `dist/bin` and `dist/shared`. */
const rootAtRunTime = String.raw`import.meta.dirname.replace(/[\\/]dist([\\/](bin|shared))?$/, '')`;

async function buildBrowser(): Promise<void> {
  const { buildUi } = await import('./build-ui.ts');
  await buildUi();
}

/** Packages of hundreds of small files, each of which takes longer to find than to read; they lean on no other package. */
const inlined = new Set(['kysely', 'zod']);

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Packages;
const installed = Object.keys({ ...dependencies, ...devDependencies });

if (import.meta.main) {
  const start = performance.now();
  const work = process.argv.includes('--when-stale') ? buildWhenStale() : buildAll();
  await work.catch((cause: unknown) => {
    process.stderr.write(`The build failed: ${(cause as Error).message}\n`);
    process.exit(1);
  });
  process.stdout.write(`Built dist in ${Math.round(performance.now() - start)} ms\n`);
}
