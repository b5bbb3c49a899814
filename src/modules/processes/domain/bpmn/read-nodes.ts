import { listOf, type ModdleElement, oneOf } from './moddle-element.ts';
import { FLOW_PROPERTIES, NODE_KINDS, NOTATION, PROPERTIES } from './profile.ts';
import { readCall } from './read-call.ts';
import { checkProperties, compile, type Reading, readAttributes, readExpression } from './read-parts.ts';
import { readTrigger } from './read-trigger.ts';
import type { Lane, MultiInstance, NodeKind, ProcessFlow, ProcessNode } from './types.ts';

/** Reads all nodes, flows, lanes and notation of a process and its sub-processes into a draft. */
export function readContainer(container: ModdleElement, draft: Draft, reading: Reading, parent?: ModdleElement): void {
  for (const set of listOf(container, 'laneSets')) readLanes(set, draft, reading);
  for (const element of [...listOf(container, 'flowElements'), ...listOf(container, 'artifacts')]) {
    const kind = NODE_KINDS[element.$type];
    if (!element.id) reading.problems.add('id-missing', element, '', container);
    else if (kind) readNode(element, kind, draft, reading, parent);
    else if (element.$type === 'bpmn:SequenceFlow') readFlow(element, draft, reading);
    else if (NOTATION.has(element.$type)) readNotation(element, element.id, draft);
    else refuse(element, draft, reading);
  }
}

function readNotation(element: ModdleElement, id: string, draft: Draft): void {
  draft.notation.push({ element: id, type: element.$type });
  const [source, target] = [oneOf(element, 'sourceRef')?.id, oneOf(element, 'targetRef')?.id];
  if (source && target) draft.associations.push({ source, target });
}

function refuse(element: ModdleElement, draft: Draft, reading: Reading): void {
  draft.refused.add(element.id ?? '');
  reading.problems.add('element-outside-profile', element);
}

/** A draft in which nothing has been read. */
export function emptyDraft(): Draft {
  const empty = { nodes: new Map(), flows: new Map(), lanes: new Map(), laneOf: new Map() };
  return { ...empty, notation: [], associations: [], refused: new Set() };
}

/** What has been read so far; nodes and flows are wired to each other afterwards. */
export interface Draft {
  readonly nodes: Map<string, DraftNode>;
  readonly flows: Map<string, { flow: ProcessFlow; element: ModdleElement }>;
  readonly lanes: Map<string, Lane>;
  /** Node id to lane id; the innermost lane wins. */
  readonly laneOf: Map<string, string>;
  readonly notation: { element: string; type: string }[];
  /** Dotted lines; only those from a compensation event to what undoes mean something. */
  readonly associations: { readonly source: string; readonly target: string }[];
  /** Elements that are outside the profile, so that what hangs on them is not reported as well. */
  readonly refused: Set<string>;
}

export interface DraftNode {
  readonly element: ModdleElement;
  readonly node: Omit<ProcessNode, 'incoming' | 'outgoing' | 'boundaries' | 'candidateGroups'>;
}

function readNode(
  element: ModdleElement,
  kind: NodeKind,
  draft: Draft,
  reading: Reading,
  parent: ModdleElement | undefined,
): void {
  checkProperties(element, PROPERTIES[kind], reading);
  const attributes = readAttributes(element, reading);
  const trigger = readTrigger(element, kind, attributes, reading);
  const multi = readMultiInstance(element, reading);
  const startsEventSub = kind === 'start' && parent?.['triggeredByEvent'] === true;
  const isEventSub = kind === 'sub-process' && element['triggeredByEvent'] === true;
  if (kind === 'start' && !startsEventSub && element['isInterrupting'] === false) {
    reading.problems.add('property-outside-profile', element, 'isInterrupting');
  }
  reading.size.nodes += 1;
  const call = element.$type === 'bpmn:CallActivity' ? readCall(element, attributes, draft, reading) : undefined;
  if (element.$type === 'bpmn:CallActivity' && !call) draft.refused.add(element.id ?? '');
  const id = element.id ?? '';
  const line = reading.problems.lineOf(id);
  const defaultFlow = oneOf(element, 'default')?.id;
  const attachedTo = oneOf(element, 'attachedToRef')?.id;
  const node = {
    id,
    type: element.$type,
    kind,
    name: element.name?.trim() || id,
    attributes,
    ...(line !== undefined && { line }),
    ...(parent?.id !== undefined && { parent: parent.id }),
    ...(defaultFlow !== undefined && { defaultFlow }),
    ...(trigger && { trigger }),
    ...(multi && { multi }),
    ...(call && { call }),
    ...(element['isForCompensation'] === true && { isForCompensation: true }),
    ...(kind === 'boundary' && { interrupting: element['cancelActivity'] !== false }),
    ...(startsEventSub && { interrupting: element['isInterrupting'] !== false }),
    ...(isEventSub && { isEventSubProcess: true }),
    ...(attachedTo !== undefined && { attachedTo }),
  };
  draft.nodes.set(id, { element, node });
  if (kind === 'sub-process') readContainer(element, draft, reading, element);
}

function readMultiInstance(element: ModdleElement, reading: Reading): MultiInstance | undefined {
  const loop = oneOf(element, 'loopCharacteristics');
  if (!loop) return undefined;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    reading.problems.add('element-outside-profile', loop, '', element);
    return undefined;
  }
  checkProperties(loop, MULTI_PROPERTIES, reading, element);
  const attributes = readAttributes(loop, reading, element);
  const cardinality = readExpression(oneOf(loop, 'loopCardinality'), element, reading);
  const listText = attributes['collection'];
  const collection = listText === undefined ? undefined : compile(listText, element, reading);
  const completion = readExpression(oneOf(loop, 'completionCondition'), element, reading);
  const hasCount = oneOf(loop, 'loopCardinality') !== undefined;
  if (hasCount === (listText !== undefined)) reading.problems.add('instances-unclear', element);
  return Object.freeze({
    sequential: loop['isSequential'] === true,
    ...(cardinality && { cardinality }),
    ...(collection && { collection }),
    ...(completion && { completion }),
    ...(attributes['element'] !== undefined && { element: attributes['element'] }),
    ...(attributes['output'] !== undefined && { output: attributes['output'] }),
    ...(attributes['outputElement'] !== undefined && { outputElement: attributes['outputElement'] }),
  });
}

const MULTI_PROPERTIES: ReadonlySet<string> = new Set([
  ...['id', 'documentation', 'extensionElements', 'isSequential', 'loopCardinality', 'completionCondition'],
]);

function readFlow(element: ModdleElement, draft: Draft, reading: Reading): void {
  checkProperties(element, FLOW_PROPERTIES, reading);
  readAttributes(element, reading);
  const condition = readExpression(oneOf(element, 'conditionExpression'), element, reading);
  const flow: ProcessFlow = Object.freeze({
    id: element.id ?? '',
    name: element.name?.trim() ?? '',
    source: oneOf(element, 'sourceRef')?.id ?? '',
    target: oneOf(element, 'targetRef')?.id ?? '',
    ...(condition && { condition }),
  });
  draft.flows.set(flow.id, { flow, element });
}

function readLanes(set: ModdleElement, draft: Draft, reading: Reading): void {
  for (const element of listOf(set, 'lanes')) {
    checkProperties(element, LANE_PROPERTIES, reading, set);
    const id = element.id ?? `lane-${draft.lanes.size + 1}`;
    const attributes = readAttributes(element, reading, set);
    draft.lanes.set(id, Object.freeze({ id, name: element.name?.trim() || id, attributes }));
    for (const node of listOf(element, 'flowNodeRef')) if (node.id) draft.laneOf.set(node.id, id);
    const inner = oneOf(element, 'childLaneSet');
    if (inner) readLanes(inner, draft, reading);
  }
}

const LANE_PROPERTIES: ReadonlySet<string> = new Set([
  ...['id', 'name', 'documentation', 'extensionElements', 'flowNodeRef', 'childLaneSet'],
]);
