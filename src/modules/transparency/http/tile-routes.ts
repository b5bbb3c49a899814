import { bytes, json, notFound, type Reply, type Request, type Route, text } from '#platform/http';
import { readTilePath } from '../domain/merkle/tiles.ts';
import { checkpointFile, monthFile, tileFile } from '../use-cases/log-file.ts';
import type { LogParts } from '../use-cases/log-parts.ts';

/** The log as files that anybody may mirror: checkpoint, tiles and bundles of entries (C2SP tlog-tiles), and the seals around each month. */
export const tileRoutes = (
  parts: Pick<LogParts, 'db' | 'witnesses'>,
  verifier: Uint8Array | null,
): readonly Route[] => {
  const tile = (path: string): Route => ({
    method: 'GET',
    path,
    permission: 'public',
    limit: 'none',
    handle: (request) => sendTile(parts, request),
  });
  // The standard cuts the number of a tile into path segments of three digits; a thousand million tiles need three.
  const depths = ['', '/:b', '/:b/:c', '/:b/:c/:d', '/:b/:c/:d/:e'];
  return [
    {
      method: 'GET',
      path: '/log/checkpoint',
      permission: 'public',
      limit: 'none',
      async handle() {
        const note = await checkpointFile(parts);
        if (note === null) return notFound;
        return { ...text(note), headers: { ...shared, 'cache-control': 'public, max-age=5' } } as Reply;
      },
    },
    {
      method: 'GET',
      path: '/log/verify.mjs',
      permission: 'public',
      handle: () => (verifier ? bytes(verifier, 'text/javascript; charset=utf-8', 'verify.mjs') : notFound),
    },
    {
      method: 'GET',
      path: '/log/months/:file',
      permission: 'public',
      limit: 'none',
      async handle({ params }) {
        const [, month] = /^(\d{4}-(?:0[1-9]|1[0-2]))\.json$/.exec(params['file'] ?? '') ?? [];
        if (month === undefined) return notFound;
        return {
          ...json({ ...(await monthFile(parts, month)) }),
          headers: { ...shared, 'cache-control': 'public, max-age=60' },
        } as Reply;
      },
    },
    ...depths.map((rest) => tile(`/log/tile/:level/:a${rest}`)),
  ];
};

async function sendTile(parts: Pick<LogParts, 'db'>, request: Request): Promise<Reply> {
  const wanted = readTilePath(request.url.pathname.slice('/log/'.length));
  const content = wanted && (await tileFile(parts, wanted));
  if (!wanted || !content) return notFound;
  const reply = bytes(content, 'application/octet-stream', `${wanted.level}-${wanted.index}`, true);
  return { ...reply, headers: { ...shared, 'cache-control': 'public, max-age=31536000, immutable' } } as Reply;
}

/** Verifiers may run in pages of others. */
const shared = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
