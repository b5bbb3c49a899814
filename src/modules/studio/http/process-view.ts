import { type KnownWords, knownWords } from '../domain/edit/process/known-words.ts';
import { type Flow, type ProcessFile, readProcessFile, type Step } from '../domain/edit/process/process-file.ts';
import { type ProcessWords, processWords } from '../texts/process.ts';
import type { CopyView } from './studio-http.ts';

/** What every page of a process has; null while the file of the copy is no process. */
export function processView(view: CopyView): ProcessView | null {
  const read = readProcessFile(view.copy.files['process.bpmn'] ?? '');
  if (!read.ok) return null;
  const words = processWords[view.language];
  const base = view.paths.part(view.copy.id, 'process');
  const nameOf = (id: string): string => {
    const step = read.file.nodes.find((node) => node.id === id);
    return step?.name || (step ? `${words.kinds[step.type]} (${words.unnamed})` : id);
  };
  const paths = {
    base,
    step: (id: string, rest = '') => `${base}/schritt/${encodeURIComponent(id)}${rest}`,
    way: (id: string, rest = '') => `${base}/weg/${encodeURIComponent(id)}${rest}`,
  };
  return { view, words, file: read.file, known: knownWords(view.copy.files), at: paths, nameOf };
}

/** The tasks whose outcome a condition can ask for, each with its outcomes: value and words. */
export function askableOutcomes(process: ProcessView): readonly { readonly value: string; readonly label: string }[] {
  const { file, known, words, view, nameOf } = process;
  return file.nodes.flatMap(({ id, attributes }) => {
    const { result, outcomes } = attributes;
    if (!result || !outcomes) return [];
    return listed(outcomes).map((outcome) => ({
      value: `${result}.outcome = "${outcome}"`,
      label: words.outcomeOf(nameOf(id), known.word(view.language, 'tasks', id, 'outcomes', outcome) || outcome),
    }));
  });
}

/** When a way is taken, in words where it asks for an outcome, else as it is written; null where only one way leads on. */
export function conditionInWords(process: ProcessView, flow: Flow): string | null {
  const source = process.file.nodes.find(({ id }) => id === flow.source);
  if (source?.defaultFlow === flow.id) return process.words.otherwise;
  if (!flow.condition) return null;
  const text = flow.condition.text;
  const asked = askableOutcomes(process).find(({ value }) => value === text);
  return process.words.when(asked ? process.words.quoted(asked.label) : text);
}

/** What kind of step it is, with who acts or what the platform does. */
export function kindInWords({ words }: ProcessView, { type, attributes, timer }: Step): string {
  const { role, action, decision, outcome } = attributes;
  const more = [
    role === 'clerk' || role === 'citizen' ? words.roles[role] : (role ?? ''),
    action ? (isKey(words.actions, action) ? words.actions[action] : action) : '',
    decision ?? '',
    timer?.text ?? '',
    outcome ? (isKey(words.caseOutcomes, outcome) ? words.caseOutcomes[outcome] : outcome) : '',
  ].filter(Boolean);
  return more.length > 0 ? `${words.kinds[type]}: ${more.join(', ')}` : words.kinds[type];
}

/** Entries of an attribute that lists several. */
export const listed = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

export const isKey = <T extends object>(object: T, key: string): key is keyof T & string => Object.hasOwn(object, key);

export interface ProcessView {
  readonly view: CopyView;
  readonly words: ProcessWords;
  readonly file: ProcessFile;
  readonly known: KnownWords;
  readonly at: {
    readonly base: string;
    step(id: string, rest?: string): string;
    way(id: string, rest?: string): string;
  };
  /** The name of a step, or its kind where it has none. */
  nameOf(id: string): string;
}
