import type { WordChange } from '../form/set-words.ts';
import { attribute, formalText } from './change-process.ts';
import { bpmn, type ProcessFile, type StepType } from './process-file.ts';
import { prefixFor } from './xml-names.ts';

/** A new step as text of the file, what it is drawn as, and the words it needs in both languages. */
export function newStep(
  file: ProcessFile,
  wish: NewStep,
  own: string,
): { type: StepType; text: string; words: readonly WordChange[] } {
  const { id, kind, name, incoming, outgoing } = wish;
  const tag = (local: string): string => `${prefixFor(file.root, bpmn) ?? ''}${local}`;
  const { type, attributes, inner = '' } = shapesOf(file, wish, own, tag);
  const flows = [
    ...incoming.map((flow) => `<${tag('incoming')}>${flow}</${tag('incoming')}>`),
    ...outgoing.map((flow) => `<${tag('outgoing')}>${flow}</${tag('outgoing')}>`),
    ...(inner ? [inner] : []),
  ];
  const open = `<${tag(type)} id="${id}" name="${attribute(name.de)}"${attributes}`;
  const text =
    flows.length > 0 ? `${open}>\n${flows.map((line) => `  ${line}`).join('\n')}\n</${tag(type)}>` : `${open} />`;
  const words: WordChange[] = [];
  if (seen.has(kind)) words.push({ path: ['steps', id], words: { de: sentence(name.de), en: sentence(name.en) } });
  if (kind === 'clerk' || kind === 'ask') words.push({ path: ['tasks', id, 'title'], words: name });
  if (kind === 'clerk')
    words.push({ path: ['tasks', id, 'outcomes', 'erledigt'], words: { de: 'Erledigt', en: 'Done' } });
  return { type, text, words };
}

function shapesOf(
  file: ProcessFile,
  { kind, id, isDefault, period, outcome, letter, decision, host, isInterrupting }: NewStep,
  own: string,
  tag: (local: string) => string,
): Shaped {
  const step = ` ${own}step="true"`;
  const timer = (): string =>
    `<${tag('timerEventDefinition')} id="${id}Zeit">${formalText(file, 'timeDuration', period || 'WD5')}</${tag('timerEventDefinition')}>`;
  const result = ` ${own}result="${id}Ergebnis"`;
  switch (kind) {
    case 'clerk':
      return { type: 'userTask', attributes: ` ${own}role="clerk" ${own}outcomes="erledigt"${result}${step}` };
    case 'ask':
      return { type: 'userTask', attributes: ` ${own}role="citizen" ${own}kind="correct"${step}` };
    case 'decision':
      return { type: 'businessRuleTask', attributes: ` ${own}decision="${attribute(decision ?? '')}"${result}` };
    case 'letter':
      return {
        type: 'serviceTask',
        attributes: ` ${own}action="letter.issue" ${own}letter="${attribute(letter ?? '')}"${step}`,
      };
    case 'message':
      return { type: 'serviceTask', attributes: ` ${own}action="message.send" ${own}text="${id}"${step}` };
    case 'payment':
      return { type: 'serviceTask', attributes: ` ${own}action="payment.open"${result}` };
    case 'wait':
      return { type: 'intermediateCatchEvent', attributes: '', inner: timer() };
    case 'branch':
      return { type: 'exclusiveGateway', attributes: isDefault ? ` default="${isDefault}"` : '' };
    case 'end':
      return { type: 'endEvent', attributes: outcome ? ` ${own}outcome="${outcome}"${step}` : '' };
    case 'timer':
      return {
        type: 'boundaryEvent',
        attributes: ` attachedToRef="${host ?? ''}"${isInterrupting ? '' : ' cancelActivity="false"'}`,
        inner: timer(),
      };
  }
}

/** What citizens read in the timeline is a sentence. */
const sentence = (text: string): string => (/[.!?]$/.test(text) || text === '' ? text : `${text}.`);

const seen: ReadonlySet<StepKind> = new Set<StepKind>(['clerk', 'ask', 'letter', 'message', 'end']);

/** What an author may put between two steps. */
export const insertable = ['clerk', 'ask', 'decision', 'letter', 'message', 'payment', 'wait', 'branch'] as const;
export type Insertable = (typeof insertable)[number];
export type StepKind = Insertable | 'end' | 'timer';

interface Shaped {
  readonly type: StepType;
  readonly attributes: string;
  readonly inner?: string;
}
export interface NewStep {
  readonly kind: StepKind;
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Of a branch: the way that is taken when no condition is met. */
  readonly isDefault?: string;
  /** Of a timer: ISO 8601 or `WDn`. */
  readonly period?: string;
  /** Of an end: how the case ended. */
  readonly outcome?: string;
  readonly letter?: string;
  readonly decision?: string;
  /** Of a timer on the border: the step it belongs to, and whether it ends that step. */
  readonly host?: string;
  readonly isInterrupting?: boolean;
}
