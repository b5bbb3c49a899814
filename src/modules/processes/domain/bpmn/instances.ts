import { isInstance, place } from './place.ts';
import { Refused, type Run } from './run.ts';
import type { MultiInstance, ProcessNode, Token, Variables } from './types.ts';

/** Plans the instances of a multi-instance activity and opens the first, or all of them; gives how many there are. */
export function planInstances(run: Run, node: ProcessNode, multi: MultiInstance, token: Token): number {
  const items = listOfItems(run, node, multi, token);
  const count = items ? items.length : countOf(run, node, multi, token);
  if (count > MOST_INSTANCES) throw new Refused({ code: 'instances-invalid', node: node.id, detail: String(count) });
  const collects = multi.output !== undefined && { collects: true };
  const kept = multi.sequential && items && { items };
  run.emit({ type: 'instances-planned', token: token.i, node: node.id, count, ...collects, ...kept });
  const first = multi.sequential ? Math.min(1, count) : count;
  for (let index = 0; index < first; index += 1) openInstance(run, node, multi, token.i, index, items);
  return count;
}

/** Opens one instance with its own variables: `loopCounter` from 1, and the list's entry. */
export function openInstance(
  run: Run,
  node: ProcessNode,
  multi: MultiInstance,
  host: string,
  index: number,
  items: readonly unknown[] | undefined,
): void {
  const { s: parent } = run.token(host);
  const scope = run.nextId('s');
  const entry = multi.element !== undefined && items ? { [multi.element]: items[index] ?? null } : {};
  const variables: Variables = { loopCounter: index + 1, ...entry };
  const outer = parent !== undefined && { parent };
  run.emit({ type: 'scope-opened', scope, node: node.id, token: host, ...outer, index, variables });
  place(run, node.id, scope);
}

/** Tells whether this token stands for the whole multi-instance activity and must first be split. */
export function mustSplit(run: Run, node: ProcessNode, token: Token): node is ProcessNode & { multi: MultiInstance } {
  return node.multi !== undefined && !isInstance(run, token);
}

const MOST_INSTANCES = 1_000;

function listOfItems(run: Run, node: ProcessNode, multi: MultiInstance, token: Token): readonly unknown[] | undefined {
  if (!multi.collection) return undefined;
  const items = run.evaluate(multi.collection, token.s, node);
  if (Array.isArray(items)) return items;
  throw new Refused({ code: 'instances-invalid', node: node.id, detail: `${multi.collection.text} is no list` });
}

function countOf(run: Run, node: ProcessNode, multi: MultiInstance, token: Token): number {
  const count = multi.cardinality ? Number(run.evaluate(multi.cardinality, token.s, node)) : Number.NaN;
  if (Number.isInteger(count) && count >= 0) return count;
  throw new Refused({ code: 'instances-invalid', node: node.id, detail: `${multi.cardinality?.text} is no count` });
}
