import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { firstSentence, mapPage } from './map.ts';

it('draws each way once and names all in the table', () => {
  const page = mapPage({ a: [], b: ['a'], c: ['a', 'b'], d: ['a'] }, (name) => `The ${name}.`);
  expect(page.match(/^ {2}\w --> \w$/gm)).toEqual(['  b --> a', '  c --> b', '  d --> a']);
  expect(page).toContain('| [c](../src/modules/c/README.md) | The c. | a, b |');
  expect(page).toContain('| The a. | – |');
});

it.each([
  ['# A\n\nKeeps dogs\nand cats. More.\n', 'Keeps dogs and cats.'],
  ['# A\nx\n\nOne sentence', 'One sentence'],
])('reads the first sentence of %j', (readme, sentence) => {
  expect(firstSentence(readme)).toBe(sentence);
});

it('says when the page is out of date', () => {
  const folder = mkdtempSync(join(tmpdir(), 'map-'));
  try {
    for (const part of ['scripts/map.ts', 'src/modules.ts', 'docs/map.md', 'package.json'])
      cpSync(part, join(folder, part));
    cpSync('src/modules', join(folder, 'src/modules'), {
      recursive: true,
      filter: (path) => !/\.(ts|tsx|sql|yaml)$/.test(path),
    });
    const map = (...words: string[]) =>
      spawnSync(process.execPath, [join(folder, 'scripts/map.ts'), ...words], { encoding: 'utf8' });
    execFileSync(process.execPath, [join(folder, 'scripts/map.ts')]);
    expect(map('--check').status).toBe(0);
    const readme = join(folder, 'src/modules/cases/README.md');
    writeFileSync(readme, readFileSync(readme, 'utf8').replace(/\n\n/, '\n\nDoes something else. '));
    expect(map('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('out of date') });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
