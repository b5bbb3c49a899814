import { resolve } from 'node:path';
import { legalDay } from '#kernel/clock';
import type { Bilingual, Language } from '#kernel/language';
import { checkProcessFile, importService, type ProcessFileAnswer } from '#studio';
import type { Answer } from '../checks/answer.ts';
import { fileWords } from './file-words.ts';

/** Makes a service folder from an XDatenfelder file and says how much work is left; 2 when the file or the words do not fit. */
export async function bringService(given: readonly string[], wish: Wish, language: Language): Promise<Answer> {
  const say = fileWords[language];
  const [file] = given;
  if (!file || !wish.id || !wish.office) return { status: 2, text: `${say.importUsage}\n` };
  const made = await importService({
    ...{ file: resolve(file), id: wish.id, office: wish.office, into: resolve(wish.into ?? 'city/services') },
    today: legalDay(Temporal.Now.instant()),
  });
  if (!made.ok) return refusal(made, language);
  const { folder, questions, work } = made;
  const rules = work.filter(({ topic }) => topic === 'rule').length;
  return { status: 0, text: `${say.imported(folder, questions, work.length, rules)}\n` };
}

/** Says how far a BPMN or DMN file of another engine runs here; 1 when something must be changed, 2 when it cannot be read. */
export async function judgeFile(given: readonly string[], language: Language): Promise<Answer> {
  const say = fileWords[language];
  const [file] = given;
  if (!file) return { status: 2, text: `${say.processUsage}\n` };
  const judged = await checkProcessFile(resolve(file));
  if (!judged.ok) return refusal(judged, language);
  const { changes, refused, toDecide } = judged;
  const lines = [
    ...countsIn(judged, say.elements),
    ...section(
      say.changes(changes.length),
      changes.map(({ line, owner, what, advice }) => `${at(line)}${owner}: ${what}\n         ${advice[language]}`),
    ),
    ...section(
      say.refused(refused.length),
      refused.map(({ line, message }) => `${at(line)}${message[language]}`),
    ),
    ...section(
      say.toDecide(toDecide.length),
      toDecide.map(({ line, message }) => `${at(line)}${message[language]}`),
    ),
    changes.length + refused.length === 0 ? say.runs : say.doesNotRun,
  ];
  return { status: changes.length + refused.length === 0 ? 0 : 1, text: `${lines.join('\n')}\n` };
}

const countsIn = ({ counts }: Judged, words: string): readonly string[] =>
  counts.size === 0 ? [] : [`${words}: ${[...counts].map(([name, number]) => `${number} ${name}`).join(', ')}`, ''];

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];

const at = (line: number): string => `${String(line).padStart(5)}  `;

const refusal = (
  { message, line }: { readonly message: Bilingual; readonly line?: number },
  language: Language,
): Answer => ({
  status: 2,
  text: `${message[language]}${line === undefined ? '' : ` (${fileWords[language].line} ${line})`}\n`,
});

export interface Wish {
  readonly id?: string | undefined;
  readonly office?: string | undefined;
  readonly into?: string | undefined;
}
type Judged = Extract<ProcessFileAnswer, { readonly ok: true }>;
