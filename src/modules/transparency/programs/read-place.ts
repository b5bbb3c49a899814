import { readFile } from 'node:fs/promises';

/** The bytes of a file or of an address. */
export async function readBytes(place: string | undefined): Promise<Uint8Array> {
  if (place === undefined) throw new Error('The call is not complete. Without words, the program says what it can do.');
  if (!/^https?:/.test(place)) return readFile(place);
  const reply = await fetch(place, { signal: AbortSignal.timeout(30_000) });
  if (!reply.ok) throw new Error(`${place} answered ${reply.status}`);
  return new Uint8Array(await reply.arrayBuffer());
}

export const readText = async (place: string | undefined): Promise<string> =>
  Buffer.from(await readBytes(place)).toString();

/** A file below a folder or an address. */
export const at = (place: string | undefined, name: string): string | undefined =>
  place === undefined ? undefined : `${place.replace(/\/$/, '')}/${name}`;
