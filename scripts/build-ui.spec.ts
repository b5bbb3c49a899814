import { glob, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildUi } from './build-ui.ts';
import { purgeCss, readProperties } from './purge-css.ts';

describe('the built files', () => {
  let target = '';
  let manifest: Record<string, string> = {};
  beforeAll(async () => {
    target = await mkdtemp(join(tmpdir(), 'city-assets-'));
    manifest = await buildUi(target);
  });
  afterAll(() => rm(target, { recursive: true, force: true }));

  it('are named by their content and listed', async () => {
    for (const [name, file] of Object.entries(manifest)) {
      expect(file).toMatch(/\.[A-Z0-9]{8}\.\w+$/);
      expect(file.replace(/\.[A-Z0-9]{8}(?=\.)/, '')).toBe(name);
      expect(await readdir(target)).toContain(file);
    }
    expect(JSON.parse(await readFile(join(target, 'manifest.json'), 'utf8'))).toEqual(manifest);
  });

  it('keep a first page small: stylesheet 15 kB packed, with fonts, icon and comfort under 80 kB', async () => {
    const css = await size(`${manifest['city.css']}.br`);
    expect(css).toBeLessThan(15_000);
    const fonts = await Promise.all(['400', '600'].map((weight) => size(manifest[`fira-sans-${weight}-latin.woff2`])));
    const script = await size(`${manifest['form-comfort.js']}.br`);
    expect(css + script + fonts.reduce((sum, font) => sum + font, 0)).toBeLessThan(80_000);
  });

  it('hold each island under 3 kB', async () => {
    const onRequest = ['process-modeler.js', 'counter-app.js'];
    const islands = Object.entries(manifest).filter(([name]) => name.endsWith('.js') && !onRequest.includes(name));
    expect(islands.length).toBeGreaterThan(0);
    for (const [, file] of islands) expect(await size(file)).toBeLessThan(3000);
  });

  it('hold the drawing board, which is fetched on request, under 160 kB packed, with the notice of its makers', async () => {
    expect(await size(`${manifest['process-modeler.js']}.br`)).toBeLessThan(160_000);
    expect(await readFile(join(target, manifest['process-modeler.js'] ?? ''), 'utf8')).toContain('bpmn.io/license');
    expect(await readFile(join(target, manifest['process-modeler.css'] ?? ''), 'utf8')).toContain(
      manifest['bpmn.woff2'],
    );
  });

  it('hold the app at the counter under 95 kB packed, with nothing in it that only the node has', async () => {
    expect(await size(`${manifest['counter-app.js']}.br`)).toBeLessThan(95_000);
    const script = await readFile(join(target, manifest['counter-app.js'] ?? ''), 'utf8');
    expect(script).not.toMatch(/\bfrom ?"|\bimport ?"|process\.env|node:/);
  });

  it('load nothing from elsewhere and need no inline data', async () => {
    const css = await readFile(join(target, manifest['city.css'] ?? ''), 'utf8');
    expect(css).not.toMatch(/data:|https?:\/\//);
    expect(css).toContain(manifest['fira-sans-400-latin.woff2']);
  });

  it('style every class the components name, and no other', async () => {
    const css = await readFile(join(target, manifest['city.css'] ?? ''), 'utf8');
    const styled = new Set(css.match(/(?<=\.)(?:city|kern)-[a-z][\w-]*/g));
    const sources = await Array.fromAsync(glob('src/ui/{components,layout,islands}/*.{ts,tsx}', { cwd: root }));
    const texts = await Promise.all(sources.map((file) => readFile(join(root, file), 'utf8')));
    const named = new Set(texts.join('\n').match(/(?<![/\w-])(?:city-[a-z]|kern-[a-z])[\w-]*/g));
    expect([...named].filter((name) => !styled.has(name) && !name.endsWith('-'))).toEqual([]);
    const prefixes = [...named].filter((name) => name.endsWith('-'));
    expect(
      [...styled].filter(
        (name) => name.startsWith('city-') && !named.has(name) && !prefixes.some((prefix) => name.startsWith(prefix)),
      ),
    ).toEqual([]);
  });

  async function size(file: string | undefined): Promise<number> {
    return (await stat(join(target, file ?? ''))).size;
  }
});

const root = fileURLToPath(new URL('..', import.meta.url));

describe('purgeCss', () => {
  const used = (name: string) => name === 'a';

  it('keeps what can match and drops the rest', () => {
    expect(purgeCss('.a{x:1}.b{x:2}.a .b{x:3}.a,.b{x:4}p{x:5}', used, new Set())).toBe('.a{x:1}.a{x:4}p{x:5}');
  });

  it('does not need a class that a rule excludes', () => {
    expect(purgeCss('.a:not(.b){x:1}', used, new Set())).toBe('.a:not(.b){x:1}');
  });

  it('drops empty blocks and properties nobody reads, through a chain', () => {
    const css = ':root{--p:1;--q:var(--p);--r:2}@media print{.b{x:1}}.a{y:var(--s)}:root{--s:3}';
    expect(purgeCss(css, used, new Set())).toBe('.a{y:var(--s)}:root{--s:3}');
    expect(purgeCss(css, used, new Set(['--q']))).toBe(':root{--p:1;--q:var(--p)}.a{y:var(--s)}:root{--s:3}');
  });

  it('sees the properties another stylesheet reads', () => {
    expect(readProperties('.x{a:var(--one);b:calc(1px + var( --two, 3px))}')).toEqual(new Set(['--one', '--two']));
  });
});
