import type { Wiring } from './check-structure.ts';
import type { Problems } from './problems.ts';
import type { Draft, DraftNode } from './read-nodes.ts';

/** Tells whether a node stands outside all flows because it undoes: an activity for that, or the event that names it. */
export function isUndoing(node: DraftNode['node']): boolean {
  return node.isForCompensation === true || (node.kind === 'boundary' && node.trigger?.kind === 'compensation');
}

/** Gives the activity that undoes another one: drawn with a dotted line from the compensation event on its border. */
export function handlerOf(activity: string, draft: Draft): string | undefined {
  const [border] = bordersOf(activity, draft);
  return border && targetsOf(border.node.id, draft)[0];
}

/** Notes a compensation that leads nowhere: without a handler, with flows, or thrown for what has none. */
export function checkCompensation(draftNode: DraftNode, draft: Draft, wiring: Wiring, problems: Problems): void {
  const { element, node } = draftNode;
  if (draft.refused.has(node.attachedTo ?? '')) return;
  const isWired = wiring.incoming.has(node.id) || wiring.outgoing.has(node.id);
  let isFine = !isWired && isHandler(draftNode, draft);
  if (node.kind === 'boundary') isFine = !isWired && isBorder(draftNode, draft);
  else if (!node.isForCompensation && node.trigger?.kind === 'compensation') {
    isFine = node.trigger.activity === undefined || handlerOf(node.trigger.activity, draft) !== undefined;
  }
  if (!isFine) problems.add('compensation-invalid', element);
}

/** One event on a border that can be undone, with one line to an activity that undoes. */
function isBorder({ node }: DraftNode, draft: Draft): boolean {
  const host = draft.nodes.get(node.attachedTo ?? '')?.node;
  const targets = targetsOf(node.id, draft);
  const isActivity =
    host !== undefined && ACTIVITIES.has(host.kind) && !host.isEventSubProcess && !host.isForCompensation;
  return isActivity && targets.length === 1 && bordersOf(host.id, draft).length === 1;
}

/** One line leads to it, and nothing hangs on it. */
function isHandler({ node }: DraftNode, draft: Draft): boolean {
  const lines = draft.associations.filter(({ source, target }) => target === node.id && isBorderEvent(source, draft));
  const isHost = [...draft.nodes.values()].some((other) => other.node.attachedTo === node.id);
  return lines.length === 1 && !isHost && !node.isEventSubProcess;
}

function bordersOf(activity: string, draft: Draft): DraftNode[] {
  return [...draft.nodes.values()].filter(
    ({ node }) => node.attachedTo === activity && node.trigger?.kind === 'compensation',
  );
}

function targetsOf(border: string, draft: Draft): string[] {
  const parent = draft.nodes.get(border)?.node.parent;
  const lines = draft.associations.filter(({ source }) => source === border);
  return lines.flatMap(({ target }) => {
    const node = draft.nodes.get(target)?.node;
    return node?.isForCompensation && node.parent === parent ? [target] : [];
  });
}

function isBorderEvent(id: string, draft: Draft): boolean {
  const node = draft.nodes.get(id)?.node;
  return node?.kind === 'boundary' && node.trigger?.kind === 'compensation';
}

const ACTIVITIES: ReadonlySet<string> = new Set([
  ...['user', 'service', 'send', 'receive', 'decision', 'manual', 'sub-process'],
]);
