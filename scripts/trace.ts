import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Puts places of the source for those of `dist` in logged faults: `npm run -s trace < node.log`, with the build that logged them. */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const maps = new Map<string, SourceMap>();
const built = /[^\s("']*\/dist\/((?:(?:bin|shared)\/)?[\w-]+\.js):(\d+):(\d+)/g;
process.stdout.write((await text(process.stdin)).replace(built, sourceOf));

function sourceOf(place: string, file: string, line: string, column: string): string {
  const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
  if (!origin || !('fileName' in origin)) return place;
  const source = relative(root, fileURLToPath(new URL(origin.fileName, `file://${join(dist, file)}`)));
  return `${source}:${origin.lineNumber}:${origin.columnNumber}`;
}

function mapOf(file: string): SourceMap | undefined {
  const path = join(dist, `${file}.map`);
  if (!maps.has(file) && existsSync(path)) maps.set(file, new SourceMap(JSON.parse(readFileSync(path, 'utf8'))));
  return maps.get(file);
}
