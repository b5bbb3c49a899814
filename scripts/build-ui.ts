import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { purgeCss, readProperties } from './purge-css.ts';

/**
 * Builds what the browser fetches into `dist/assets`: one stylesheet, the fonts, the icon and one small module per
 * island, each with a hash in its name and packed copies beside it, and `manifest.json` from plain to hashed names.
 */
export async function buildUi(target = join(root, 'dist/assets')): Promise<Record<string, string>> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const shared = {
    absWorkingDir: root,
    outdir: target,
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome120', 'firefox120', 'safari17'],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    metafile: true,
    write: true,
  } as const satisfies BuildOptions;
  const results = await Promise.all([
    build({
      ...shared,
      entryPoints: ['src/ui/styles/city.css', 'src/ui/icon.svg', ...(await filesIn('src/ui/islands/*.ts'))],
      legalComments: 'none',
      plugins: [kernStyles()],
    }),
    // Fetched on request only; what others wrote keeps their notice.
    build({
      ...shared,
      entryPoints: await filesIn('src/ui/islands/modeler/process-modeler.{ts,css}'),
      legalComments: 'eof',
      banner: { js: '/*! with bpmn-js, Copyright Camunda Services GmbH, https://bpmn.io/license */' },
    }),
    // The app at the counter: the forms and their engine as they run in the node, so that they work where the line is gone.
    build({
      ...shared,
      entryPoints: await filesIn('src/modules/*/http/app/{browser/*-app,*-worker}.ts'),
      legalComments: 'eof',
      jsx: 'automatic',
      jsxImportSource: '#ui',
      plugins: [pureRooms()],
    }),
  ]);
  const outside = results.flatMap(({ metafile }) => Object.values(metafile.outputs).flatMap(({ imports }) => imports));
  const missing = outside.find(({ external, kind }) => external && kind === 'import-statement');
  if (missing) throw new Error(`${missing.path} cannot be had in a browser`);
  const manifest = manifestOf(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  await Promise.all(Object.values(manifest).map((file) => pack(join(target, file))));
  await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Resolves `@import "kern-ux"` to the part of KERN's stylesheet that our components and pages use. */
function kernStyles(): Plugin {
  return {
    name: 'kern-styles',
    setup(on) {
      on.onResolve({ filter: /^kern-ux$/ }, () => ({ path: 'kern-ux', namespace: 'kern' }));
      on.onLoad({ filter: /.*/, namespace: 'kern' }, async () => {
        const kern = await readFile(join(root, 'node_modules/@kern-ux/native/dist/kern.css'), 'utf8');
        const own = await textsOf('src/ui/styles/*.css');
        const classes = new Set(
          (await textsOf('src/ui/**/*.{ts,tsx}', 'src/modules/*/http/**/*.{ts,tsx}')).match(/\bkern-[\w-]+/g),
        );
        return { contents: purgeCss(kern, (name) => classes.has(name), readProperties(own)), loader: 'css' };
      });
    },
  };
}

/** Takes of the rooms of the node only what is used: no file does anything by being read, and what only the node has is left outside. */
function pureRooms(): Plugin {
  return {
    name: 'pure-rooms',
    setup(on) {
      on.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind === 'entry-point' || pluginData === 'asked') return undefined;
        const isForeign = !/^[.#/]/.test(path) && !importer.includes('node_modules');
        if (isForeign && !forBrowsers.test(path)) return { path, external: true, sideEffects: false };
        const found = await on.resolve(path, { kind, resolveDir, importer, pluginData: 'asked' });
        return found.errors.length > 0 ? found : { path: found.path, sideEffects: false };
      });
    },
  };
}

const forBrowsers = /^(decimal\.js|uqr|ibantools)(\/|$)/;

async function textsOf(...patterns: string[]): Promise<string> {
  const files = (await Promise.all(patterns.map(filesIn))).flat();
  return (await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))).join('\n');
}

async function filesIn(pattern: string): Promise<string[]> {
  return (await Array.fromAsync(glob(pattern, { cwd: root }))).toSorted();
}

function manifestOf(outputs: readonly string[]): Record<string, string> {
  const files = outputs.map((output) => basename(output)).toSorted();
  return Object.fromEntries(files.map((file) => [file.replace(/\.[A-Z0-9]{8}(?=\.\w+$)/, ''), file]));
}

/** Fonts are packed already; everything else gets small copies once, so that no request packs again. One level more takes 1.3 % off, and two and a half times as long. */
async function pack(file: string): Promise<void> {
  if (file.endsWith('.woff2')) return;
  const content = await readFile(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY - 1 } };
  await Promise.all([
    writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality)),
    writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 })),
  ]);
}

const root = fileURLToPath(new URL('..', import.meta.url));

if (import.meta.main) {
  const manifest = await buildUi();
  console.log(`Built ${Object.keys(manifest).length} files into dist/assets`);
}
