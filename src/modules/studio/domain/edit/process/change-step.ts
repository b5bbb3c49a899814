import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { setWords, type WordChange } from '../form/set-words.ts';
import { newAttribute, newText, removed, type Splice } from '../xml-text.ts';
import { changeProcess, formalText, noteFlow, ownPrefix, renameFlow } from './change-process.ts';
import { drawnAnew, geometryOf } from './geometry.ts';
import { type Flow, lipsia, type ProcessFile } from './process-file.ts';
import { writeGeometry } from './write-geometry.ts';
import { uriOf } from './xml-names.ts';

/**
 * Changes what a step is called, what the platform reads of it, its time, and its words in both languages. An empty value takes an attribute away.
 * Refused: a step that is not there, a step without a name.
 */
export function changeStep(files: Files, id: string, change: StepChange): Result<Files, ChangeRefusal> {
  const changed = changeProcess<ChangeRefusal>(files, (file) => {
    const step = file.nodes.find((node) => node.id === id);
    if (!step) return refuse('step-unknown');
    const splices: Splice[] = [];
    const name = change.name?.trim();
    if (name === '' && !step.type.endsWith('Gateway')) return refuse('name-missing');
    if (name !== undefined && name !== step.name)
      push(splices, newAttribute(file.text, step.place, 'name', name || undefined));
    for (const [key, value] of Object.entries(change.attributes ?? {})) {
      const known = step.place.attributes.find((one) => {
        const [prefix, local] = one.name.split(':');
        return local === key && uriOf(step.place, prefix ?? '') === lipsia;
      });
      if ((known?.value ?? '') === value.trim()) continue;
      push(
        splices,
        newAttribute(
          file.text,
          step.place,
          known?.name ?? `${ownPrefix(file, splices)}${key}`,
          value.trim() || undefined,
        ),
      );
    }
    if (change.isInterrupting !== undefined && change.isInterrupting !== step.isInterrupting)
      push(splices, newAttribute(file.text, step.place, 'cancelActivity', change.isInterrupting ? undefined : 'false'));
    const { timer } = change;
    if (timer && step.timer && (timer.kind !== step.timer.kind || timer.text.trim() !== step.timer.text)) {
      const { place, kind } = step.timer;
      if (timer.kind === kind) splices.push(newText(file.text, place, timer.text.trim()));
      else splices.push({ start: place.start, end: place.end, text: formalText(file, timer.kind, timer.text.trim()) });
    }
    return ok(splices);
  });
  return changed.ok ? setWords(changed.value, change.words ?? []) : changed;
}

/**
 * Changes a way: its words, the condition under which it is taken, whether it is the one for all other cases, and where it leads. Refused: a
 * target no way may lead to, and leaving a step without a way to it.
 */
export function changeFlow(files: Files, id: string, change: FlowChange): Result<Files, ChangeRefusal> {
  return changeProcess<ChangeRefusal>(files, (file) => {
    const flow = file.flows.find((one) => one.id === id);
    const source = file.nodes.find((node) => node.id === flow?.source);
    if (!flow || !source) return refuse('flow-unknown');
    const splices: Splice[] = [];
    if (change.name.trim() !== flow.name)
      push(splices, newAttribute(file.text, flow.place, 'name', change.name.trim() || undefined));
    const isChoice = source.type === 'exclusiveGateway' || source.type === 'inclusiveGateway';
    if (isChoice) {
      if (change.isDefault && source.defaultFlow !== id)
        push(splices, newAttribute(file.text, source.place, 'default', id));
      if (!change.isDefault && source.defaultFlow === id)
        push(splices, newAttribute(file.text, source.place, 'default', undefined));
      splices.push(...conditionOf(file, flow, change.isDefault ? '' : change.condition.trim()));
    }
    if (change.target === flow.target) return ok(splices);
    const target = file.nodes.find((node) => node.id === change.target);
    if (!target || target.type === 'startEvent' || target.type === 'boundaryEvent') return refuse('target-wrong');
    if (!file.flows.some((one) => one.target === flow.target && one.id !== id)) {
      const name = file.nodes.find((node) => node.id === flow.target)?.name ?? '';
      return refuse('way-needed', { step: name });
    }
    push(splices, newAttribute(file.text, flow.place, 'targetRef', target.id));
    splices.push(
      ...renameFlow(
        file,
        file.nodes.find((node) => node.id === flow.target),
        'incoming',
        id,
        null,
      ),
    );
    splices.push(...noteFlow(file, target, 'incoming', id));
    const geometry = geometryOf(file);
    const edge = drawnAnew(geometry, file, source.id, target.id);
    if (edge) geometry.edges.set(id, edge);
    return ok([...splices, ...writeGeometry(file, geometry)]);
  });
}

function conditionOf(file: ProcessFile, flow: Flow, text: string): readonly Splice[] {
  if (text === (flow.condition?.text ?? '')) return [];
  if (flow.condition)
    return [text === '' ? removed(file.text, flow.condition.place) : newText(file.text, flow.condition.place, text)];
  const { place } = flow;
  const made = formalText(file, 'conditionExpression', text);
  if (place.closeStart > place.openEnd)
    return [{ start: place.closeStart, end: place.closeStart, text: `  ${made}\n    ` }];
  const isEmpty = file.text.slice(place.start, place.openEnd).endsWith('/>');
  if (!isEmpty) return [{ start: place.openEnd, end: place.openEnd, text: made }];
  // Only the sign that closes the tag is exchanged, so that its attributes can be changed beside.
  const sign = /\s*\/>$/.exec(file.text.slice(place.start, place.openEnd))?.[0].length ?? 2;
  return [{ start: place.openEnd - sign, end: place.openEnd, text: `>\n      ${made}\n    </${place.tag}>` }];
}

const push = (splices: Splice[], splice: Splice | null): void => {
  if (splice) splices.push(splice);
};

export interface StepChange {
  readonly name?: string;
  /** What the platform reads, without prefix; an empty text takes it away. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly timer?: { readonly kind: 'timeDuration' | 'timeDate' | 'timeCycle'; readonly text: string };
  readonly isInterrupting?: boolean;
  readonly words?: readonly WordChange[];
}
export interface FlowChange {
  readonly name: string;
  readonly condition: string;
  readonly isDefault: boolean;
  readonly target: string;
}
export type ChangeRefusal =
  | 'process-broken'
  | 'file-broken'
  | 'step-unknown'
  | 'flow-unknown'
  | 'name-missing'
  | 'target-wrong'
  | 'way-needed';
