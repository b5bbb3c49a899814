import { listOf, type ModdleElement } from './moddle-element.ts';
import { Problems } from './problems.ts';
import { PROCESS_PROPERTIES } from './profile.ts';
import { type Draft, emptyDraft, readContainer } from './read-nodes.ts';
import { type Called, checkProperties, declarePrefixes, type Reading, readAttributes } from './read-parts.ts';
import type { Attributes, ProcessNode, Trigger } from './types.ts';

/**
 * Reads the process that a call activity names into the draft, under the call's id, and gives to which version it is bound:
 * without `lipsia:version` the one in the same file, else the file with exactly this SHA-256. Refused when it is missing,
 * cannot run, calls itself, or all calls together have more than 5,000 nodes.
 */
export function readCall(
  element: ModdleElement,
  attributes: Attributes,
  draft: Draft,
  reading: Reading,
): ProcessNode['call'] {
  const process = String(element['calledElement'] ?? '');
  const bound = bind(process, attributes['version'], reading);
  if (typeof bound === 'string') reading.problems.add('called-cannot-run', element, bound);
  else if (!bound) reading.problems.add('called-missing', element, process);
  else if (reading.path.includes(keyOf(bound))) reading.problems.add('called-in-circle', element, process);
  else if (reading.size.nodes > MOST_NODES) reading.problems.add('called-too-large', element, String(MOST_NODES));
  else {
    readInto(element.id ?? '', bound, draft, reading);
    const [given, taken] = [namesIn(attributes['in']), namesIn(attributes['out'])];
    return Object.freeze({ process, hash: bound.hash, in: given, out: taken });
  }
  return undefined;
}

const MOST_NODES = 5_000;

interface Bound {
  readonly process: ModdleElement;
  readonly hash: string;
  /** Another file, which has been read as a whole and found to run. */
  readonly file?: Called;
}

function bind(process: string, version: string | undefined, reading: Reading): Bound | string | undefined {
  if (version === undefined) {
    const found = reading.processes.get(process);
    return found && { process: found, hash: reading.hash };
  }
  const file = reading.called?.(process, version);
  if (!file || file.hash !== version) return undefined;
  const found = listOf(file.definitions, 'rootElements').find(({ id, $type }) => id === process && isProcess($type));
  if (!found) return undefined;
  return reading.refusalOf(file, process, reading.path) ?? { process: found, hash: version, file };
}

function readInto(call: string, bound: Bound, draft: Draft, reading: Reading): void {
  const inner = emptyDraft();
  const { file } = bound;
  const within: Reading = {
    ...reading,
    path: [...reading.path, keyOf(bound)],
    ...(file && {
      hash: file.hash,
      processes: processesIn(file.definitions),
      problems: new Problems(file.lines),
      prefixes: new Map(),
    }),
  };
  if (file) declarePrefixes(file.definitions, within.prefixes);
  checkProperties(bound.process, PROCESS_PROPERTIES, within);
  readAttributes(bound.process, within);
  readContainer(bound.process, inner, within);
  moveInto(draft, inner, call);
}

/** Every id of the called process stands behind the id of the call, so that it can be called in two places. */
function moveInto(draft: Draft, inner: Draft, call: string): void {
  const under = (id: string) => `${call}/${id}`;
  for (const { element, node } of inner.nodes.values()) {
    const renamed = {
      ...node,
      id: under(node.id),
      parent: node.parent === undefined ? call : under(node.parent),
      ...(node.defaultFlow !== undefined && { defaultFlow: under(node.defaultFlow) }),
      ...(node.attachedTo !== undefined && { attachedTo: under(node.attachedTo) }),
      ...(node.trigger?.kind === 'compensation' && { trigger: undoing(node.trigger.activity, under) }),
    };
    draft.nodes.set(renamed.id, { element, node: renamed });
  }
  for (const { element, flow } of inner.flows.values()) {
    const [id, source, target] = [under(flow.id), under(flow.source), under(flow.target)];
    draft.flows.set(id, { element, flow: Object.freeze({ ...flow, id, source, target }) });
  }
  for (const [id, lane] of inner.lanes) draft.lanes.set(under(id), Object.freeze({ ...lane, id: under(id) }));
  for (const [node, lane] of inner.laneOf) draft.laneOf.set(under(node), under(lane));
  for (const { source, target } of inner.associations) {
    draft.associations.push({ source: under(source), target: under(target) });
  }
  for (const { element, type } of inner.notation) draft.notation.push({ element: under(element), type });
  for (const id of inner.refused) draft.refused.add(under(id));
}

function undoing(activity: string | undefined, under: (id: string) => string): Trigger {
  return Object.freeze({ kind: 'compensation', ...(activity !== undefined && { activity: under(activity) }) });
}

/** The processes of a file by their id. */
export function processesIn(definitions: ModdleElement): Map<string, ModdleElement> {
  const processes = listOf(definitions, 'rootElements').filter(({ $type }) => isProcess($type));
  return new Map(processes.map((process) => [process.id ?? '', process]));
}

const isProcess = (type: string): boolean => type === 'bpmn:Process';
const keyOf = (bound: Bound): string => `${bound.hash}#${bound.process.id}`;

function namesIn(text: string | undefined): readonly string[] {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return Object.freeze(names.filter((name) => name !== ''));
}
