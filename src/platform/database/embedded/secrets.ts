import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Passwords and port of a data folder, kept in one file that only its owner may read. */
export function readSecrets(path: string): Secrets | null {
  if (!existsSync(path)) return null;
  return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
}

/** Replaces the file as a whole. */
export function writeSecrets(path: string, secrets: Secrets): void {
  writeFileSync(`${path}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** New random passwords, 256 bits each, safe inside an address. */
export const newPasswords = (): Pick<Secrets, 'owner' | 'app'> => ({
  owner: randomBytes(32).toString('base64url'),
  app: randomBytes(32).toString('base64url'),
});

/** A port on this machine that nobody listens on; the wanted one when it is free. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) => (wanted > 0 ? resolve(freePort()) : reject(cause)));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface Secrets {
  readonly owner: string;
  readonly app: string;
  readonly port: number;
}
