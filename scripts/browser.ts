import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { environment } from '#platform/config';
import { step } from './progress.ts';

/**
 * The Chromium for the tests, as settings to add: the one in CHROMIUM_PATH, the system's, Debian's through apt where we may
 * install, else the one that comes through npm. The one without windows goes first: it draws the same pages with less work.
 */
export async function findBrowser(): Promise<Record<string, string>> {
  const given = environment().CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH ${given} does not exist`);
    return { CHROMIUM_PATH: given };
  }
  const known =
    places.find((place) => existsSync(place)) ?? (await step('Installing Chromium from Debian', fromDebian));
  return known ? { CHROMIUM_PATH: known } : step('Unpacking the Chromium from npm', fromNpm);
}

async function fromDebian(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get'))
    return undefined;
  if (!(await apt('update', '-q'))) return undefined;
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (await apt('install', '-y', '-q', '--no-install-recommends', name)) break;
  return places.find((place) => existsSync(place));
}

async function apt(...words: readonly string[]): Promise<boolean> {
  const env = { ...environment(), DEBIAN_FRONTEND: 'noninteractive' };
  const [code] = await once(spawn('/usr/bin/apt-get', words, { env, stdio: ['ignore', 'inherit', 'inherit'] }), 'exit');
  return code === 0;
}

/** That build expects few libraries of the system: those it misses lie beside it. */
async function fromNpm(): Promise<Record<string, string>> {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  if (!lacksLibraries(path)) return { CHROMIUM_PATH: path };
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const libraries = join(await inflate(join(bin, 'al2023.tar.br')), 'lib');
  return { CHROMIUM_PATH: path, LD_LIBRARY_PATH: [libraries, environment().LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

function lacksLibraries(path: string): boolean {
  try {
    return execFileSync('ldd', [path], { encoding: 'utf8' }).includes('not found');
  } catch {
    return existsSync('/etc/os-release') && !readFileSync('/etc/os-release', 'utf8').includes('alpine');
  }
}

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
