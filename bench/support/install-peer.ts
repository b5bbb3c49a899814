import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { step } from '../../scripts/progress.ts';

/** The folder of a peer, with its packages, which are installed at the first time and are no part of the project. */
export async function installPeer(name: string): Promise<string> {
  const folder = resolve('bench/peers', name);
  if (!existsSync(`${folder}/node_modules/.package-lock.json`)) {
    await step(`Installing the peer ${name}`, () => install(folder));
  }
  return folder;
}

async function install(folder: string): Promise<void> {
  try {
    const words = ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', words, { cwd: folder });
  } catch (cause) {
    rmSync(`${folder}/node_modules`, { recursive: true, force: true });
    throw cause;
  }
}
