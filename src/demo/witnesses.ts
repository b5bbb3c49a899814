import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, demoAddresses, demoWitnesses } from '#platform/config';
import { logVerifier } from '#transparency';

/** Starts the witnesses of the demo as processes of their own, each with its key and its memory; those that the settings name elsewhere are left out. */
export async function startWitnesses(config: Config): Promise<{ close(): Promise<void> }> {
  const own = demoAddresses(config.port).witnessUrls;
  const wanted = demoWitnesses.filter((_, at) => config.log.witnesses[at]?.url === own[at]);
  await mkdir(config.dataDir, { recursive: true });
  const stops = await Promise.all(wanted.map((witness) => startOne(config, witness, demoWitnesses.indexOf(witness))));
  return { close: async () => void (await Promise.all(stops.map((stop) => stop()))) };
}

async function startOne(config: Config, { name, secret }: DemoWitness, at: number): Promise<() => Promise<void>> {
  const file = (kind: string): string => join(config.dataDir, `witness-${at + 1}.${kind}`);
  await writeFile(file('key'), secret, { mode: 0o600 });
  const place = ['--name', name, '--port', String(config.port + 5 + at), '--log', logVerifier(config)];
  const kept = ['--key-file', file('key'), '--memory', file('json')];
  const child = spawn(process.execPath, [program, ...place, ...kept], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

const program = join(import.meta.dirname, '../../dist/witness.mjs');

type DemoWitness = (typeof demoWitnesses)[number];
