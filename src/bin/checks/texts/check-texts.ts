import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { splitSentences } from '#kernel/readability';
import type { Answer } from '../answer.ts';
import { extractTexts } from './extract-texts.ts';
import { countWarnings, lintTexts, type Ratchet, type TextFinding, worse } from './lint-texts.ts';

/**
 * Lints every text of the modules, the components and the demo in both languages. Ends with 1 for a hard text, for markup in a text,
 * and when a file has more warnings than the ratchet allows. Wording the law prescribes is left alone.
 */
export async function checkTextsProgram(words: readonly string[], root = '.'): Promise<Answer> {
  const { values } = parseArgs({ args: [...words], options });
  if (values.help) return { status: 0, text: usage };
  const files = globSync(places, { cwd: root })
    .filter((file) => !file.includes('.spec.'))
    .sort();
  const texts = await Promise.all(
    files.map(async (file) => extractTexts(file, await readFile(join(root, file), 'utf8'))),
  );
  const found = texts.flat();
  const findings = lintTexts(found, await allowedIn(join(root, 'city/legal-texts.yaml')));
  const now = countWarnings(findings);
  if (values.accept) await writeFile(join(root, ratchetFile), `${JSON.stringify(now, null, 2)}\n`);
  const before = values.accept ? now : await ratchetIn(join(root, ratchetFile));
  const grown = worse(before, now);
  const errors = findings.filter(({ level }) => level === 'error');
  const shown = [
    ...errors,
    ...findings.filter(
      ({ file, rule, level }) => level === 'warning' && grown.some((one) => one.file === file && one.rule === rule),
    ),
  ];
  const hard = new Set(findings.map(({ file, key, language }) => `${file} ${key} ${language}`)).size;
  const plain = found.length === 0 ? 100 : Math.floor((100 * (found.length - hard)) / found.length);
  const report = values.json
    ? JSON.stringify({ ok: shown.length === 0, texts: found.length, plainPercent: plain, findings }, null, 2)
    : [...shown.map(line), ...grown.map(explained), closing(found.length, plain, errors.length, grown.length)].join(
        '\n',
      );
  return { status: shown.length === 0 ? 0 : 1, text: `${report}\n` };
}

/** Sentences the law prescribes, each with its paragraph beside it in the city's file. */
async function allowedIn(path: string): Promise<ReadonlySet<string>> {
  const { allowed = [] } = parse(await readOr(path, '{}')) as {
    readonly allowed?: readonly { readonly text: string }[];
  };
  return new Set(allowed.flatMap(({ text }) => [text, ...splitSentences(text)]));
}

const ratchetIn = async (path: string): Promise<Ratchet> => JSON.parse(await readOr(path, '{}')) as Ratchet;

async function readOr(path: string, otherwise: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as { readonly code?: string }).code === 'ENOENT') return otherwise;
    throw cause;
  }
}

const line = ({ file, line: at, key, rule, sentence }: TextFinding): string =>
  `${file}:${at}  ${key}  ${rules[rule] ?? rule}: ${sentence}`;

const explained = ({ file, rule, count, allowed }: ReturnType<typeof worse>[number]): string =>
  `${file}  ${rules[rule] ?? rule}: ${count}, at most ${allowed} allowed. Make the texts plainer, or accept them with --accept.`;

const closing = (texts: number, plain: number, errors: number, grown: number): string =>
  `${texts} texts, ${plain} % without any finding. Errors: ${errors}. Files that got worse: ${grown}.`;

const rules: Readonly<Record<string, string>> = {
  'long-sentence': 'long sentence',
  'hard-text': 'hard to read',
  markup: 'markup in a text',
  passive: 'passive: say who does it',
  'noun-style': 'too many nouns on -ung, -heit, -keit',
  'nested-clauses': 'too many subordinate clauses',
  abbreviation: 'abbreviation: write it out',
  'double-negation': 'double negation',
};

const places = [
  'src/modules/*/texts/**/*.ts',
  'src/ui/texts/**/*.ts',
  'src/demo/**/texts.ts',
  'src/demo/**/*-texts.ts',
];
const ratchetFile = 'src/bin/checks/texts/ratchet.json';
const options = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  accept: { type: 'boolean', default: false },
} as const;

const usage = `node scripts/run.ts check-texts [--json] [--accept]

Prüft alle Texte der Oberfläche in beiden Sprachen auf einfache Sprache. Endet mit 1, wenn ein Text zu schwer ist.
Checks all texts of the interface in both languages for plain language. Ends with 1 when a text is too hard.
  --json     Bericht für Programme / report for programs
  --accept   den jetzigen Stand der Hinweise als Obergrenze festhalten / keep the present warnings as the limit
`;
