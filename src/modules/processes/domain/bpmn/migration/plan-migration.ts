import type { ProcessModel, ProcessNode } from '../types.ts';
import { isPlace, isWaitBeside } from './places.ts';

/**
 * Plans how running instances of one model go on with another: each place where a token, timer or expected message can stand goes to
 * the element of the same id and kind, or where the wishes send it (null lets go of what waits on a border). Gaps are places without a
 * counterpart: whoever stands there is refused. Refused as a whole when a wish itself cannot hold.
 */
export function planMigration(from: ProcessModel, to: ProcessModel, wishes: MigrationWishes = {}): PlannedMigration {
  const pairing: Pairing = { from, to, wishes };
  const faults = Object.keys(wishes).flatMap((id) => faultOf(pairing, id) ?? []);
  if (faults.length > 0) return { ok: false, faults };
  const nodes: Record<string, string | null> = {};
  const gaps: MigrationProblem[] = [];
  for (const node of Object.values(from.nodes)) {
    const problem = problemOf(pairing, node);
    if (problem && isPlace(node)) gaps.push({ node: node.id, code: problem });
    if (!problem) nodes[node.id] = targetOf(pairing, node.id) ?? null;
  }
  const plan: MigrationPlan = { from: { m: from.id, h: from.hash }, to: { m: to.id, h: to.hash }, nodes };
  return { ok: true, plan, gaps };
}

/** Old element to new element; null lets go of a border event or of the start of an event sub-process. */
export type MigrationWishes = Readonly<Record<string, string | null>>;

export interface MigrationPlan {
  readonly from: { readonly m: string; readonly h: string };
  readonly to: { readonly m: string; readonly h: string };
  /** Every old element that has somewhere to go. */
  readonly nodes: Readonly<Record<string, string | null>>;
}

export interface MigrationProblem {
  readonly node: string;
  readonly code: MigrationCode;
}

export type MigrationCode =
  | 'unknown-node'
  | 'no-counterpart'
  | 'cannot-let-go'
  | 'kind-differs'
  | 'trigger-differs'
  | 'instances-differ'
  | 'join-differs'
  | 'events-differ'
  | 'host-differs'
  | 'scope-differs'
  | 'undo-missing'
  | 'taken-twice';

export type PlannedMigration =
  | { readonly ok: true; readonly plan: MigrationPlan; readonly gaps: readonly MigrationProblem[] }
  | { readonly ok: false; readonly faults: readonly MigrationProblem[] };

/** A wish must name an element that is there and send it where it can go. */
function faultOf(pairing: Pairing, id: string): MigrationProblem | null {
  const node = Object.hasOwn(pairing.from.nodes, id) ? pairing.from.nodes[id] : undefined;
  const wish = pairing.wishes[id];
  if (!node || (wish && !Object.hasOwn(pairing.to.nodes, wish))) return { node: id, code: 'unknown-node' };
  if (wish === null) return isWaitBeside(node) ? null : { node: id, code: 'cannot-let-go' };
  const code = problemOf(pairing, node);
  return code && { node: id, code };
}

function problemOf(pairing: Pairing, node: ProcessNode): MigrationCode | null {
  const target = targetOf(pairing, node.id);
  if (target === null) return null;
  const next = target === undefined ? undefined : pairing.to.nodes[target];
  if (!next) return 'no-counterpart';
  if (!isSameKind(node, next)) return 'kind-differs';
  if (triggerOf(node) !== triggerOf(next)) return 'trigger-differs';
  if (node.multi?.sequential !== next.multi?.sequential) return 'instances-differ';
  if (isJoin(node) !== isJoin(next) || (isJoin(node) && !isSameJoin(node, next))) return 'join-differs';
  if (node.kind === 'event-gateway' && !hasAllEvents(pairing, node, next)) return 'events-differ';
  if (node.attachedTo !== undefined && targetOf(pairing, node.attachedTo) !== next.attachedTo) return 'host-differs';
  if ((node.parent === undefined ? undefined : targetOf(pairing, node.parent)) !== next.parent) return 'scope-differs';
  if (node.compensation !== undefined && next.compensation === undefined) return 'undo-missing';
  return canShare(node) || !isTaken(pairing, node.id, next.id) ? null : 'taken-twice';
}

function targetOf({ to, wishes }: Pairing, id: string): string | null | undefined {
  if (Object.hasOwn(wishes, id)) return wishes[id];
  return Object.hasOwn(to.nodes, id) ? id : undefined;
}

function isSameKind(node: ProcessNode, next: ProcessNode): boolean {
  return (
    node.kind === next.kind &&
    (node.isEventSubProcess === true) === (next.isEventSubProcess === true) &&
    (node.isForCompensation === true) === (next.isForCompensation === true) &&
    (node.call === undefined) === (next.call === undefined)
  );
}

const triggerOf = (node: ProcessNode): string => node.trigger?.kind ?? 'none';

const isJoin = (node: ProcessNode): boolean =>
  (node.kind === 'parallel' || node.kind === 'inclusive') && node.incoming.length > 1;

/** Tokens that wait at a join are told apart by the flow they came by. */
function isSameJoin(node: ProcessNode, next: ProcessNode): boolean {
  const flows = new Set(next.incoming.map((flow) => flow.id));
  return node.incoming.length === flows.size && node.incoming.every((flow) => flows.has(flow.id));
}

function hasAllEvents(pairing: Pairing, node: ProcessNode, next: ProcessNode): boolean {
  const events = new Set<string | null | undefined>(next.outgoing.map((flow) => flow.target));
  return node.outgoing.every((flow) => events.has(targetOf(pairing, flow.target)));
}

/** Several tasks may become one; what waits beside a token, and what holds several tokens, may not. */
const canShare = (node: ProcessNode): boolean =>
  ['user', 'service', 'decision', 'receive', 'catch'].includes(node.kind) || !isPlace(node);

const isTaken = (pairing: Pairing, id: string, target: string): boolean =>
  Object.keys(pairing.from.nodes).some((other) => other !== id && targetOf(pairing, other) === target);

interface Pairing {
  readonly from: ProcessModel;
  readonly to: ProcessModel;
  readonly wishes: MigrationWishes;
}
