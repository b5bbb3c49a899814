import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkTextsProgram } from './check-texts.ts';
import { extractTexts } from './extract-texts.ts';

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true });
});

/** A small project with these files. */
async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'texts-'));
  roots.push(root);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return root;
}
const place = 'src/modules/dogs/texts/de.ts';
const ratchet = 'src/bin/checks/texts/ratchet.json';
const said = async (file: string, text: string, limits = '{}') =>
  checkTextsProgram([], await plant({ [file]: text, [ratchet]: limits }));
const long =
  'Dieser Satz hat so viele kleine Worte, dass ihn niemand mehr gerne liest, denn er hört und hört und hört gar nicht auf.';

describe('check-texts', () => {
  it('has nothing against plain texts', async () => {
    const text = "export const de = { title: 'Ihr Hund', hello: (name: string) => `Guten Tag, $" + '{name}.` };\n';
    expect(await said(place, text)).toEqual({
      status: 0,
      text: '2 texts, 100 % without any finding. Errors: 0. Files that got worse: 0.\n',
    });
  });

  it.each([
    [
      'a long sentence',
      place,
      `export const de = {\n  a: {\n    help: '${long}',\n  },\n};\n`,
      `${place}:3  a.help  long sentence: ${long}`,
    ],
    [
      'a long sentence in one branch of a function',
      place,
      `export const de = {\n  n: (n: number) => (n === 1 ? 'Gut.' : \`\${n}: ${long}\`),\n};\n`,
      `${place}:2  n  long sentence: X: ${long}`,
    ],
    [
      'a long sentence in a key for German',
      'src/modules/dogs/texts/words.ts',
      `export const w = { x: { de: '${long}', en: 'Good.' } };\n`,
      'words.ts:1  x.de  long sentence',
    ],
    [
      'a long English sentence',
      'src/modules/dogs/texts/en.ts',
      `export const en = { a: 'We ${'really '.repeat(20)}mean it.' };\n`,
      'en.ts:1  a  long sentence',
    ],
    ['markup', place, "export const de = { a: 'Das ist <b>wichtig</b>.' };\n", `${place}:1  a  markup in a text: <b>`],
    ['an entity', place, "export const de = { a: 'Hund&nbsp;anmelden' };\n", 'markup in a text: &nbsp;'],
    [
      'a hard text',
      place,
      "export const de = { a: 'Vorausleistungsbescheide widersprechender Gebührenschuldnerinnen. Aufenthaltsbestimmungsangelegenheiten. Gewerbesteuermessbetragsfestsetzungen.' };\n",
      'hard to read',
    ],
    [
      'a new warning',
      place,
      "export const de = { a: 'Ihr Antrag wurde gesendet.' };\n",
      'passive: say who does it: 1, at most 0 allowed',
    ],
  ])('finds %s', async (_, file, text, finding) => {
    const { status, text: report } = await said(file, text);
    expect(report).toContain(finding);
    expect(status).toBe(1);
  });

  it('leaves wording alone that the law prescribes', async () => {
    const files = { [place]: `export const de = { a: '${long}' };\n` };
    expect((await checkTextsProgram([], await plant(files))).status).toBe(1);
    const allowed = { ...files, 'city/legal-texts.yaml': `allowed:\n  - { text: "${long}", reference: VwGO § 70 }\n` };
    expect((await checkTextsProgram([], await plant(allowed))).status).toBe(0);
  });

  it('lets the warnings be that were there, and no more', async () => {
    const one = "export const de = { a: 'Ihr Antrag wurde gesendet.' };\n";
    const limits = JSON.stringify({ [place]: { passive: 1 } });
    expect((await said(place, one, limits)).status).toBe(0);
    const two = one.replace(' }', ", b: 'Er wurde gelesen.' }");
    expect((await said(place, two, limits)).text).toContain('passive: say who does it: 2, at most 1 allowed');
    const root = await plant({ [place]: two, [ratchet]: '{}' });
    expect((await checkTextsProgram(['--accept'], root)).status).toBe(0);
    expect((await checkTextsProgram([], root)).status).toBe(0);
  });

  it('holds for this project', async () => {
    expect((await checkTextsProgram([])).text).toMatch(/Errors: 0\./);
  });
});

describe('extractTexts', () => {
  it('gives what a person reads, with key, line and language, and leaves technical words alone', () => {
    const source = [
      "const unit = 'Tage';",
      'export const de = {',
      "  list: ['Eins', 'Zwei'],",
      "  kind: (kind: 'dog' | 'cat') => {",
      "    switch (kind) { case 'dog': return 'Hund'; default: return 'Katze'; }",
      '  },',
      `  both: (n: number) => \`\${n} \${n === 1 ? 'Tag' : unit}\` + ', bitte',`,
      '};',
    ].join('\n');
    expect(
      extractTexts('de.ts', source).map(({ line, key, language, text }) => `${line} ${language} ${key}: ${text}`),
    ).toEqual([
      '1 de unit: Tage',
      '3 de list.0: Eins',
      '3 de list.1: Zwei',
      '4 de kind: Hund',
      '4 de kind: Katze',
      '7 de both: X Tag, bitte',
      '7 de both: X Tage, bitte',
    ]);
    expect(extractTexts('index.ts', "export const x = { a: 'Word' };")).toEqual([]);
  });
});
