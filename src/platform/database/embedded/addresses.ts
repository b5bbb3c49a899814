import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from './secrets.ts';

/** The addresses of a running server's databases: for the app and for who may create and change everything. */
export function addressesOf({ folder, port, secrets }: RunningServer): Addresses {
  // Through a socket in the data folder a statement costs half of what it costs through the network.
  const near = existsSync(socketIn(folder, port)) ? `?host=${encodeURIComponent(folder)}` : '';
  const address = (login: string, password: string) => (name: string) =>
    `postgres://${login}:${password}@127.0.0.1:${port}/${name}${near}`;
  return { app: address('lipsia_app', secrets.app), owner: address('postgres', secrets.owner) };
}

/** The folder for the server's socket; none where its name would be longer than 107 bytes (unix(7)), and none on Windows. */
export const socketFolder = (folder: string): string =>
  process.platform !== 'win32' && Buffer.byteLength(socketIn(folder, 65_535)) <= 107 ? folder : '';

const socketIn = (folder: string, port: number): string => join(folder, `.s.PGSQL.${port}`);

interface RunningServer {
  readonly folder: string;
  readonly port: number;
  readonly secrets: Pick<Secrets, 'app' | 'owner'>;
}
interface Addresses {
  app(database: string): string;
  owner(database: string): string;
}
