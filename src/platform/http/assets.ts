import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { notFound } from './replies.ts';
import type { Route } from './types.ts';

/** Built style sheets, fonts and islands: hashed names, kept for a year, sent compressed from memory. */
export function assetRoutes(folder: string): readonly Route[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const known = new Map(
    files
      .filter((name) => mediaTypes[extname(name)])
      .map((name) => [name, { bytes: readFileSync(join(folder, name)), packed: read(join(folder, `${name}.gz`)) }]),
  );
  return [
    {
      method: 'GET',
      path: '/assets/:name',
      permission: 'public',
      limit: 'none',
      handle(request) {
        const name = request.params['name'] ?? '';
        const file = known.get(name);
        if (!file) return notFound;
        const accepts = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
        const packed = accepts ? file.packed : null;
        return {
          kind: 'bytes',
          bytes: packed ?? file.bytes,
          name,
          inline: true,
          mediaType: mediaTypes[extname(name)] ?? 'application/octet-stream',
          headers: {
            'cache-control': 'public, max-age=31536000, immutable',
            vary: 'accept-encoding',
            ...(packed ? { 'content-encoding': 'gzip' } : {}),
          },
        };
      },
    },
  ];
}

const read = (path: string): Uint8Array | null => (existsSync(path) ? readFileSync(path) : null);

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
