import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A small project with a breach planted in it. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lipsia-breach-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
/** What a tool says about a folder: null when it has nothing against it. */
function complaintsOf(tool: string, words: readonly string[], cwd: string): string | null {
  try {
    execFileSync(join(root, 'node_modules/.bin', tool), words, { cwd, encoding: 'utf8', stdio: 'pipe' });
    return null;
  } catch (cause) {
    const { stdout, stderr } = cause as { readonly stdout: string; readonly stderr: string };
    return `${stdout}\n${stderr}`;
  }
}

describe('the checks see what is planted', { timeout: 60_000 }, () => {
  const tsconfig =
    '{ "compilerOptions": { "target": "esnext", "module": "nodenext", "strict": true }, "include": ["src"] }';
  it('oxlint: a promise that is left alone', () => {
    const lint = ['--type-aware', '-c', join(root, '.oxlintrc.json'), 'src'];
    const save = 'export const save = async (): Promise<void> => {};\n';
    const good = plant({
      'tsconfig.json': tsconfig,
      'src/a.ts': `${save}await save();\n`,
      'package.json': '{"type":"module"}',
    });
    const bad = plant({
      'tsconfig.json': tsconfig,
      'src/a.ts': `${save}save();\n`,
      'package.json': '{"type":"module"}',
    });
    expect(complaintsOf('oxlint', lint, good)).toBeNull();
    expect(complaintsOf('oxlint', lint, bad)).toContain('no-floating-promises');
  });
  it('knip: a file and an export that nobody uses', () => {
    const config = '{ "entry": ["src/main.ts"], "project": ["src/**/*.ts"] }';
    const bad = plant({
      'package.json': '{ "name": "x", "type": "module" }',
      'knip.json': config,
      'src/main.ts': "import { used } from './used.ts';\nused();\n",
      'src/used.ts': 'export const used = (): void => {};\nexport const idle = 1;\n',
      'src/alone.ts': 'export const alone = 1;\n',
    });
    const said = complaintsOf('knip', ['--no-progress'], bad);
    expect(said).toContain('src/alone.ts');
    expect(said).toContain('idle');
  });
  it('Biome: an image without a text', () => {
    const settings = { ...JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')), vcs: { enabled: false } };
    const image = (text: string): string =>
      plant({
        'biome.json': JSON.stringify(settings),
        'src/a.tsx': `export const Image = () => <img src="/a.png"${text} />;\n`,
      });
    expect(complaintsOf('biome', ['lint', 'src'], image(' alt="A dog"'))).toBeNull();
    expect(complaintsOf('biome', ['lint', 'src'], image(''))).toContain('useAltText');
  });
});
