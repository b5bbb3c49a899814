import { handlerOf } from './check-compensation.ts';
import { checkStructure, type Wiring } from './check-structure.ts';
import { inclusiveReach } from './inclusive-reach.ts';
import { listOf, type ModdleElement } from './moddle-element.ts';
import { Problems } from './problems.ts';
import { PROCESS_PROPERTIES, PROCESS_STARTS, ROOT_NOTATION } from './profile.ts';
import { processesIn } from './read-call.ts';
import { type Draft, type DraftNode, emptyDraft, readContainer } from './read-nodes.ts';
import { type Called, checkProperties, declarePrefixes, type Reading, readAttributes } from './read-parts.ts';
import type { BuildResult, ExpressionCompiler, ProcessFlow, ProcessModel, ProcessNode } from './types.ts';

/** Gives the frozen process that runs, or every reason (element, line, both languages) why the diagram cannot run. */
export function buildModel(definitions: ModdleElement, options: BuildOptions): BuildResult {
  const problems = new Problems(options.lines ?? new Map());
  const reading = readingOf(definitions, options, problems);
  declarePrefixes(definitions, reading.prefixes);
  for (const warning of options.warnings ?? []) problems.add('unknown-content', definitions, warning);
  const notation = readRoot(definitions, reading);
  const process = chooseProcess(definitions, options.processId, problems);
  if (!process) return { ok: false, problems: problems.list };

  const draft: Draft = { ...emptyDraft(), notation };
  checkProperties(process, PROCESS_PROPERTIES, reading);
  const attributes = readAttributes(process, reading);
  readContainer(process, draft, { ...reading, path: [...reading.path, `${options.hash}#${process.id}`] });
  const wiring = wire(draft);
  checkStructure(draft, wiring, problems);
  const starts = checkStarts(process, draft, problems);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };

  const id = process.id ?? '';
  const model: ProcessModel = {
    id,
    name: process.name?.trim() || id,
    hash: options.hash,
    attributes,
    nodes: freezeRecord(finishNodes(draft, wiring)),
    flows: freezeRecord([...draft.flows.values()].map(({ flow }) => [flow.id, flow])),
    lanes: freezeRecord([...draft.lanes]),
    starts: Object.freeze(starts),
    eventStarts: Object.freeze(eventStartsIn(undefined, [...draft.nodes.values()])),
    notation: Object.freeze(draft.notation),
  };
  return { ok: true, model: Object.freeze(model) };
}

export interface BuildOptions {
  readonly expression: ExpressionCompiler;
  /** SHA-256 of the source. */
  readonly hash: string;
  /** Needed only when the file holds several executable processes. */
  readonly processId?: string;
  /** Line of each element id, from 1. */
  readonly lines?: ReadonlyMap<string, number>;
  /** What the XML reader could not understand. */
  readonly warnings?: readonly string[];
  /** Gives the file with this SHA-256 for a call activity that names a version. */
  readonly called?: (process: string, version: string) => Called | undefined;
  /** The processes from which this one is called. */
  readonly path?: readonly string[];
  /** How many nodes those have read, so that calls of calls cannot grow without end. */
  readonly size?: { nodes: number };
}

function readingOf(definitions: ModdleElement, options: BuildOptions, problems: Problems): Reading {
  const { expression, hash, called, size = { nodes: 0 } } = options;
  return {
    ...{ problems, expression, hash, called, prefixes: new Map(), size },
    processes: processesIn(definitions),
    path: options.path ?? [],
    refusalOf(file, processId, path) {
      if (path.includes(`${file.hash}#${processId}`)) return undefined;
      const built = buildModel(file.definitions, { ...options, ...file, processId, path, size });
      return built.ok ? undefined : built.problems[0]?.message.en;
    },
  };
}

function readRoot(definitions: ModdleElement, reading: Reading): { element: string; type: string }[] {
  const notation: { element: string; type: string }[] = [];
  for (const element of listOf(definitions, 'rootElements')) {
    if (ROOT_NOTATION.has(element.$type)) notation.push({ element: element.id ?? '', type: element.$type });
    else if (element.$type !== 'bpmn:Process') reading.problems.add('element-outside-profile', element);
  }
  for (const extension of listOf(definitions, 'extensions')) {
    if (extension['mustUnderstand'] === true) reading.problems.add('foreign-extension', definitions, 'mustUnderstand');
  }
  return notation;
}

function chooseProcess(
  definitions: ModdleElement,
  processId: string | undefined,
  problems: Problems,
): ModdleElement | undefined {
  const processes = listOf(definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Process');
  const filled = processes.filter((process) => listOf(process, 'flowElements').length > 0);
  const executable = filled.filter((process) => process['isExecutable'] === true);
  const candidates = processId ? filled.filter((process) => process.id === processId) : executable;
  const chosen = candidates.length > 0 || processId ? candidates : filled;
  const called = chosen.length > 1 ? calledWithin(definitions) : new Set();
  const [first, second] = chosen.length > 1 ? chosen.filter(({ id }) => !called.has(id)) : chosen;
  if (!first) problems.add('no-process', definitions);
  else if (second) problems.add('several-processes', second);
  else return first;
  return undefined;
}

/** The processes that others in the same file call: they are parts, not the process that runs. */
function calledWithin(element: ModdleElement): Set<unknown> {
  const inner = [...listOf(element, 'rootElements'), ...listOf(element, 'flowElements')];
  const called = inner.filter(
    (one) => one.$type === 'bpmn:CallActivity' && one.$attrs?.['lipsia:version'] === undefined,
  );
  return new Set([...called.map((one) => one['calledElement']), ...inner.flatMap((one) => [...calledWithin(one)])]);
}

function wire(draft: Draft): Wiring {
  const incoming = new Map<string, ProcessFlow[]>();
  const outgoing = new Map<string, ProcessFlow[]>();
  for (const { flow } of draft.flows.values()) {
    incoming.set(flow.target, [...(incoming.get(flow.target) ?? []), flow]);
    outgoing.set(flow.source, [...(outgoing.get(flow.source) ?? []), flow]);
  }
  return { incoming, outgoing };
}

function checkStarts(process: ModdleElement, draft: Draft, problems: Problems): string[] {
  const starts = [...draft.nodes.values()].filter(({ node }) => node.kind === 'start' && node.parent === undefined);
  if (starts.length === 0) problems.add('start-missing', process);
  if (starts.filter(({ node }) => node.trigger?.kind === 'none').length > 1) problems.add('several-starts', process);
  for (const { element, node } of starts) {
    if (node.trigger && !PROCESS_STARTS.has(node.trigger.kind)) {
      problems.add('event-outside-profile', element, node.trigger.kind);
    }
  }
  return starts.map(({ node }) => node.id);
}

function finishNodes(draft: Draft, wiring: Wiring): [string, ProcessNode][] {
  const drafts = [...draft.nodes.values()];
  const handlers = new Map(
    drafts
      .filter(({ node }) => node.kind === 'boundary' && node.trigger?.kind === 'compensation')
      .map(({ node }) => [node.attachedTo, handlerOf(node.attachedTo ?? '', draft)]),
  );
  return drafts.map(({ node }) => {
    const lane = laneOf(node.id, draft);
    const compensation = handlers.get(node.id);
    const eventStarts = node.kind === 'sub-process' ? eventStartsIn(node.id, drafts) : [];
    const inner = drafts.find((other) => other.node.parent === node.id && other.node.kind === 'start');
    const finished: ProcessNode = {
      ...node,
      incoming: Object.freeze(wiring.incoming.get(node.id) ?? []),
      outgoing: Object.freeze(wiring.outgoing.get(node.id) ?? []),
      boundaries: Object.freeze(drafts.filter((o) => o.node.attachedTo === node.id).map((o) => o.node.id)),
      candidateGroups: Object.freeze(candidateGroups(node.attributes['role'], lane, draft)),
      ...(lane !== undefined && { lane }),
      ...(inner && { innerStart: inner.node.id }),
      ...(compensation !== undefined && { compensation }),
      ...(eventStarts.length > 0 && { eventStarts: Object.freeze(eventStarts) }),
      ...(node.kind === 'inclusive' && { reach: inclusiveReach(node.id, draft, wiring) }),
    };
    return [node.id, Object.freeze(finished)];
  });
}

/** The start events of the event sub-processes directly inside a sub-process, or at the top. */
function eventStartsIn(parent: string | undefined, drafts: readonly DraftNode[]): string[] {
  const subs = drafts.filter(({ node }) => node.isEventSubProcess && node.parent === parent).map(({ node }) => node.id);
  return drafts
    .filter(({ node }) => node.kind === 'start' && subs.includes(node.parent ?? ''))
    .map(({ node }) => node.id);
}

function laneOf(id: string, draft: Draft): string | undefined {
  const own = draft.laneOf.get(id);
  const parent = draft.nodes.get(id)?.node.parent;
  return own ?? (parent === undefined ? undefined : laneOf(parent, draft));
}

function candidateGroups(role: string | undefined, lane: string | undefined, draft: Draft): string[] {
  if (role !== undefined) return role.split(',').map((part) => part.trim());
  const drawn = lane === undefined ? undefined : draft.lanes.get(lane);
  return drawn ? (drawn.attributes['role'] ?? drawn.name).split(',').map((part) => part.trim()) : [];
}

function freezeRecord<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries)));
}
