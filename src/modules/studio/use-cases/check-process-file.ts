import type { City, Problem, ServiceFolder } from '#catalogue';
import type { Bilingual } from '#kernel/language';
import { checkServiceProcess, checkServiceRules, compileFeel } from '#processes';
import { type Change, judgeProcess } from '../domain/process-file/judge-process.ts';
import { withoutEngine } from '../domain/process-file/without-engine.ts';
import { readBytes } from '../domain/xml/read-bytes.ts';
import type { Refusal } from '../domain/xml/refusal.ts';
import { refusalWords } from '../texts/refusals.ts';
import { readXmlFile, type XmlFile } from './read-xml-file.ts';

/**
 * How far a BPMN or DMN file of Camunda 7, Operaton or another engine runs here: what is to be changed and to what, and what the engine
 * still refuses when all that is done. Refused: hostile or broken XML and other files.
 */
export async function checkProcessFile(file: string): Promise<ProcessFileAnswer> {
  const read = await readXmlFile(file);
  return read ? checkReadFile(read) : { ok: false, message: refusalWords['file-missing'](file) };
}

/** The same for a file that somebody sent. */
export async function checkProcessBytes(bytes: Uint8Array): Promise<ProcessFileAnswer> {
  const read = readBytes(bytes);
  return checkReadFile(read.ok ? { ok: true, bytes, text: read.text } : read);
}

async function checkReadFile(read: XmlFile | Refusal): Promise<ProcessFileAnswer> {
  if (!read.ok) return { ok: false, message: refusalWords[read.code](read.detail), line: read.line };
  const judged = judgeProcess(read.text, (text) => compileFeel(text).ok);
  if (!judged.ok) return { ok: false, message: refusalWords[judged.code](judged.detail), line: judged.line };
  const { kind, changes, counts } = judged;
  const text = withoutEngine(read.text, judged.translations);
  const problems = await engineProblems(kind, text);
  const isRefused = ({ code }: Problem): boolean => refusedCodes.test(code);
  return {
    ok: true,
    kind,
    changes,
    counts,
    text,
    refused: distinct(problems.filter(isRefused), changes),
    toDecide: problems.filter((problem) => !isRefused(problem) && !nameCodes.test(problem.code)),
  };
}

/** What the engine says about the file when it lay in a service without questions. */
async function engineProblems(kind: 'bpmn' | 'dmn', text: string): Promise<readonly Problem[]> {
  const files =
    kind === 'bpmn' ? { 'process.bpmn': text, 'form.yaml': noPages } : { 'decision.dmn': text, 'form.yaml': noPages };
  const folder = {
    id: 'file',
    service: { office: '', decision: { fourEyes: false } },
    files,
    texts: { de: noTexts, en: noTexts },
  } as unknown as ServiceFolder;
  const city = { fees: [], offices: [] } as unknown as City;
  return kind === 'bpmn' ? checkServiceProcess(folder, city) : checkServiceRules(folder, city);
}

/** What our own list says better is not said twice. */
const distinct = (problems: readonly Problem[], changes: readonly Change[]): readonly Problem[] =>
  problems.filter(
    ({ line, message }) => !changes.some((change) => change.line === line && saysSame(change.what, message.en)),
  );

const saysSame = (what: string, message: string): boolean =>
  /expression language|expression in/.test(message) || message.toLowerCase().startsWith(what.toLowerCase());

const refusedCodes = /^(process-cannot-run|process-unreadable|rules-unreadable|rules-fault|feel-unreadable)$/;
/** Names and texts are given by the other files of a service, which a file alone does not have. */
const nameCodes = /^(name-|entry-|option-|rule-input-unknown|decision-unknown|task-data|text-block-missing)/;
const noPages = 'pages: []';
const noTexts = { steps: {}, tasks: {} };

export type ProcessFileAnswer =
  | {
      readonly ok: true;
      readonly kind: 'bpmn' | 'dmn';
      readonly changes: readonly Change[];
      readonly counts: ReadonlyMap<string, number>;
      /** The file as it is when the changes are made. */
      readonly text: string;
      /** What does not run even when the changes are made. */
      readonly refused: readonly Problem[];
      /** What a service needs besides: roles, outcomes, actions. */
      readonly toDecide: readonly Problem[];
    }
  | { readonly ok: false; readonly message: Bilingual; readonly line?: number };
