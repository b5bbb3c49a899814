import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soundCity } from '../../fixtures/broken-city.ts';
import { readCity } from '../read-city.ts';
import { openKnownValues } from './known-values.ts';
import { yamlSource } from './yaml-source.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'known-'));
  file = join(folder, 'kept/city.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = 'name: Musterstadt\nplaces:\n  - Markt\n  - Anger\n';
async function readOnce(content: string) {
  const known = await openKnownValues(file);
  const source = yamlSource('city.yaml', content, known);
  await known.keep();
  return source;
}
/** Shows that a value was taken from the file: no text says this. */
async function forge(): Promise<void> {
  const kept = Object.keys(JSON.parse(await readFile(file, 'utf8')) as object);
  await writeFile(file, JSON.stringify(Object.fromEntries(kept.map((key) => [key, 'forged']))));
}

describe('values of an earlier reading', () => {
  it('are taken for the same text, and its lines are still known', async () => {
    const first = await readOnce(text);
    const again = await readOnce(text);
    expect(again.value).toEqual({ name: 'Musterstadt', places: ['Markt', 'Anger'] });
    expect(again.findings).toEqual([]);
    for (const path of [['name'], ['places', 1], ['places', 7], ['nothing']])
      expect(again.lineOf(path), path.join('.')).toBe(first.lineOf(path));
    await forge();
    expect((await readOnce(text)).value).toBe('forged');
    expect((await readOnce(`${text}more: 1\n`)).value).toMatchObject({ more: 1 });
  });

  it('are those of the last reading that met something new, and no others', async () => {
    await readOnce(text);
    await readOnce('other: 1\n');
    await forge();
    expect((await readOnce(text)).value).toMatchObject({ name: 'Musterstadt' });
    expect(await readdir(join(folder, 'kept'))).toEqual(['city.json']);
  });

  it.each([
    ['a broken file', 'name: [1\n', 'file-broken'],
    ['a key that stands twice', 'name: 1\nname: 2\n', 'key-twice'],
  ])('never hide %s', async (_, content, code) => {
    for (let turn = 0; turn < 2; turn++) {
      const source = await readOnce(content);
      expect(source.findings.map((finding) => finding.code)).toEqual([code]);
      expect(source.value).toBeUndefined();
    }
  });

  it.each([
    ['a number without end', 'limit: .inf\n', { limit: Number.POSITIVE_INFINITY }],
    ['nothing', '', null],
  ])('are the same for %s', async (_, content, value) => {
    for (let turn = 0; turn < 2; turn++) expect((await readOnce(content)).value).toEqual(value);
  });

  it('do not stand in the way when they are damaged or cannot be written', async () => {
    await readOnce(text);
    await writeFile(file, '{"half');
    expect((await readOnce(text)).value).toMatchObject({ name: 'Musterstadt' });
    file = join(file, 'below-a-file');
    expect((await readOnce(text)).value).toMatchObject({ name: 'Musterstadt' });
  });

  it('give the same city', async () => {
    const whole = await readCity(soundCity);
    for (let turn = 0; turn < 2; turn++) {
      const { city, problems } = await readCity(soundCity, file);
      expect(problems).toEqual([]);
      expect(city).toEqual(whole.city);
    }
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')) as object).length).toBeGreaterThan(5);
  });
});
