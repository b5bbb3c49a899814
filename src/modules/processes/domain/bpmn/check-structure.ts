import { checkCompensation, isUndoing } from './check-compensation.ts';
import type { Problems } from './problems.ts';
import { EVENT_STARTS } from './profile.ts';
import type { Draft, DraftNode } from './read-nodes.ts';
import type { ProcessFlow } from './types.ts';

/** Notes every place where the drawn graph cannot run: loose ends, missing conditions, events that never fire. */
export function checkStructure(draft: Draft, wiring: Wiring, problems: Problems): void {
  checkFlows(draft, problems);
  for (const draftNode of draft.nodes.values()) {
    checkEnds(draftNode, wiring, problems);
    checkConditions(draftNode, draft, wiring, problems);
    if (isUndoing(draftNode.node) || draftNode.node.trigger?.kind === 'compensation') {
      checkCompensation(draftNode, draft, wiring, problems);
    } else if (draftNode.node.kind === 'boundary') checkBoundary(draftNode, draft, problems);
    if (draftNode.node.kind === 'event-gateway') checkEventTargets(draftNode, draft, wiring, problems);
    if (draftNode.node.kind === 'sub-process') checkInnerStart(draftNode, draft, problems);
    if (draftNode.node.isEventSubProcess) checkEventSubProcess(draftNode, draft, wiring, problems);
  }
}

/** Flows by the node they leave and reach. */
export interface Wiring {
  readonly incoming: ReadonlyMap<string, readonly ProcessFlow[]>;
  readonly outgoing: ReadonlyMap<string, readonly ProcessFlow[]>;
}

function checkFlows(draft: Draft, problems: Problems): void {
  for (const { flow, element } of draft.flows.values()) {
    if (draft.refused.has(flow.source) || draft.refused.has(flow.target)) continue;
    const source = draft.nodes.get(flow.source)?.node;
    const target = draft.nodes.get(flow.target)?.node;
    if (!source || !target || source.parent !== target.parent) problems.add('flow-broken', element);
  }
}

function checkEnds({ element, node }: DraftNode, wiring: Wiring, problems: Problems): void {
  const ins = wiring.incoming.get(node.id)?.length ?? 0;
  const outs = wiring.outgoing.get(node.id)?.length ?? 0;
  if (node.isEventSubProcess || isUndoing(node)) return;
  const mustStart = node.kind === 'start' || node.kind === 'boundary';
  if (mustStart && ins > 0) problems.add('start-has-incoming', element);
  if (!mustStart && ins === 0) problems.add('not-connected', element);
  if (node.kind === 'end' && outs > 0) problems.add('end-has-outgoing', element);
  if (node.kind !== 'end' && outs === 0) problems.add('no-way-on', element);
}

function checkConditions({ element, node }: DraftNode, draft: Draft, wiring: Wiring, problems: Problems): void {
  const flows = wiring.outgoing.get(node.id) ?? [];
  const decides = node.kind === 'exclusive' || node.kind === 'inclusive';
  if (node.defaultFlow !== undefined && !flows.some((flow) => flow.id === node.defaultFlow)) {
    problems.add('property-outside-profile', element, 'default');
  }
  for (const flow of flows) {
    const drawn = draft.flows.get(flow.id)?.element ?? element;
    const isWritten = drawn['conditionExpression'] !== undefined;
    const mayOmit = flow.id === node.defaultFlow || flows.length === 1;
    if (isWritten && (!decides || flow.id === node.defaultFlow)) problems.add('condition-not-allowed', drawn);
    else if (decides && !mayOmit && !flow.condition && !problems.list.some((p) => p.element === drawn.id)) {
      problems.add('condition-missing', drawn);
    }
  }
}

function checkBoundary({ element, node }: DraftNode, draft: Draft, problems: Problems): void {
  if (draft.refused.has(node.attachedTo ?? '')) return;
  const host = draft.nodes.get(node.attachedTo ?? '')?.node;
  if (!host) {
    problems.add('boundary-never-fires', element, 'attachedToRef');
    return;
  }
  const trigger = node.trigger?.kind;
  const throwsErrors = host.kind === 'service' || host.kind === 'decision' || host.kind === 'sub-process';
  const waits = throwsErrors || host.kind === 'user' || host.kind === 'receive';
  if (trigger === 'error' && !throwsErrors) problems.add('boundary-never-fires', element, host.name);
  else if (trigger === 'escalation' && host.kind !== 'sub-process') {
    problems.add('boundary-never-fires', element, host.name);
  } else if (!waits) problems.add('boundary-never-fires', element, host.name);
  if (trigger === 'error' && node.interrupting === false)
    problems.add('property-outside-profile', element, 'cancelActivity');
}

function checkEventTargets({ element, node }: DraftNode, draft: Draft, wiring: Wiring, problems: Problems): void {
  const isHost = new Set([...draft.nodes.values()].map((other) => other.node.attachedTo));
  for (const flow of wiring.outgoing.get(node.id) ?? []) {
    const target = draft.nodes.get(flow.target)?.node;
    const catches = target?.kind === 'catch' || target?.kind === 'receive';
    const alone = (wiring.incoming.get(flow.target)?.length ?? 0) === 1;
    if (!catches || !alone || target.multi || isHost.has(target.id)) problems.add('event-target-invalid', element);
  }
}

function checkInnerStart({ element, node }: DraftNode, draft: Draft, problems: Problems): void {
  if (draft.refused.has(node.id)) return;
  const starts = [...draft.nodes.values()].filter(
    (other) => other.node.parent === node.id && other.node.kind === 'start',
  );
  if (starts.length === 0) problems.add('start-missing', element);
  if (starts.length > 1) problems.add('several-starts', element);
  for (const start of starts) {
    const { trigger, interrupting } = start.node;
    const isFine = node.isEventSubProcess ? EVENT_STARTS.has(trigger?.kind ?? '') : trigger?.kind === 'none';
    if (trigger && !isFine) problems.add('event-outside-profile', start.element, trigger.kind);
    if (trigger?.kind === 'error' && interrupting === false) {
      problems.add('property-outside-profile', start.element, 'isInterrupting');
    }
  }
}

function checkEventSubProcess({ element, node }: DraftNode, draft: Draft, wiring: Wiring, problems: Problems): void {
  const isHost = [...draft.nodes.values()].some((other) => other.node.attachedTo === node.id);
  const isWired = wiring.incoming.has(node.id) || wiring.outgoing.has(node.id);
  if (isHost || isWired || node.multi) problems.add('event-sub-process-invalid', element);
}
