import { createHash } from 'node:crypto';

/** The version of a service: SHA-256 over all its files, names and contents, sorted by name; hexadecimal. */
export function versionOf(files: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort()) {
    const content = Buffer.from(files[name] ?? '', 'utf8');
    hash
      .update(`${JSON.stringify(name)} ${content.length}\n`)
      .update(content)
      .update('\n');
  }
  return hash.digest('hex');
}
