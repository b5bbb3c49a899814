import { type Path, type Problem, type ServiceCheck, type ServiceFolder, type Source, yamlSource } from '#catalogue';
import { languages } from '#kernel/language';
import { lintGerman, splitSentences } from '#kernel/readability';
import { checkNames, type KnownNames, nameProblem, readKnownNames, type ServiceProcess } from '#processes';
import { fillText } from '../domain/fill-text.ts';
import { letterTemplate, writeBlocks } from '../domain/letter-template.ts';
import { journeyProblem } from './journey-report.ts';
import type { WrittenLetter } from './run-journey.ts';

/** Every condition and placeholder of the letters names only what a case knows when it writes them. */
export const checkLetterNames: ServiceCheck = async (folder, city) => {
  const known = await readKnownNames(folder, city);
  const problems: Problem[] = [];
  for (const name of Object.keys(folder.files).filter((file) => file.startsWith('letters/'))) {
    const source = sourceOf(folder, name);
    const parsed = letterTemplate.safeParse(source.value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      problems.push(
        journeyProblem(folder, source, (issue?.path ?? []) as Path, 'letter-shape', { reason: issue?.message ?? '' }),
      );
    } else if (known)
      visit(source.value, [], known, (text, path, names) => {
        for (const fault of checkNames(text, names).faults)
          problems.push(nameProblem(folder, { file: name, line: source.lineOf(path) }, fault));
      });
  }
  return problems;
};

/** Writes a letter of a journey in both languages: no placeholder stays empty, and the German that people read is plain. */
export function checkWritten(
  folder: ServiceFolder,
  process: ServiceProcess,
  { letter, scope }: WrittenLetter,
  allowed: ReadonlySet<string>,
  journey: string,
): readonly Problem[] {
  const source = sourceOf(folder, `letters/${letter}.yaml`);
  const template = letterTemplate.safeParse(source.value);
  if (!template.success) return [];
  const problems: Problem[] = [];
  const empty =
    (path: Path): typeof process.evaluate =>
    (text, values) => {
      const value = process.evaluate(text, values);
      const isEmpty =
        value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
      if (isEmpty && isPlaceholder(source, text))
        problems.push(
          journeyProblem(folder, source, placeOf(source, text, path), 'letter-empty', { name: text, journey }),
        );
      return value;
    };
  for (const language of languages) {
    fillText(template.data.subject[language], language, scope, empty(['subject']));
    for (const [index, { value }] of template.data.reference.entries())
      fillText(value, language, scope, empty(['reference', index]));
    for (const [index, block] of template.data.blocks.entries()) {
      const path: Path = ['blocks', index];
      const written = writeBlocks({ ...template.data, blocks: [block] }, language, scope, empty(path));
      if (language === 'de') problems.push(...written.flatMap((one) => hardText(folder, source, path, one, allowed)));
    }
  }
  return problems;
}

function hardText(
  folder: ServiceFolder,
  source: Source,
  path: Path,
  block: object,
  allowed: ReadonlySet<string>,
): readonly Problem[] {
  const text = 'text' in block && 'kind' in block && block.kind === 'paragraph' ? String(block.text) : '';
  return lintGerman(text, allowed)
    .filter(({ level }) => level === 'error')
    .map(({ sentence, value }) =>
      journeyProblem(folder, source, path, 'letter-hard', { sentence, value: String(value) }),
    );
}

/** Sentences the law prescribes. */
export const allowedSentences = (wordings: readonly { readonly text: string }[]): ReadonlySet<string> =>
  new Set(wordings.flatMap(({ text }) => [text, ...splitSentences(text)]));

/** Calls `see` for every expression of a letter with the names it may use; a table adds its item. */
function visit(value: unknown, path: Path, known: KnownNames, see: See): void {
  if (typeof value === 'string') for (const text of placeholdersIn(value)) see(text, path, known);
  if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index], known, see);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const entry = value as Readonly<Record<string, unknown>>;
  if (typeof entry['when'] === 'string') see(entry['when'], [...path, 'when'], known);
  const each = entry['each'];
  if (typeof each === 'string') see(each, [...path, 'each'], known);
  const item = typeof each === 'string' ? itemOf(each, known) : null;
  const inner: KnownNames = item ? new Map([...known, ['item', item]]) : known;
  for (const [key, one] of Object.entries(entry))
    if (key !== 'when' && key !== 'each') visit(one, [...path, key], inner, see);
}

function itemOf(each: string, known: KnownNames): KnownNames extends ReadonlyMap<string, infer V> ? V : never {
  const list = checkNames(each, known).value;
  return list.kind === 'list' ? list.item : { kind: 'any' };
}

const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(.+?)\}\}/g)].map((hit) => {
    const at = hit[1]!.lastIndexOf(' : ');
    return (at < 0 ? hit[1]! : hit[1]!.slice(0, at)).trim();
  });

const isPlaceholder = (source: Source, text: string): boolean =>
  textsIn(source.value).some((one) => placeholdersIn(one).includes(text));

/** The place of the placeholder inside a block. */
function placeOf(source: Source, text: string, block: Path): Path {
  let found: Path | null = null;
  const search = (value: unknown, path: Path): void => {
    if (found) return;
    if (typeof value === 'string' && placeholdersIn(value).includes(text)) found = path;
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        search(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  search(at(source.value, block), block);
  return found ?? block;
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | null)?.[key], value);

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

const sourceOf = (folder: ServiceFolder, name: string): Source => yamlSource(name, folder.files[name] ?? '');

type See = (text: string, path: Path, known: KnownNames) => void;
