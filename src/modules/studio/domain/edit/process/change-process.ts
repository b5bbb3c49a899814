import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { Names } from '../../service/names.ts';
import {
  attributeOf,
  escapeXml,
  indentOf,
  newText,
  removed,
  type Splice,
  spliced,
  textIn,
  withAll,
  type XmlSpan,
} from '../xml-text.ts';
import { bpmn, lipsia, type ProcessFile, readProcessFile, type Step } from './process-file.ts';
import { prefixFor } from './xml-names.ts';

/** Changes the process of a working copy and nothing else in it. Refused: a file that is no process, and what the change refuses. */
export function changeProcess<R extends string>(
  files: Files,
  change: (file: ProcessFile) => Result<readonly Splice[], R>,
): Result<Files, R | 'process-broken'> {
  const read = readProcessFile(files[processFile] ?? '');
  if (!read.ok) return refuse('process-broken');
  const splices = change(read.file);
  if (!splices.ok) return splices;
  return ok(splices.value.length === 0 ? files : { ...files, [processFile]: spliced(read.file.text, splices.value) });
}

/** Where a step names a way that comes or goes; nothing for files that leave these names out. */
export function noteFlow(
  { text }: ProcessFile,
  step: Step | undefined,
  kind: 'incoming' | 'outgoing',
  flow: string,
): readonly Splice[] {
  const known = step?.place.children.filter(({ name }) => name === 'incoming' || name === 'outgoing') ?? [];
  const last = known.findLast(({ name }) => name === kind) ?? (kind === 'outgoing' ? known.at(-1) : undefined);
  const first = known[0];
  if (!first) return [];
  const tag = `${first.tag.slice(0, first.tag.indexOf(':') + 1)}${kind}`;
  const noted = `<${tag}>${flow}</${tag}>`;
  const space = indentOf(text, first);
  return last
    ? [{ start: last.end, end: last.end, text: `${space}${noted}` }]
    : [{ start: first.start, end: first.start, text: `${noted}${space}` }];
}

/** Gives a way that a step names another id; null takes the name away. */
export function renameFlow(
  { text }: ProcessFile,
  step: Step | undefined,
  kind: 'incoming' | 'outgoing',
  from: string,
  to: string | null,
): readonly Splice[] {
  const found = step?.place.children.find((child) => child.name === kind && textIn(text, child).trim() === from);
  if (!found) return [];
  return [to === null ? removed(text, found) : newText(text, found, to)];
}

/** A way as it stands in a file. */
export function flowText(file: ProcessFile, { id, source, target, name, condition }: NewFlow): string {
  const tag = `${prefixFor(file.root, bpmn) ?? ''}sequenceFlow`;
  const open = `<${tag} id="${id}"${name ? ` name="${attribute(name)}"` : ''} sourceRef="${source}" targetRef="${target}"`;
  return condition ? `${open}>\n  ${formalText(file, 'conditionExpression', condition)}\n</${tag}>` : `${open} />`;
}

/** An expression as an element of the file: `conditionExpression`, `timeDuration` ... */
export function formalText({ root }: ProcessFile, name: string, text: string): string {
  const own = prefixFor(root, bpmn) ?? '';
  const xsi = prefixFor(root, 'http://www.w3.org/2001/XMLSchema-instance');
  const type = xsi ? ` ${xsi}type="${own}tFormalExpression"` : '';
  return `<${own}${name}${type}>${escapeXml(text)}</${own}${name}>`;
}

/** Puts new elements behind one of a file, each on lines of its own. */
export function behind({ text }: ProcessFile, place: XmlSpan, elements: readonly string[]): Splice {
  const space = indentOf(text, place) || '\n    ';
  const depth = space.replace(/^.*\n/s, '');
  return {
    start: place.end,
    end: place.end,
    text: elements.map((one) => space + one.replace(/\n/g, `\n${depth}`)).join(''),
  };
}

/** The prefix of what the platform reads; a file that does not know it declares it. */
export function ownPrefix(file: ProcessFile, splices: Splice[]): string {
  const known = prefixFor(file.root, lipsia);
  if (known) return known;
  const at = file.root.start + 1 + file.root.tag.length;
  splices.push({ start: at, end: at, text: ` xmlns:lipsia="${lipsia}"` });
  return 'lipsia:';
}

/** A free id for words, and the next free id of a way. */
export function freeIds(file: ProcessFile): { step(words: string): string; flow(): string } {
  const all = withAll(file.root).flatMap((element) => attributeOf(element, 'id') ?? []);
  const names = new Names(all);
  const taken = new Set(all);
  const numbered = file.flows.flatMap(({ id }) => /^([A-Za-z_]*)(\d+)$/.exec(id)?.slice(1, 3) ?? []);
  const prefix = numbered[0] ?? 'weg';
  const length = numbered[1]?.length ?? 1;
  let next = 1;
  return {
    step: (words) => names.take(words || 'schritt'),
    flow() {
      while (taken.has(`${prefix}${String(next).padStart(length, '0')}`)) next += 1;
      const id = `${prefix}${String(next).padStart(length, '0')}`;
      taken.add(id);
      return id;
    },
  };
}

export const attribute = (text: string): string => escapeXml(text).replaceAll('"', '&quot;').replace(/\s+/g, ' ');

export const processFile = 'process.bpmn';

interface NewFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly name?: string;
  readonly condition?: string;
}
